import { cpSync, mkdirSync, rmSync } from "fs";
import * as path from "path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import type { AttachedProviders } from "./attached-provider";
import { BUNDLED_PROVIDER } from "./bundled-provider";
import { startHuggingFaceProxy, type HuggingFaceProxy } from "./huggingface-proxy";
import { providerMirror, type ProviderMirror } from "./provider-mirror";
import { TerraformWorkspace, type TerraformWorkspaceOptions } from "./terraform";
import { startLocalHub, type LocalHub, type LocalHubOptions } from "../../runtime/local-hub";

/** What a test of the released provider runs in. */
export interface ReleasedWorld {
  readonly hub: LocalHub;
  /** Stands for https://huggingface.co and leads to the Hub; sees the released provider's requests only. */
  readonly proxy: HuggingFaceProxy;
  readonly mirror: ProviderMirror;
  /** The stand-ins that run, for all folders. */
  readonly shared: AttachedProviders;
  /** A request to the Hub from elsewhere, with the account's token; answers its JSON. */
  ask(path: string, method?: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

export async function startReleasedWorld(options?: LocalHubOptions): Promise<ReleasedWorld> {
  const hub = await startLocalHub(options);
  const proxy = await startHuggingFaceProxy(hub.url);
  const mirror = await providerMirror();
  const shared: AttachedProviders = new Map();
  return {
    hub,
    proxy,
    mirror,
    shared,
    ask: async (asked, method = "GET", body) => {
      const headers = { authorization: `Bearer ${hub.token}`, "content-type": "application/json" };
      const answer = await fetch(hub.url + asked, { method, headers, body: body && JSON.stringify(body) });
      const text = await answer.text();
      return text.startsWith("{") ? (JSON.parse(text) as unknown) : text;
    },
    close: async () => {
      for (const provider of shared.values()) provider.end();
      mirror.remove();
      await proxy.close();
      await hub.close();
    },
  };
}

const REQUIRED = `
terraform {
  required_providers {
    huggingface-spaces = {
      source  = "strickvl/huggingface-spaces"
      version = "~> 0.0.4"
    }
  }
}
variable "huggingface_token" {
  type      = string
  sensitive = true
}
provider "huggingface-spaces" {
  token = var.huggingface_token
}
`;

/**
 * A folder where Terraform finds the released provider, or its stand-in, and `hashicorp/null`, beside the bundled provider;
 * all of them reach the local Hub.
 */
export class ReleasedWorkspace extends TerraformWorkspace {
  constructor(
    {
      hub,
      proxy,
      mirror,
      shared,
    }: Pick<ReleasedWorld, "hub" | "proxy" | "mirror"> & Partial<Pick<ReleasedWorld, "shared">>,
    options: Pick<TerraformWorkspaceOptions, "startsProvider"> = {},
  ) {
    super({
      ...options,
      shared,
      env: { ...proxy.environment, HF_ENDPOINT: hub.url, TF_VAR_huggingface_token: hub.token },
      attachable: [BUNDLED_PROVIDER, ...mirror.attachable],
    });
    const mirrors = [mirror.folder, path.join(this.folder, "terraform.d/plugins")];
    const blocks = mirrors.map((folder) => `  filesystem_mirror {\n    path = ${JSON.stringify(folder)}\n  }\n`);
    mirrors.forEach((folder) => mkdirSync(folder, { recursive: true })); // one that is not there fails `init`
    this.writeFile("terraform.rc", `provider_installation {\n${blocks.join("")}}\n`);
  }

  /** Writes `main.tf`: the given HCL after a block that requires the released provider. No adapter serves it. */
  public withoutAdapter(hcl: string): this {
    return this.writeFile("main.tf", REQUIRED + hcl);
  }

  /** Synthesizes a stack as an app does, and takes over the stack's folder and nothing else of it. */
  public synth(build: (stack: TerraformStack) => void): this {
    const outdir = path.join(this.folder, "cdktf.out");
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "stack");
    new LocalBackend(stack, { path: "terraform.tfstate" });
    build(stack);
    app.synth();
    rmSync(path.join(this.folder, "main.tf"), { force: true });
    cpSync(path.join(outdir, "stacks/stack"), this.folder, { recursive: true });
    rmSync(outdir, { recursive: true });
    return this;
  }
}
