import { existsSync, readFileSync } from "fs";
import Table from "cli-table3";
import type { Deleted } from "./leftovers";
import type { Run } from "./run";
import { maskSecrets } from "../../../runtime/hub/masking";
import { plainText } from "../../../runtime/plain-text";

/** One point of the contract, as reporter.cjs writes it. */
export interface Point {
  readonly point: string;
  readonly status: "holds" | "differs" | "not asked" | "skipped";
  readonly differences?: ReadonlyArray<{ readonly at: string; readonly expected: string; readonly got: string }>;
  /** Why it was not asked. */
  readonly reason?: string;
}

/** What a run has found: what `--json` prints. */
export interface Summary {
  readonly endpoint: string | null;
  readonly namespace: string | null;
  /** Whether everything was asked that there is to ask. */
  readonly complete: boolean;
  readonly held: number;
  readonly differences: ReadonlyArray<{ point: string; at: string; expected: string; got: string }>;
  readonly notAsked: ReadonlyArray<{ point: string; reason: string }>;
  /** What was left out: it may cost money, or is of another kind of account. */
  readonly skipped: readonly string[];
  readonly leftBehind: ReadonlyArray<{ type: string; id: string; reason: string }>;
}

export function readReport(file: string): Point[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Point);
}

interface About {
  readonly run?: Pick<Run, "url" | "namespace">;
  /** Shown nowhere, whatever the Hub repeats. */
  readonly token: string;
  readonly left: Deleted["left"];
  readonly isComplete: boolean;
}

export function summaryOf(points: readonly Point[], { run, token, left, isComplete }: About): Summary {
  const shown = (text: string): string => plainText(maskSecrets(text, token ? [token] : []));
  const all = (status: Point["status"]): Point[] => points.filter((one) => one.status === status);
  return {
    endpoint: run?.url ?? null,
    namespace: run?.namespace ?? null,
    complete: isComplete && all("not asked").length === 0,
    held: all("holds").length,
    differences: all("differs").flatMap(({ point, differences = [] }) =>
      differences.map(({ at, expected, got }) => ({ point, at, expected: shown(expected), got: shown(got) })),
    ),
    notAsked: all("not asked").map(({ point, reason = "" }) => ({ point, reason: shown(reason) })),
    skipped: all("skipped").map(({ point }) => point),
    leftBehind: left.map(({ type, id, reason }) => ({ type, id, reason: shown(reason) })),
  };
}

const HEAD = ["what", "where", "expected", "got"];

export function inWords(summary: Summary, width = process.stdout.columns || 140): string {
  const { complete, held, differences, notAsked, skipped, leftBehind } = summary;
  const rest = Math.max(60, Math.min(width, 180) - 5);
  const rows = differences.map(({ point, at, expected, got }) => [point, at, expected, got]);
  const parts = [
    rows.length > 0
      ? table(
          HEAD,
          [0.3, 0.18, 0.26, 0.26].map((part) => Math.floor(part * rest)),
          rows,
        )
      : "",
    ...byReason(notAsked).map(([reason, points]) => `Not asked (${reason}):\n${list(points)}`),
    leftBehind.length > 0
      ? `Left behind; try --clean, or delete by hand:\n${list(leftBehind.map(({ type, id, reason }) => `${type} ${id} (${reason})`))}`
      : "",
    skipped.length > 0
      ? `${skipped.length} points were left out: they may cost money (HF_CONTRACT_PAID=1), or are of other kinds of account.`
      : "",
    complete && rows.length === 0
      ? `The Hub answers as this project relies on, in all ${held} points.`
      : `${held} points hold, ${new Set(rows.map(([point]) => point)).size} differ${complete ? "" : "; not all were asked"}.`,
  ];
  return `\n${parts.filter(Boolean).join("\n\n")}`;
}

export function inMarkdown({ endpoint, held, differences, notAsked, leftBehind }: Summary): string {
  const cell = (text: string): string => text.replace(/[|\n]/g, " ").replace(/[\\`*_<>]/g, "\\$&");
  const row = (...cells: string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [
    `### The contract, held against ${endpoint ?? "a local Hub"}`,
    "",
    `${held} points hold.`,
    "",
    ...(differences.length > 0 ? [row(...HEAD), row(...HEAD.map(() => "---"))] : []),
    ...differences.map(({ point, at, expected, got }) => row(point, at, expected, got)),
    "",
    ...notAsked.map(({ point, reason }) => `- not asked: ${cell(point)} (${cell(reason)})`),
    ...leftBehind.map(({ type, id, reason }) => `- left behind: ${type} ${cell(id)} (${cell(reason)})`),
  ].join("\n");
}

function table(head: string[], colWidths: number[], rows: string[][]): string {
  const drawn = new Table({ head, colWidths, wordWrap: true, style: { head: [], border: [] } });
  // A word that is longer than its column would be cut.
  const broken = (text: string, i: number): string =>
    text.replace(new RegExp(`\\S{${colWidths[i] - 2}}(?=\\S)`, "g"), "$& ");
  rows.forEach(([point, ...cells], i) => drawn.push([rows[i - 1]?.[0] === point ? "" : point, ...cells].map(broken)));
  return drawn.toString();
}

function byReason(notAsked: Summary["notAsked"]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { point, reason } of notAsked) groups.set(reason, [...(groups.get(reason) ?? []), point]);
  return [...groups];
}

function list(points: readonly string[]): string {
  return points.map((point) => `  - ${point}`).join("\n");
}
