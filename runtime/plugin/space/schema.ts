import { malformedName } from "../names";
import type { Schema } from "../protocol";
import { unknownRegion } from "../regions";
import { REPORTED_BY_THE_HUB } from "./reported-by-the-hub";
import {
  malformedDuration,
  malformedHardware,
  malformedKeys,
  malformedReplicas,
  malformedResourceGroup,
  malformedSdk,
  malformedSleepTime,
  malformedTemplate,
  tooLongDescription,
  unknownVisibility,
} from "./validators";
import { VOLUMES } from "./volume-rules";

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
        "`public`, `private` or `protected` (the app is public, its code is not; needs a paid plan). Left out: the Hub decides.",
      validate: unknownVisibility,
    },
    private: {
      type: "bool",
      optional: true,
      computed: true,
      description: "Whether only its owners see the Space; the same as `visibility` says, where that is given too.",
    },
    sdk: {
      type: "string",
      optional: true,
      computed: true,
      description: "`docker`, `gradio` or `static`. A template decides it. A change replaces the Space.",
      requiresReplace: true,
      validate: malformedSdk,
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
      validate: malformedHardware,
    },
    sleep_time: {
      type: "number",
      optional: true,
      computed: true,
      description:
        "Seconds without a visitor after which the Space sleeps; `-1` is never. Free hardware always sleeps after 172800.",
      validate: malformedSleepTime,
    },
    replicas: {
      type: "number",
      optional: true,
      computed: true,
      description: "How many copies of the app run, each of them billed; paid hardware only. Left out: left alone.",
      validate: malformedReplicas,
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
        "Secrets that the app reads from its environment. Their values are kept in the state. Keys that Terraform never set " +
        "are left alone. Left out: left alone. A change restarts the app.",
      validate: malformedKeys("secret"),
    },
    variables: {
      type: ["map", "string"],
      optional: true,
      computed: true,
      description:
        "Variables that the app reads from its environment; anyone who sees the Space can read them. Keys that Terraform never " +
        "set are left alone. Left out: left alone. A change restarts the app.",
      validate: malformedKeys("variable"),
    },
    secrets_wo: {
      type: ["map", "string"],
      optional: true,
      sensitive: true,
      writeOnly: true,
      description:
        "As `secrets`, but the values reach neither a plan nor the state; salted digests tell whether one has changed. Needs " +
        "Terraform or OpenTofu 1.11.",
      validate: malformedKeys("secret"),
    },
    secrets_updated_at: {
      type: ["map", "string"],
      computed: true,
      description: "When each of the secrets was last set (RFC 3339), as far as the Hub tells.",
    },
    volumes: VOLUMES,
    source_dir: {
      type: "string",
      optional: true,
      description:
        "Folder with the app's own files. Each change is one commit; files that it no longer has are deleted if they came from " +
        "it. Left out are files that a `.gitignore` in it names, `.git`, `.env`, `.venv`, `node_modules`, `__pycache__`, `.DS_Store` " +
        "and `.terraform`; links that lead out of it are refused. Leave it out where something else pushes the code.",
    },
    source_hash: {
      type: "string",
      optional: true,
      computed: true,
      description: "Changes when the files of `source_dir` do. Left out: computed from them.",
    },
    wait_until_running: {
      type: "bool",
      optional: true,
      description:
        "Whether an apply that starts or restarts the app waits until it runs, and fails, with the end of its log, if it does not.",
    },
    timeouts: {
      nesting: "single",
      optional: true,
      description: "How long `wait_until_running` waits, such as `90s`, `15m` or `1h`.",
      attributes: {
        create: {
          type: "string",
          optional: true,
          description: "After a creation. Default: `30m`.",
          validate: malformedDuration,
        },
        update: {
          type: "string",
          optional: true,
          description: "After a change. Default: `30m`.",
          validate: malformedDuration,
        },
      },
    },
    paused: {
      type: "bool",
      optional: true,
      computed: true,
      description: "Whether the app is stopped, and costs nothing, until this is false. Left out: left alone.",
    },
    restart_triggers: {
      type: ["map", "string"],
      optional: true,
      description: "Any texts; when one of them changes, the app is restarted.",
    },
    factory_rebuild: {
      type: "bool",
      optional: true,
      description:
        "Whether `restart_triggers` also build the app anew, from no cache, which loses what is on its own disk.",
    },
    deletion_protection: {
      type: "bool",
      optional: true,
      description:
        "While true, the Space is neither destroyed nor replaced, whatever the way to it. Set it to false and apply that first.",
    },
    adopt_existing: {
      type: "bool",
      optional: true,
      description:
        "Whether a Space of this name that is there already is taken over and changed, where creating it would fail. Only for the " +
        "first apply: a Space in the state is not replaced while it is true.",
    },
    dev_mode: {
      type: "bool",
      optional: true,
      computed: true,
      description: "Whether the app's container can be reached by SSH; needs a paid plan. Left out: left alone.",
    },
    sdk_version: {
      type: "string",
      optional: true,
      description: "Version of the SDK that the new Space begins with. Later it is a line of its `README.md`.",
    },
    short_description: {
      type: "string",
      optional: true,
      description:
        "One line of at most 60 characters that the new Space begins with. Later it is a line of its `README.md`.",
      validate: tooLongDescription,
    },
    region: {
      type: "string",
      optional: true,
      computed: true,
      description: "Where the Space runs: `us` or `eu`. Left out: the Hub decides. A change replaces the Space.",
      validate: unknownRegion,
    },
    resource_group_id: {
      type: "string",
      optional: true,
      description:
        "Resource group of the organization that the new Space begins in: 24 hex digits. Later it is changed on the Hub.",
      validate: malformedResourceGroup,
    },
    ...REPORTED_BY_THE_HUB,
  },
};
