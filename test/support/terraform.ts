import { spawn, type ChildProcess } from "child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { Attachment, type AttachableProvider, type AttachmentOptions } from "./attached-provider";
import { BUNDLED_PROVIDER, installProvider, REQUIRED_PROVIDERS } from "./bundled-provider";
import { TERRAFORM } from "./terraform-program";

/** Whether Terraform's folders stay for a look. */
export const KEEPS_FOLDERS = Boolean(process.env.KEEP_STACK);

export interface TerraformRun {
  readonly status: number | null;
  /** stdout and stderr as a user sees them, without colours and Terraform's frame around errors. */
  readonly output: string;
}

export interface Change {
  readonly actions: readonly string[];
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly after_unknown: Record<string, unknown>;
}

interface PulledState {
  outputs?: Record<string, { value: unknown }>;
  resources?: {
    mode: string;
    type: string;
    name: string;
    instances: { index_key?: string | number; attributes: Record<string, unknown> }[];
  }[];
}

export interface TerraformWorkspaceOptions extends Pick<AttachmentOptions, "shared" | "attached"> {
  /** Environment variables beside `PATH`, `HOME` and `TMPDIR`; nothing else of the test's own environment gets there. */
  readonly env?: Record<string, string>;
  /** A folder with a configuration and a provider in it, such as a synthesized stack. */
  readonly folder?: string;
  /**
   * Whether Terraform starts the provider itself, as it does for users, rather than being attached to one that runs: for
   * tests of how it is installed, started, interrupted and ended. It costs three to five starts a command.
   *
   * @default false
   */
  readonly startsProvider?: boolean;
  /** @default the bundled provider */
  readonly attachable?: readonly AttachableProvider[];
}

/** A folder with a Terraform configuration of its own, the bundled provider and nothing else, not even a network. */
export class TerraformWorkspace {
  public readonly folder: string;
  public env: Record<string, string>;
  private readonly running = new Set<ChildProcess>();
  private readonly attachment?: Attachment;
  /** Processes run in the folder that outlive the workspace. */
  private readonly isFolderKept: boolean;

  constructor({
    env,
    folder,
    startsProvider,
    attachable = [BUNDLED_PROVIDER],
    ...own
  }: TerraformWorkspaceOptions = {}) {
    this.env = { ...env };
    this.folder = folder ?? mkdtempSync(path.join(tmpdir(), "terraform-test-"));
    this.isFolderKept = own.attached !== undefined;
    if (!startsProvider) this.attachment = new Attachment({ ...own, providers: attachable, folder: this.folder });
    this.writeFile("terraform.rc", "");
    if (folder === undefined && startsProvider) installProvider(this.folder);
  }

  /** Writes `main.tf`: the given HCL after a block that requires the provider. */
  public configure(hcl: string): this {
    return this.writeFile("main.tf", REQUIRED_PROVIDERS + hcl);
  }

  public writeFile(name: string, content: string): this {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return this;
  }

  public readFile(name: string): string {
    return readFileSync(path.join(this.folder, name), "utf8");
  }

  /** Runs `terraform …`, whatever comes of it. */
  public async run(...args: readonly string[]): Promise<TerraformRun> {
    return this.spawn(args, await this.attachmentVariables()).done;
  }

  /** Starts `terraform …`: for tests that interrupt it, and let it start the provider itself. */
  public start(...args: readonly string[]): { readonly process: ChildProcess; readonly done: Promise<TerraformRun> } {
    if (this.attachment) throw new Error("the workspace must be one of those with startsProvider");
    return this.spawn(args, {});
  }

  private spawn(args: readonly string[], attachment: Readonly<Record<string, string>>) {
    const child = spawn(TERRAFORM, args, {
      cwd: this.folder,
      env: { ...this.environment, ...attachment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.running.add(child);
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    const done = new Promise<TerraformRun>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (status) => {
        this.running.delete(child);
        resolve({ status, output: unframed(Buffer.concat(chunks).toString("utf8")) });
      });
    });
    return { process: child, done };
  }

  private get environment(): Record<string, string> {
    const { PATH = "", HOME = "" } = process.env;
    const own = { PATH, HOME, TMPDIR: tmpdir() };
    const env = { ...own, TF_CLI_CONFIG_FILE: path.join(this.folder, "terraform.rc"), CHECKPOINT_DISABLE: "1" };
    return { ...env, TF_IN_AUTOMATION: "1", TF_CLI_ARGS: "-no-color", ...this.env };
  }

