import type { ChildProcess } from "child_process";

/** The signals that end a run; what it has made is deleted all the same. */
export class Interruption {
  public hasHappened = false;
  private child?: ChildProcess;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.happen());
    // Whoever read the output may be gone: it is no reason to leave anything behind.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  }

  public ends(child: ChildProcess): void {
    this.child = child;
    if (this.hasHappened) child.kill();
  }

  private happen(): void {
    console.error(this.hasHappened ? "Still deleting." : "Interrupted: deleting what was made.");
    this.hasHappened = true;
    this.child?.kill();
  }
}
