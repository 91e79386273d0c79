import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import { join } from "path";
import type { AttachedProviders } from "./attached-provider";
import { KEEPS_FOLDERS, TerraformWorkspace, type TerraformWorkspaceOptions } from "./terraform";
import { HubClient } from "../../runtime/hub";
import { startLocalHub, type LocalHub, type LocalHubOptions } from "../../runtime/local-hub";

/** Address of the Space that `spaceConfiguration` describes. */
export const SPACE = "huggingface-spaces_space.app";

/** A configuration of one Space. */
export function spaceConfiguration(attributes: string): string {
  return `provider "huggingface-spaces" {}\nresource "huggingface-spaces_space" "app" {\n${attributes}\n}\n`;
}

/** `attributes` with some of them written anew. */
export function changed(attributes: string, change: Record<string, string>): string {
  return Object.entries(change).reduce(
    (text, [name, value]) =>
      text.replace(new RegExp(`^( *${name} *=).*$`, "m"), (_, start: string) => `${start} ${value}`),
    attributes,
  );
}

/** Names of the attributes that a plan leaves open. */
export function unknownIn(afterUnknown: Record<string, unknown>): string[] {
  return Object.keys(afterUnknown)
    .filter((key) => afterUnknown[key] === true)
    .sort();
}

type WorkspaceOptions = Pick<TerraformWorkspaceOptions, "startsProvider">;

export interface ProviderTestOptions extends LocalHubOptions, WorkspaceOptions {
  /** For Terraform and the provider, beside what leads them to the Hub. */
  readonly env?: Record<string, string>;
}

/** A local Hub and a Terraform folder that talk to each other, through a provider that runs for all tests of a file. */
export class ProviderTest {
  /** For the tests of the block, or file, that calls it: each begins with an empty Hub and an empty folder. */
  public static forTests({ env, startsProvider, ...hubOptions }: ProviderTestOptions = {}): ProviderTest {
    const own = new ProviderTest({ startsProvider });
    beforeAll(async () => {
      own.folder = mkdtempSync(join(tmpdir(), "terraform-test-"));
      own.hub = await startLocalHub({ port: 0, speed: 20, ...hubOptions });
    });
    beforeEach(() => own.reset(env));
    afterAll(() => own.close());
    return own;
  }

  public hub!: LocalHub;
  public terraform!: TerraformWorkspace;
  private folder!: string;
  private readonly attached: AttachedProviders = new Map();

  private constructor(private readonly workspace: WorkspaceOptions) {}

  /** Within a test, to have it with other options: an empty Hub and an empty folder. */
  public reset(env: Record<string, string> = {}, options: WorkspaceOptions = this.workspace): void {
    this.terraform?.remove();
    this.hub.clearFaults();
    this.hub.reset();
    const isLasting = !options.startsProvider && !KEEPS_FOLDERS;
    this.terraform = new TerraformWorkspace({
      ...options,
      ...(isLasting ? { folder: this.folder, attached: this.attached } : {}),
      env: { HF_ENDPOINT: this.hub.url, HF_TOKEN: this.hub.token, ...env },
    });
  }

  private async close(): Promise<void> {
    this.terraform?.remove();
    for (const provider of this.attached.values()) provider.end();
    rmSync(this.folder, { recursive: true, force: true });
    await this.hub.close();
  }

  /** Somebody else, who changes things by hand. */
  public get client(): HubClient {
    return new HubClient({ endpoint: this.hub.url, token: this.hub.token });
  }

  /** Requests that changed something, in order: `METHOD path`. */
  public changes(): string[] {
    return this.requests().filter((request) => !/^(GET|HEAD) /.test(request));
  }

  public requests(): string[] {
    return this.hub.requests().map(({ method, path }) => `${method} ${path}`);
  }

  /** Applies a configuration of one Space. */
  public async deploy(attributes: string): Promise<string> {
    this.terraform.configure(spaceConfiguration(attributes));
    await this.terraform.init();
    return this.terraform.apply();
  }

  /** Applies it again with other attributes. */
  public async redeploy(attributes: string): Promise<string> {
    this.terraform.configure(spaceConfiguration(attributes));
    return this.terraform.apply();
  }

  public async space(): Promise<Record<string, unknown>> {
    return (await this.terraform.state())[SPACE]!;
  }
}
