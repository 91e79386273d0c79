import { REPORTED_BY_THE_HUB } from "./reported-by-the-hub";
import { malformedSpaceId } from "../names";
import type { Schema } from "../protocol";

export const dataSourceSchema: Schema = {
  description: "Reads a Space of the Hugging Face Hub.",
  attributes: {
    id: { type: "string", required: true, description: "`namespace/name`.", validate: malformedSpaceId },
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
    region: { type: "string", computed: true, description: "`us` or `eu`; null where the Hub does not say." },
    storage: { type: "string", computed: true, description: "Always null: the Hub has no storage tiers any more." },
    ...REPORTED_BY_THE_HUB,
  },
};
