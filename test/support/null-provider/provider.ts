import { randomInt } from "crypto";
import { isDeepStrictEqual } from "util";
import {
  OBJECT_GONE,
  UNKNOWN,
  Unknown,
  type ObjectValue,
  type Provider,
  type Value,
} from "../../../runtime/plugin/protocol";

const LARGEST_ID = 2 ** 48 - 1;

/**
 * A stand-in for `hashicorp/null` 3, for tests that must run where the Terraform registry cannot be reached: its
 * `null_resource`, which does nothing but be replaced when its triggers change. It lacks `null_data_source`.
 *
 * @see https://registry.terraform.io/providers/hashicorp/null/latest/docs
 */
export const nullProvider: Provider<null> = {
  schema: { description: "", attributes: {} },
  configure: () => Promise.resolve(null),
  resources: {
    null_resource: {
      schema: {
        description: "",
        attributes: {
          id: { type: "string", computed: true, description: "" },
          triggers: { type: ["map", "string"], optional: true, description: "" },
        },
      },
      plan({ prior, proposed }) {
        const isReplaced = prior && !isDeepStrictEqual(given(prior.triggers), given(proposed.triggers));
        return {
          planned: isReplaced ? { ...proposed, id: UNKNOWN } : proposed,
          requiresReplace: isReplaced ? [["triggers"]] : [],
        };
      },
      create: ({ desired }) =>
        Promise.resolve({ kind: "created", state: { ...desired, id: String(randomInt(LARGEST_ID)) } }),
      configure: ({ id, desired }) => Promise.resolve({ state: { ...desired, id } }),
      read: ({ state }) => Promise.resolve({ state }),
      delete: () => Promise.resolve(OBJECT_GONE),
    },
  },
};

/** A trigger that is null counts as left out, as all of them do when there is no map. */
function given(triggers: Value): unknown {
  if (triggers instanceof Unknown) return triggers;
  return Object.fromEntries(Object.entries((triggers ?? {}) as ObjectValue).filter(([, value]) => value !== null));
}
