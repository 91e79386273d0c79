import { spawn, type ChildProcess } from "child_process";
import { createInterface } from "readline";
import { stripVTControlCharacters } from "util";

/** What a finished command left behind. */
export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that exited with another status than 0. */
export class CommandFailed extends Error {
  constructor(command: string, status: string, output: string) {
    super(`${command} ended with ${status}\n${output.trimEnd()}`);
  }
}

/**
 * The child processes of the demo. Each gets a process group of its own, so that Ctrl-C in a terminal reaches it once,
 * from {@link interrupt}, and Terraform does not take the second signal for "stop at once".
 */
export class Processes {
  private readonly running = new Set<ChildProcess>();
  private readonly interruption = new AbortController();

  /** Aborted when the user asked to stop. */
  public get interrupted(): AbortSignal {
    return this.interruption.signal;
  }

  /** Starts a command; the caller reads its output. */
  public start(command: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv }): ChildProcess {
    this.interrupted.throwIfAborted();
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
    this.running.add(child);
    child.once("close", () => this.running.delete(child));
    child.once("error", () => this.running.delete(child));
    return child;
  }

  /** Runs a command to its end. Throws {@link CommandFailed} when it fails. */
  public async run(
    command: string,
    args: string[],
    options: { cwd?: string; env?: NodeJS.ProcessEnv; onLine?: (line: string) => void } = {},
  ): Promise<Finished> {
    const child = this.start(command, args, options);
    let stdout = "";
    let stderr = "";
    child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface(stream).on("line", (line) => options.onLine?.(stripVTControlCharacters(line)));
    }
    const status = await new Promise<string>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(signal ?? `status ${code}`));
    });
    this.interrupted.throwIfAborted();
    if (status !== "status 0") throw new CommandFailed([command, ...args].join(" "), status, stdout + stderr);
    return { stdout, stderr };
  }

  /** Asks every child to stop; asked again, ends them at once. */
  public interrupt(): void {
    const again = this.interrupted.aborted;
    this.interruption.abort(new Error("interrupted"));
    this.signalAll(again ? "SIGKILL" : "SIGINT");
  }

  /** Resolves when no child is left. Those that do not stop by themselves within `graceMs` are killed. */
  public async stopped(graceMs = 10_000): Promise<void> {
    const children = [...this.running];
    const closed = Promise.all(children.map((child) => new Promise((resolve) => child.once("close", resolve))));
    this.signalAll("SIGTERM");
    const timer = setTimeout(() => this.signalAll("SIGKILL"), graceMs);
    await closed;
    clearTimeout(timer);
  }

  /** Lets a child outlive this process. */
  public release(child: ChildProcess): void {
    this.running.delete(child);
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.unref();
  }

  private signalAll(signal: NodeJS.Signals): void {
    for (const { pid } of this.running) {
      try {
        if (pid !== undefined) process.kill(-pid, signal);
      } catch {
        // already gone
      }
    }
  }
}
