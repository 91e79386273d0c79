import { styleText } from "util";
import { create, type LogUpdate } from "log-update";

/** How a step says what it does, and what came of it. */
export interface Tell {
  /** What is going on: seen on a terminal only, until the step is over. */
  readonly now: (text: string) => void;
  /** What came of it. */
  readonly outcome: (text: string) => void;
}

const FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const FRAME_MS = 80;

/** Prints the story: a line a step, with its time. Colours and moving lines only on a terminal. */
export class Screen {
  private readonly moving: LogUpdate;

  constructor(private readonly out: NodeJS.WriteStream) {
    this.moving = create(out);
  }

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
  public async step<T>(what: string, run: (tell: Tell) => Promise<T>): Promise<T> {
    const started = performance.now();
    const says = { now: "", outcome: "" };
    let frame = 0;
    const draw = () => this.moving(this.stepLine("dim", FRAMES[frame++ % FRAMES.length]!, what, says.now, started));
    const drawing = this.out.isTTY ? setInterval(draw, FRAME_MS) : undefined;
    const end = (style: Style, mark: string, outcome: string): void => {
      clearInterval(drawing);
      if (drawing) this.moving.clear();
      this.line(this.stepLine(style, mark, what, outcome, started));
    };
    try {
      const result = await run({
        now: (text) => void (says.now = text),
        outcome: (text) => void (says.outcome = text),
      });
      end("green", "✔", says.outcome);
      return result;
    } catch (error) {
      end("red", "✖", "");
      throw error;
    }
  }

  private stepLine(style: Style, mark: string, what: string, outcome: string, started: number): string {
    const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    const room = Math.max((this.out.columns ?? Infinity) - 58, 10);
    const said = this.out.isTTY ? outcome.slice(0, room) : outcome;
    return `  ${this.style(style, mark)} ${what.padEnd(42)} ${this.style("dim", seconds.padStart(7))}  ${said}`.trimEnd();
  }

  private style(format: Style, text: string): string {
    return this.out.isTTY ? styleText(format, text) : text;
  }
}

type Style = "bold" | "dim" | "green" | "red";
