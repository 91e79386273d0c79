import { styleText } from "util";

/** Prints the story: a line a step, with its time. Colours only on a terminal. */
export class Screen {
  constructor(private readonly out: NodeJS.WriteStream) {}

  public title(text: string): void {
    this.line(`\n${this.style("bold", text)}\n`);
  }

  public line(text = ""): void {
    this.out.write(`${text}\n`);
  }

  /** Names and values, aligned. */
  public table(values: Record<string, unknown>, indent = "      "): void {
    const width = Math.max(...Object.keys(values).map((name) => name.length));
    for (const [name, value] of Object.entries(values)) {
      this.line(`${indent}${this.style("dim", name.padEnd(width))}  ${value}`);
    }
  }

  /** Runs one step and prints its line when it is over: what was done, what came of it, seconds. */
  public async step<T>(what: string, run: (say: (outcome: string) => void) => Promise<T>): Promise<T> {
    const started = performance.now();
    let outcome = "";
    try {
      const result = await run((text) => (outcome = text));
      this.stepLine(this.style("green", "✔"), what, outcome, started);
      return result;
    } catch (error) {
      this.stepLine(this.style("red", "✖"), what, "", started);
      throw error;
    }
  }

  private stepLine(mark: string, what: string, outcome: string, started: number): void {
    const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    this.line(`  ${mark} ${what.padEnd(34)} ${this.style("dim", seconds.padStart(7))}  ${outcome}`.trimEnd());
  }

  private style(format: "bold" | "dim" | "green" | "red", text: string): string {
    return this.out.isTTY ? styleText(format, text) : text;
  }
}
