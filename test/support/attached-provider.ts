import { spawn, type ChildProcess } from "child_process";
import type { Socket } from "net";
import { tmpdir } from "os";
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

export interface AttachmentOptions {
  readonly providers: readonly AttachableProvider[];
  /** Where those run that cannot be shared. */
  readonly folder: string;
  /** Where those that can be shared are kept; whoever gives it ends them. @default - none is shared */
  readonly shared?: AttachedProviders;
  /** Those of `folder` that run already and go on; whoever gives it ends them. @default - none runs yet, and none goes on */
  readonly attached?: AttachedProviders;
}

/** What attaches the Terraform of one folder to providers, which are started when they are first needed. */
export class Attachment {
  private readonly own: AttachedProviders;

  constructor(private readonly options: AttachmentOptions) {
    this.own = options.attached ?? new Map();
  }

  /** The variable for Terraform that attaches it to the providers which `text`, of configurations and states, names. */
  public async variables(text: string, env: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const needed = this.options.providers.filter(({ named }) => named.test(text));
    if (needed.length === 0) return {};
    const attachments = await Promise.all(needed.map((provider) => this.running(provider, env).attachment));
    return { TF_REATTACH_PROVIDERS: JSON.stringify(Object.assign({}, ...attachments)) };
  }

  /** Ends what was started for this folder alone. */
  public end(): void {
    if (!this.options.attached) for (const provider of this.own.values()) provider.end();
  }

  private running(provider: AttachableProvider, env: Readonly<Record<string, string>>): AttachedProvider {
    const { source, reads } = provider;
    const shared = reads && this.options.shared;
    const all = shared ?? this.own;
    const key = JSON.stringify([source, shared ? reads.map((name) => env[name]) : env]);
    const running = all.get(key) ?? new AttachedProvider(provider, shared ? tmpdir() : this.options.folder, env);
    all.set(key, running);
    return running;
  }
}

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
