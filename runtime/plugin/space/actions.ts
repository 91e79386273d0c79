import type { Client } from "../client";
import { malformedSpaceId } from "../names";
import type { Action, InvokeRequest, Schema } from "../protocol";
import { waitUntilRunning } from "./readiness";
import { malformedDuration } from "./validators";

const SPACE_ID: Schema["attributes"] = {
  space_id: {
    type: "string",
    required: true,
    description: "`namespace/name` of the Space, such as `huggingface-spaces_space.app.id`.",
    validate: malformedSpaceId,
  },
};

const WAITING: Schema["attributes"] = {
  wait_until_running: {
    type: "bool",
    optional: true,
    description:
      "Whether to wait until the app runs, and fail, with the end of its log, if it does not. Left out: true.",
  },
  timeout: {
    type: "string",
    optional: true,
    description: "How long to wait, such as `90s`, `15m` or `1h`. Left out: `30m`.",
    validate: malformedDuration,
  },
};

/** What can be done to a Space without a change of its configuration. */
export const spaceActions: Readonly<Record<string, Action<Client>>> = {
  "huggingface-spaces_restart": {
    schema: {
      description: "Restarts a Space's app. A paused or sleeping Space runs again.",
      attributes: { ...SPACE_ID, ...WAITING },
    },
    invoke: async (request) => restart(request, false),
  },

  "huggingface-spaces_factory_rebuild": {
    schema: {
      description: "Builds a Space anew, from no cache, and restarts it. What is on the app's own disk is lost.",
      attributes: { ...SPACE_ID, ...WAITING },
    },
    invoke: async (request) => restart(request, true),
  },

  "huggingface-spaces_pause": {
    schema: {
      description: "Stops a Space's app, which costs nothing until it is restarted.",
      attributes: SPACE_ID,
    },
    async invoke({ client: { hub }, config, progress }) {
      const id = String(config.space_id);
      const { stage } = await hub.pauseSpace(id);
      progress(`${id} is ${stage}`);
    },
  },
};

async function restart({ client: { hub }, config, signal, progress }: InvokeRequest<Client>, factory: boolean) {
  const id = String(config.space_id);
  await hub.restartSpace(id, { factory });
  if (config.wait_until_running === false) return;
  await waitUntilRunning(hub, id, {
    timeout: config.timeout,
    signal,
    secrets: [],
    consequence: "",
    onStage: (stage) => progress(`${id} is ${stage}`),
  });
}
