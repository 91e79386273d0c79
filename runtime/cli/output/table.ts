import Table from "cli-table3";
import type { Colors } from "../terminal";

export interface Column {
  readonly title: string;
  /** @default "left" */
  readonly align?: "left" | "right";
}

const NO_LINES = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** Rows in aligned columns, a header above, no lines: reads well, and can be cut by `awk`. */
export function table(columns: readonly Column[], rows: ReadonlyArray<readonly string[]>, colors: Colors): string {
  return plainTable([columns.map(({ title }) => colors.bold(title)), ...rows], columns);
}

/** Names and values below each other. */
export function fields(rows: ReadonlyArray<readonly [string, string]>, colors: Colors): string {
  return plainTable(
    rows.map(([name, value]) => [colors.dim(name), value]),
    [],
  );
}

function plainTable(rows: ReadonlyArray<readonly string[]>, columns: readonly Column[]): string {
  const drawn = new Table({
    chars: NO_LINES,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colAligns: columns.map(({ align }) => align ?? "left"),
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
