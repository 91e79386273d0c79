import type { FastifyInstance } from "fastify";
import { readableSpace, requireWrite, writableSpace } from "../access";
import { secretsAnswer, variablesAnswer } from "../answers";
import { parseBody, setting, settingKeyOnly } from "../body";
import type { Hub } from "../hub";
import { badRequest } from "../refusal";
import type { Space } from "../state/space";

/** Secrets and variables; each change starts the app again. */
export function settingRoutes(app: FastifyInstance, hub: Hub): void {
  for (const kind of ["secrets", "variables"] as const) {
    const path = `/api/spaces/:namespace/:name/${kind}`;
    const other = kind === "secrets" ? "variables" : "secrets";
    const changed = (space: Space): object => {
      hub.life.restart(space, `${kind} changed`);
      return kind === "secrets" ? {} : variablesAnswer(space.variables);
    };

    app.get(path, async (request) => {
      const space = readableSpace(hub, request);
      if (kind === "variables") return variablesAnswer(space.variables);
      requireWrite(hub, request, space.namespace);
      return secretsAnswer(space.secrets);
    });

    app.post(path, async (request) => {
      const space = writableSpace(hub, request);
      const { key, value, description } = parseBody(setting, request.body);
      if (space[other].has(key)) throw badRequest(`"key" is already one of the ${other}`);
      const about = { description: description ?? undefined, updatedAt: hub.store.timestamp() };
      if (kind === "secrets") space.secrets.set(key, about);
      else space.variables.set(key, { value, ...about });
      return changed(space);
    });

    app.delete(path, async (request) => {
      const space = writableSpace(hub, request);
      const { key } = parseBody(settingKeyOnly, request.body);
      if (!space[kind].delete(key)) return kind === "secrets" ? {} : variablesAnswer(space.variables);
      return changed(space);
    });
  }
}
