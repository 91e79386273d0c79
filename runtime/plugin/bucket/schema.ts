import { malformedName } from "../names";
import type { Schema } from "../protocol";
import { unknownRegion } from "../regions";

export const bucketSchema: Schema = {
  description: "A bucket of the Hugging Face Hub: storage that outlives a Space's restarts, mounted by its `volumes`.",
  attributes: {
    id: { type: "string", computed: true, description: "`namespace/name`." },
    name: {
      type: "string",
      required: true,
      description: "Name, without the namespace. A change renames the bucket in place; volumes must then name it anew.",
      validate: malformedName,
    },
    namespace: {
      type: "string",
      optional: true,
      computed: true,
      description:
        "User or organization that the bucket belongs to. Left out: the provider's `namespace`, else the account of the token. A " +
        "change moves the bucket in place.",
      validate: malformedName,
    },
    private: {
      type: "bool",
      optional: true,
      computed: true,
      description: "Whether only its owners see the bucket. Left out: true.",
    },
    region: {
      type: "string",
      optional: true,
      description: "`us` or `eu`. Left out: the Hub decides. The Hub does not tell it; a change replaces the bucket.",
      requiresReplace: true,
      validate: unknownRegion,
    },
    force_destroy: {
      type: "bool",
      optional: true,
      description: "Whether the bucket may be destroyed with the files that it holds. Left out: it must be empty.",
    },
    size: { type: "number", computed: true, description: "Bytes that it held when it was last read." },
    files: { type: "number", computed: true, description: "Files that it held when it was last read." },
    created_at: { type: "string", computed: true, description: "Time of creation (RFC 3339)." },
  },
};
