import type { Attribute, Schema } from "../protocol";
import { malformedKeys, malformedName, malformedSleepTime, malformedTemplate, unknownVisibility } from "./validation";

/** What the Hub tells of a Space, in the resource and in the data source. */
const TOLD_BY_THE_HUB = {
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

export const resourceSchema: Schema = {
  description: "A Space of the Hugging Face Hub: an app with its hardware, secrets and variables.",
  attributes: {
    id: { type: "string", computed: true, description: "`namespace/name`." },
    name: {
      type: "string",
      required: true,
      description: "Name, without the namespace. A change renames the Space in place; its address changes with it.",
      validate: malformedName,
    },
    namespace: {
      type: "string",
      optional: true,
      computed: true,
      description:
        "User or organization that the Space belongs to. Left out: the provider's `namespace`, else the account of the token. " +
        "A change moves the Space in place.",
      validate: malformedName,
    },
    visibility: {
      type: "string",
      optional: true,
      computed: true,
      description:
        "`public`, `private` or `protected` (the app is public, its code is not; needs a paid plan). Left out: the Hub decides. " +
        "Excludes `private`.",
      validate: unknownVisibility,
    },
    private: {
      type: "bool",
      optional: true,
      computed: true,
      description: "Whether only its owners see the Space. Excludes `visibility`.",
    },
    sdk: {
      type: "string",
      optional: true,
      computed: true,
      description: "`docker`, `gradio` or `static`. A template decides it. A change replaces the Space.",
      requiresReplace: true,
    },
    template: {
      type: "string",
      optional: true,
      computed: true,
      description:
        "Space that the new one is made from, such as `zenml/zenml-template-space`. A change replaces the Space.",
      validate: malformedTemplate,
    },
    hardware: {
      type: "string",
      optional: true,
      computed: true,
      description:
        "Hardware flavor, such as `cpu-basic` or `t4-small`. Left out: the Hub decides. A change restarts the app.",
    },
    sleep_time: {
      type: "number",
      optional: true,
      computed: true,
      description:
        "Seconds without a visitor after which the Space sleeps; `-1` is never. Free hardware always sleeps after 172800.",
      validate: malformedSleepTime,
    },
    storage: {
      type: "string",
      optional: true,
      computed: true,
      description:
        "Not sent: the Hub has no storage tiers any more. Accepted so that configurations for older providers go on working.",
    },
    secrets: {
      type: ["map", "string"],
      optional: true,
      sensitive: true,
      description:
        "Secrets that the app reads from its environment. Their values are kept in the state. Keys that are not in the map are " +
        "left alone. A change restarts the app.",
      validate: malformedKeys("secret"),
    },
    variables: {
      type: ["map", "string"],
      optional: true,
      description:
        "Variables that the app reads from its environment; anyone who sees the Space can read them. Keys that are not in the " +
        "map are left alone. A change restarts the app.",
      validate: malformedKeys("variable"),
    },
    ...TOLD_BY_THE_HUB,
  },
};

export const dataSourceSchema: Schema = {
  description: "Reads a Space of the Hugging Face Hub.",
  attributes: {
    id: { type: "string", required: true, description: "`namespace/name`." },
    name: { type: "string", computed: true, description: "Name, without the namespace." },
    namespace: { type: "string", computed: true, description: "User or organization that the Space belongs to." },
    visibility: {
      type: "string",
      computed: true,
      description: "`public` or `private`; the Hub tells a protected Space as private.",
    },
    private: { type: "bool", computed: true, description: "Whether the Space is private or protected." },
    sdk: { type: "string", computed: true, description: "`docker`, `gradio` or `static`." },
    hardware: { type: "string", computed: true, description: "Hardware flavor; null for static Spaces." },
    sleep_time: {
      type: "number",
      computed: true,
      description:
        "Seconds without a visitor after which the Space sleeps; `-1` is never, null where the Hub does not say.",
    },
    storage: { type: "string", computed: true, description: "Always null: the Hub has no storage tiers any more." },
    ...TOLD_BY_THE_HUB,
  },
};
