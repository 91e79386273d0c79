import * as path from "path";
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import { HuggingFaceSpace, HuggingFaceSpacesProvider, type ISpace, ProviderSource, SpaceTemplate } from "../../src";

/** What each provider has of a Space of its stack. */
const RELEASED = ["spaceId", "name", "author", "url", "pageUrl", "sdk", "hardware", "isPrivate"] as const;
const BUNDLED = [...RELEASED, "stage", "likes", "lastModified", "createdAt", "sha"] as const;

/** Synthesizes `spaces`, with a Space, and `links`, whose outputs read all of its attributes, alone and in a text. */
export function synthesizeTwoStacks(outdir: string, providerSource: ProviderSource): string[] {
  const app = new App({ outdir });
  const spaces = new TerraformStack(app, "spaces");
  const links = new TerraformStack(app, "links");
  for (const stack of [spaces, links]) {
    new LocalBackend(stack, { path: path.join(outdir, `${stack.node.id}.tfstate`) });
  }
  new HuggingFaceSpacesProvider(spaces, "huggingface", { providerSource });
  const space: ISpace = new HuggingFaceSpace(spaces, "demo", { name: "demo", template: SpaceTemplate.ZENML });
  for (const name of providerSource === ProviderSource.RELEASED ? RELEASED : BUNDLED) {
    new TerraformOutput(links, name, { value: space[name] });
    new TerraformOutput(links, `${name}_text`, { value: `it is ${String(space[name])}` });
  }
  app.synth();
  return ["spaces", "links"].map((stack) => path.join(outdir, "stacks", stack));
}
