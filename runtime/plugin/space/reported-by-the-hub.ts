import type { Attribute } from "../protocol";

/** What the Hub reports of a Space, in the resource and in the data source. */
export const REPORTED_BY_THE_HUB = {
  url: { type: "string", computed: true, description: "Address of the running app." },
  page_url: { type: "string", computed: true, description: "Address of the Space's page on the Hub." },
  stage: {
    type: "string",
    computed: true,
    description: "Stage of the app when it was last read, such as `BUILDING`, `RUNNING` or `SLEEPING`.",
  },
  author: { type: "string", computed: true, description: "User or organization that the Space belongs to." },
  last_modified: { type: "string", computed: true, description: "Time of the last commit (RFC 3339)." },
  created_at: { type: "string", computed: true, description: "Time of creation (RFC 3339)." },
  likes: { type: "number", computed: true, description: "How many accounts like the Space." },
  sha: { type: "string", computed: true, description: "Newest commit of the Space's files." },
} as const satisfies Record<string, Attribute>;