  /** What attaches Terraform to the providers that the configuration, the state and the lock file name. */
  private async attachmentVariables(): Promise<Record<string, string>> {
    if (!this.attachment) return {};
    const files = readdirSync(this.folder).filter((file) => /\.(tf|tf\.json|tfstate|lock\.hcl)$/.test(file));
    return this.attachment.variables(files.map((file) => this.readFile(file)).join("\n"), this.environment);
  }

  /** As `run`, but a failure fails the test, with all that Terraform said. */
  public async succeed(...args: readonly string[]): Promise<string> {
    const { status, output } = await this.run(...args);
    if (status !== 0) throw new Error(`terraform ${args.join(" ")} ended with ${status}:\n${output}`);
    return output;
  }

  /** As `run`, but a success fails the test. What Terraform said comes on one line, since it breaks sentences anywhere. */
  public async fail(...args: readonly string[]): Promise<string> {
    const { status, output } = await this.run(...args);
    if (status === 0) throw new Error(`terraform ${args.join(" ")} should have failed:\n${output}`);
    return output.replace(/\s+/g, " ");
  }

  public async init(): Promise<string> {
    refuseStateElsewhere(this.folder);
    return this.succeed("init", "-input=false");
  }

  public async apply(...args: readonly string[]): Promise<string> {
    return this.succeed("apply", "-auto-approve", "-input=false", ...args);
  }

  public async destroy(...args: readonly string[]): Promise<string> {
    return this.succeed("destroy", "-auto-approve", "-input=false", ...args);
  }

  /** What a plan would do, by resource address; what it would not touch is left out. */
  public async plan(...args: readonly string[]): Promise<Record<string, Change>> {
    await this.succeed("plan", "-input=false", "-out=plan.bin", ...args);
    const plan = JSON.parse(await this.succeed("show", "-json", "plan.bin")) as {
      resource_changes?: { address: string; change: Change }[];
    };
    const changes = (plan.resource_changes ?? []).filter(({ change }) => change.actions.join() !== "no-op");
    return Object.fromEntries(changes.map(({ address, change }) => [address, change]));
  }

  /** The attributes of each resource and data source in the state, by address. */
  public async state(): Promise<Record<string, Record<string, unknown>>> {
    const { resources = [] } = await this.pulled();
    return Object.fromEntries(
      resources.flatMap(({ mode, type, name, instances }) =>
        instances.map(({ index_key: key, attributes }) => {
          const index = key === undefined ? "" : `[${JSON.stringify(key)}]`;
          return [`${mode === "data" ? "data." : ""}${type}.${name}${index}`, attributes];
        }),
      ),
    );
  }

  public async outputs(): Promise<Record<string, unknown>> {
    const { outputs = {} } = await this.pulled();
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** Ends what still runs and removes the folder, or empties it for what goes on, unless `KEEP_STACK` asks for it to stay. */
  public remove(): void {
    for (const child of this.running) child.kill("SIGKILL");
    this.attachment?.end();
    if (KEEPS_FOLDERS) process.stderr.write(`kept ${this.folder}\n`);
    else if (this.isFolderKept) emptyFolder(this.folder);
    else rmSync(this.folder, { recursive: true, force: true });
  }

  /** Unlike `terraform show`, this starts no provider. */
  private async pulled(): Promise<PulledState> {
    return JSON.parse((await this.succeed("state", "pull")) || "{}") as PulledState;
  }
}

/** The folder itself stays: processes run in it. */
function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
}

/**
 * Unless a stack is told otherwise, cdktf keeps its state in the folder that synthesizes it: here the checkout, where the
 * next run of the test would begin with what this one left.
 */
function refuseStateElsewhere(folder: string): void {
  const file = path.join(folder, "cdk.tf.json");
  if (!existsSync(file)) return;
  const { terraform } = JSON.parse(readFileSync(file, "utf8")) as { terraform?: { backend?: LocalState } };
  const state = terraform?.backend?.local?.path;
  // A process knows the folder that it works in by its real path.
  const temporary = [tmpdir(), realpathSync(tmpdir())].map((at) => at + path.sep);
  if (state && !temporary.some((at) => path.resolve(folder, state).startsWith(at))) {
    throw new Error(`the state of ${folder} would be ${state}: give the stack a LocalBackend in a temporary folder`);
  }
}

interface LocalState {
  readonly local?: { readonly path?: string };
}

/** Terraform draws a line along its errors and wraps them; as plain sentences they can be compared. */
function unframed(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/^[│╷╵] ?/, ""))
    .join("\n");
}
