import * as path from "path";
import type { Command } from "commander";
import { VISITED_HOURS_PER_DAY } from "../../../src/catalog/cost";
import { formatDuration } from "../../../src/catalog/durations";
import { asOf } from "../../../src/catalog/hardware.json";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { costOf, totalOf, type SpaceCost } from "../configuration/cost";
import { readPlannedSpaces } from "../configuration/synthesized";
import { usageError } from "../errors";
import { table, type Column } from "../output/table";
import { usd } from "../output/usd";
import { thisPackage } from "../this-package";

interface Options {
  readonly visitedHours: number;
}

export function costCommand(run: Run): Command {
  const synth = `\`${thisPackage().framework} synth\``;
  return newCommand("cost", "Tell what the Spaces of a synthesized stack cost, with and without sleep", [
    ["hf-spaces cost", `of ./cdktf.out, after ${synth}`],
    ["hf-spaces cost cdktf.out/stacks/spaces", "of one stack"],
    ["hf-spaces cost plan.json --visited-hours 2", "of `terraform show -json plan`, visited two hours a day"],
  ])
    .argument("[folder]", `what ${synth} wrote, or a plan as JSON`, "cdktf.out")
    .option(
      "--visited-hours <hours>",
      "for the cost with sleep: hours a day in which the Spaces are visited, in one stretch",
      hoursPerDay,
      VISITED_HOURS_PER_DAY,
    )
    .action(run(cost));
}

async function cost(cli: Cli, folder: string, { visitedHours }: Options): Promise<void> {
  const spaces = readPlannedSpaces(path.resolve(cli.terminal.cwd, folder), cli.terminal.env);
  const costs = spaces.map((space) => costOf(space, visitedHours));
  const total = totalOf(costs);
  if (cli.json) {
    const rows = costs.map(({ space, ...rest }) => ({ ...space, ...rest }));
    return cli.printJson({ pricesAsOf: asOf, visitedHoursPerDay: visitedHours, spaces: rows, total });
  }
  if (costs.length === 0) return cli.note(`${folder} has no Spaces`);
  cli.print(table(COLUMNS, [...costs.map(rowOf), totalRow(total)], cli.colors));
  for (const { space, unknown } of costs) if (unknown) cli.note(`${space.address} costs an unknown sum: ${unknown}`);
  cli.note(
    `US dollars, prices of ${asOf}; with sleep: when visited ${visitedHours} h a day in one stretch. An estimate, not a bill.`,
  );
}

const COLUMNS: readonly Column[] = [
  { title: "SPACE" },
  { title: "HARDWARE" },
  { title: "SLEEPS AFTER" },
  { title: "PER HOUR", align: "right" },
  { title: "PER MONTH", align: "right" },
  { title: "WITH SLEEP", align: "right" },
];

function rowOf({ space, hardware, usdPerHour, usdPerMonth, usdPerMonthWithSleep }: SpaceCost): string[] {
  const { stack, name, address, instances, replicas, sleepTimeSeconds } = space;
  const times = instances === 1 ? "" : ` × ${instances ?? "?"}`;
  return [
    (stack ? `${stack}/` : "") + (name ?? address) + times,
    hardware + (replicas === undefined || replicas === 1 ? "" : ` × ${replicas ?? "?"}`),
    sleepTimeSeconds === null ? "unknown" : sleepTimeSeconds === undefined ? "-" : formatDuration(sleepTimeSeconds),
    ...[usdPerHour, usdPerMonth, usdPerMonthWithSleep].map((amount) => (amount === null ? "unknown" : usd(amount))),
  ];
}

function totalRow({ usdPerHour, usdPerMonth, usdPerMonthWithSleep, unknown }: ReturnType<typeof totalOf>): string[] {
  const label = unknown === 0 ? "TOTAL" : `TOTAL, and ${unknown} unknown`;
  return [label, "", "", usd(usdPerHour), usd(usdPerMonth), usd(usdPerMonthWithSleep)];
}

function hoursPerDay(text: string): number {
  const hours = Number(text);
  if (text.trim() === "" || !(hours >= 0 && hours <= 24)) {
    throw usageError(`"${text}" is not a number of hours from 0 to 24`);
  }
  return hours;
}
