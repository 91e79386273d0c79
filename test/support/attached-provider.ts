import { spawn, type ChildProcess } from "child_process";
import type { Socket } from "net";
import { createInterface } from "readline";

/** A provider that Terraform can be attached to. */
export interface AttachableProvider {
  readonly source: string;
  /** How configurations and states name it. */
  readonly named: RegExp;
  /** What Node.js runs; it takes `-debug`. */
  readonly file: string;
  /** The environment variables that it reads, where it is all the same to it which folder it runs in: it can be shared. */
  readonly reads?: readonly string[];
}

/** Those that run, by source and environment. */
export type AttachedProviders = Map<string, AttachedProvider>;

/** Ends with the tests of a file, however they end. */
const running = new Set<ChildProcess>();
const endAll = (): void => running.forEach((child) => child.kill());
if (typeof afterAll === "function") afterAll(endAll); // a benchmark ends with its process
process.on("exit", endAll);

/**
 * A provider that was started beforehand, for many Terraform commands: Terraform itself starts each provider three to five
 * times a command, and most of a short command's time is that.
 */
export class AttachedProvider {
  /** What this provider adds to TF_REATTACH_PROVIDERS. */
  public readonly attachment: Promise<Record<string, unknown>>;
  private readonly child: ChildProcess;

  /** @param env all of its environment: what Terraform would have handed on */
  constructor(provider: AttachableProvider, cwd: string, env: Readonly<Record<string, string>>) {
    const child = spawn(process.execPath, [provider.file, "-debug"], {
      cwd,
      env: { ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    running.add(child);
    this.child = child;
    child.unref(); // nor must it keep the tests from ending
    (child.stdout as Socket).unref();
    this.attachment = new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        const found = /^TF_REATTACH_PROVIDERS='(.*)'$/.exec(line);
        if (found) resolve(JSON.parse(found[1]!) as Record<string, unknown>);
      });
      child.on("error", reject);
      child.on("exit", (status) => {
        running.delete(child);
        reject(new Error(`${provider.source} ended with ${status} before Terraform could be attached to it`));
      });
    });
  }

  public end(): void {
    this.child.kill();
  }
}
