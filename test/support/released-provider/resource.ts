import { isDeepStrictEqual } from "util";
import { fault, type HubConnection } from "./hub-connection";
import { refuseUnknown } from "./unknown-after-apply";
import {
  OBJECT_GONE,
  UNKNOWN,
  Unknown,
  type ConfigureRequest,
  type ObjectValue,
  type Outcome,
  type Resource,
  type Value,
} from "../../../runtime/plugin/protocol";

const OPTIONAL_COMPUTED = { optional: true, computed: true, description: "" } as const;
const MAP = { type: ["map", "string"], optional: true, description: "" } as const;

/** The resource of 0.0.4. The numbers are those of `docs/released-provider.md`. */
export const space: Resource<HubConnection> = {
  schema: {
    description: "",
    attributes: {
      id: { type: "string", computed: true, description: "" },
      name: { type: "string", required: true, description: "" },
      private: { type: "bool", ...OPTIONAL_COMPUTED },
      sdk: { type: "string", ...OPTIONAL_COMPUTED },
      template: { type: "string", ...OPTIONAL_COMPUTED },
      // Q3: not sensitive.
      secrets: MAP,
      variables: MAP,
      hardware: { type: "string", ...OPTIONAL_COMPUTED },
      storage: { type: "string", ...OPTIONAL_COMPUTED },
      sleep_time: { type: "number", ...OPTIONAL_COMPUTED },
    },
  },

  // Q8: the id is always taken from the state, also when the Space is about to be renamed.
  // Q10: nothing asks for a replacement.
  plan({ prior, config, proposed }) {
    if (!prior || isDeepStrictEqual(prior, proposed)) return { planned: proposed };
    const open = Object.entries(space.schema.attributes)
      .filter(([name, { computed }]) => computed && name !== "id" && (config[name] ?? null) === null)
      .map(([name]) => [name, UNKNOWN]);
    return { planned: { ...proposed, ...Object.fromEntries(open) } };
  },

  async create({ client, desired: planned }) {
    // Q13: no organization. Q4: `storage` and `sleepTime` mean nothing to the Hub. Q17: left out is "" or 0.
    const body =
      `{"type": "space", "name": "${text(planned.name)}", "private": ${planned.private === true}, ` +
      `"sdk": "${text(planned.sdk)}", "template": "${text(planned.template)}", ` +
      `"hardware": "${text(planned.hardware)}", "storage": "${text(planned.storage)}", ` +
      `"sleepTime": ${number(planned.sleep_time)}}`;
    const answer = await client.expectOk("POST", "/api/repos/create", "create space", body);
    const { name: id } = JSON.parse(answer.body) as { name?: unknown };
    if (typeof id !== "string") {
      throw fault("Invalid Response", "Unable to extract space name from create space response");
    }
    // Q5: one request each. A failure here leaves the Space on the Hub and nothing in the state.
    for (const kind of ["secret", "variable"] as const) {
      await post(client, id, kind, entries(planned[`${kind}s`]));
    }
    return { kind: "created", state: { ...planned, id } };
  },

  // Q7: nobody asks the Hub.
  read: ({ state }) => Promise.resolve({ state }),

  async configure(request) {
    if (request.origin !== "created") return update(request);
    refuseUnknown(request.prior); // Q1
    return { state: request.prior };
  },

  async delete({ client, state }) {
    // Q12: no organization, and only 200 is success.
    const body = `{"type": "space", "name": "${text(state.name)}"}`;
    await client.expectOk("DELETE", "/api/repos/delete", "delete space", body);
    return OBJECT_GONE;
  },

  // Q14: the id and nothing else, and `read` fills nothing in.
  import: ({ id }) => Promise.resolve({ state: { id } }),
};

async function update({ client, prior, desired: planned }: ConfigureRequest<HubConnection>): Promise<Outcome> {
  const state: Record<string, Value> = { ...prior };
  // Q8: all requests after the move go to the old id.
  const id = text(planned.id);
  if (text(prior.name) !== text(planned.name)) {
    const moved = `${text(prior.id).split("/")[0]}/${text(planned.name)}`;
    const body = `{"fromRepo": "${text(prior.id)}", "toRepo": "${moved}", "type": "space"}`;
    await client.expectOk("POST", "/api/repos/move", "rename space", body);
    Object.assign(state, { id: moved, name: planned.name });
  }
  // Q9: the state keeps the old value. Q10: and nothing at all happens for sdk and template.
  if (!isDeepStrictEqual(prior.private, planned.private)) {
    const body = `{"private": ${planned.private === true}}`;
    await client.expectOk("PUT", `/api/spaces/${id}/settings`, "update space visibility", body);
  }
  for (const kind of ["secret", "variable"] as const) {
    const map = planned[`${kind}s`];
    // Q11: every key is deleted and posted again; with the whole map removed, nothing happens.
    if (map === null || map instanceof Unknown) continue;
    await deleteAll(client, id, kind);
    await post(client, id, kind, entries(map));
    state[`${kind}s`] = map;
  }
  await updateRuntime(client, id, planned, state);
  refuseUnknown(state);
  return { state };
}

async function post(
  client: HubConnection,
  id: string,
  kind: "secret" | "variable",
  pairs: readonly [string, Value][],
): Promise<void> {
  for (const [key, value] of pairs) {
    // Q2: not encoded.
    const body = `{"key": "${key}", "value": "${text(value)}"}`;
    await client.expectOk("POST", `/api/spaces/${id}/${kind}s`, `add ${kind}`, body);
  }
}

async function deleteAll(client: HubConnection, id: string, kind: "secret" | "variable"): Promise<void> {
  const path = `/api/spaces/${id}/${kind}s`;
  const { status, body } = await client.request("GET", path, `retrieve ${kind}s`);
  if (status !== 200) return;
  for (const key of Object.keys(JSON.parse(body) as object)) {
    await client.expectOk("DELETE", path, `delete ${kind}`, `{"key": "${key}"}`);
  }
}

async function updateRuntime(
  client: HubConnection,
  id: string,
  planned: ObjectValue,
  state: Record<string, Value>,
): Promise<void> {
  const changes = [
    { attribute: "hardware", path: "hardware", what: "hardware", body: `{"flavor": "${text(planned.hardware)}"}` },
    { attribute: "storage", path: "storage", what: "storage", body: `{"tier": "${text(planned.storage)}"}` },
    {
      attribute: "sleep_time",
      path: "sleeptime",
      what: "sleep time",
      body: `{"seconds": ${number(planned.sleep_time)}}`,
    },
  ];
  for (const { attribute, path, what, body } of changes) {
    const same = attribute === "sleep_time" ? number : text;
    if (same(state[attribute]) === same(planned[attribute])) continue;
    await client.expectOkWithReason("POST", `/api/spaces/${id}/${path}`, `update space ${what}`, body);
    state[attribute] = planned[attribute];
  }
}

/** Null and unknown read as "". */
function text(value: Value): string {
  return typeof value === "string" ? value : "";
}

/** Null and unknown read as 0. */
function number(value: Value): number {
  return typeof value === "number" ? value : 0;
}

function entries(map: Value): [string, Value][] {
  return map === null || map instanceof Unknown ? [] : Object.entries(map as ObjectValue);
}
