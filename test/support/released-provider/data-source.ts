import { fault, type HubConnection } from "./hub-connection";
import type { DataSource, Value } from "../../../runtime/plugin/protocol";

const COMPUTED = { computed: true, description: "" } as const;

/** The fields that 0.0.4 demands of the Hub's answer, in its order. Q15: the Hub has no such field for the last three. */
const DEMANDED = [
  { field: "id", attribute: "name", type: "string" },
  { field: "author", attribute: "author", type: "string" },
  { field: "lastModified", attribute: "last_modified", type: "string" },
  { field: "likes", attribute: "likes", type: "number" },
  { field: "private", attribute: "private", type: "boolean" },
  { field: "sdk", attribute: "sdk", type: "string" },
  { field: "hardware", attribute: "hardware", type: "string" },
  { field: "storage", attribute: "storage", type: "string" },
  { field: "sleepTime", attribute: "sleep_time", type: "number" },
] as const;

const CTY_TYPES = { string: "string", number: "number", boolean: "bool" } as const;

/** The data source of 0.0.4. */
export const space: DataSource<HubConnection> = {
  schema: {
    description: "",
    attributes: {
      id: { type: "string", required: true, description: "" },
      ...Object.fromEntries(DEMANDED.map(({ attribute, type }) => [attribute, { type: CTY_TYPES[type], ...COMPUTED }])),
    },
  },

  async read({ client, config }) {
    const answer = await client.request("GET", `/api/spaces/${String(config.id)}`, "read space");
    if (answer.status !== 200) throw fault("API Error", `Unexpected status code: ${answer.status}`);
    const found = JSON.parse(answer.body) as Record<string, Value>;
    const state: Record<string, Value> = { id: config.id };
    for (const { field, attribute, type } of DEMANDED) {
      if (typeof found[field] !== type) {
        const detail = `The '${field}' field is missing or not a ${type} in the space JSON response`;
        throw fault("Missing or Invalid Field", detail);
      }
      state[attribute] = found[field];
    }
    return { state };
  },
};
