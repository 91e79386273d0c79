import type { HardwareInfo } from "../../hub";
import type { Client } from "../client";
import type { DataSource, ObjectValue } from "../protocol";

/** The Hub's price list, as it is now. */
export const hardwareDataSource: DataSource<Client> = {
  schema: {
    description: "The hardware that the Hub offers for Spaces, with its price.",
    attributes: {
      flavors: {
        nesting: "list",
        computed: true,
        description: "In the Hub's order.",
        attributes: {
          flavor: { type: "string", computed: true, description: "What `hardware` takes, such as `t4-small`." },
          name: { type: "string", computed: true, description: "Such as `Nvidia T4 - small`." },
          cpu: { type: "string", computed: true, description: "Such as `4 vCPU`." },
          memory: { type: "string", computed: true, description: "Such as `15 GB`." },
          accelerator: { type: "string", computed: true, description: "Such as `1x T4`; null for none." },
          accelerator_memory: { type: "string", computed: true, description: "Such as `16 GB`; null for none." },
          usd_per_hour: {
            type: "number",
            computed: true,
            description: "US dollars an hour while the Space runs; null where the Hub does not say.",
          },
        },
      },
      usd_per_hour: {
        type: ["map", "number"],
        computed: true,
        description: "US dollars an hour by flavor, of those whose price the Hub tells.",
      },
    },
  },

  async read({ client: { hub } }) {
    const flavors = (await hub.listHardware()).map(valuesOf);
    const prices = flavors.flatMap(({ flavor, usd_per_hour: price }) => (price === null ? [] : [[flavor, price]]));
    return { state: { flavors, usd_per_hour: Object.fromEntries(prices) as ObjectValue } };
  },
};

const HOURS: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1 };

function valuesOf({ flavor, name, cpu, memory, accelerator, usdPerUnit, unit }: HardwareInfo) {
  const { model, quantity, memory: acceleratorMemory } = accelerator ?? {};
  return {
    flavor,
    name,
    cpu: cpu ?? null,
    memory: memory ?? null,
    accelerator: model === undefined ? null : `${quantity ?? 1}x ${model}`,
    accelerator_memory: acceleratorMemory ?? null,
    usd_per_hour: usdPerHour(usdPerUnit, unit),
  };
}

/** In tenths of a cent at most: the Hub tells a minute's price, whose last digits are its division's. */
function usdPerHour(usdPerUnit: number | undefined, unit = "minute"): number | null {
  const hours = HOURS[unit];
  return usdPerUnit === undefined || hours === undefined ? null : Math.round((usdPerUnit / hours) * 1000) / 1000;
}
