import type { Command } from "commander";
import { HARDWARE, type HardwareSpec } from "../../../src/catalog/hardware";
import { asOf } from "../../../src/catalog/hardware.json";
import type { HardwareInfo } from "../../hub";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { liveOrCatalog } from "../live-or-catalog";
import { table } from "../output/table";
import { usd } from "../output/usd";

/** One flavor, in the words of the table. */
interface Row {
  readonly flavor: string;
  readonly name: string;
  readonly cpu: string | null;
  readonly memory: string | null;
  readonly accelerator: string | null;
  readonly acceleratorMemory: string | null;
  /** Null where the Hub does not say. */
  readonly usdPerHour: number | null;
}

const HOURS_PER_UNIT: Readonly<Record<string, number>> = { second: 1 / 3600, minute: 1 / 60, hour: 1, day: 24 };

export function hardwareCommand(run: Run): Command {
  return newCommand("hardware", "List the hardware that a Space can run on, with its price", [
    ["hf-spaces hardware", "as the Hub has it today"],
    ["hf-spaces hardware --offline --json", `the copy of ${asOf} that this package holds`],
  ])
    .option("--offline", "do not ask the Hub")
    .action(run(hardware));
}

async function hardware(cli: Cli, options: { offline?: boolean }): Promise<void> {
  const { source, rows } = await liveOrCatalog<Row>(
    cli,
    options.offline ?? false,
    async (hub) => (await hub.listHardware()).map(fromHub),
    HARDWARE.map(fromCatalog),
    asOf,
  );
  if (cli.json) {
    return cli.printJson({ source, asOf: source === "hub" ? new Date().toISOString() : asOf, hardware: rows });
  }
  cli.print(
    table(
      [
        { title: "FLAVOR" },
        { title: "NAME" },
        { title: "CPU" },
        { title: "MEMORY" },
        { title: "ACCELERATOR" },
        { title: "ITS MEMORY" },
        { title: "PER HOUR", align: "right" },
      ],
      rows.map((row) => [
        row.flavor,
        row.name,
        row.cpu ?? "-",
        row.memory ?? "-",
        row.accelerator ?? "-",
        row.acceleratorMemory ?? "-",
        row.usdPerHour === null ? "unknown" : row.usdPerHour === 0 ? "free" : usd(row.usdPerHour),
      ]),
      cli.colors,
    ),
  );
}

function fromHub({ flavor, name, cpu, memory, accelerator, usdPerUnit, unit }: HardwareInfo): Row {
  const hours = unit === undefined ? undefined : HOURS_PER_UNIT[unit];
  const model = [accelerator?.quantity && `${accelerator.quantity}x`, accelerator?.model].filter(Boolean).join(" ");
  return {
    flavor,
    name,
    cpu: cpu ?? null,
    memory: memory ?? null,
    accelerator: accelerator ? model || accelerator.type || "unknown" : null,
    acceleratorMemory: accelerator?.memory ?? null,
    usdPerHour: usdPerUnit === 0 ? 0 : usdPerUnit === undefined || !hours ? null : rounded(usdPerUnit / hours),
  };
}

function fromCatalog({ flavor, name, vcpu, memoryGb, gpu, gpuMemoryGb, usdPerHour }: HardwareSpec): Row {
  return {
    flavor,
    name,
    cpu: vcpu === null ? null : `${vcpu} vCPU`,
    memory: memoryGb === null ? null : `${memoryGb} GB`,
    accelerator: gpu,
    acceleratorMemory: gpuMemoryGb ? `${gpuMemoryGb} GB` : null,
    usdPerHour,
  };
}

/** To a hundredth of a cent: a price by the minute carries the dust of its division. */
function rounded(price: number): number {
  return Math.round(price * 10_000) / 10_000;
}
