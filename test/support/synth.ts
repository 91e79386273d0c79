import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, TerraformElement, TerraformStack, Testing } from "cdktf";
import { type Construct, type IConstruct } from "constructs";
import { HuggingFaceSpacesProvider, type HuggingFaceSpacesProviderProps } from "../../src";
import { describeProblem } from "../../src/errors";
import { warningsIn } from "../../src/warnings";

/** The JSON of one Terraform block, without cdktf's own notes. */
export type Block = Record<string, unknown>;

/** An app that nothing is written for. */
export function newApp(): App {
  return Testing.app({ outdir: path.join(tmpdir(), "cdktf.out") });
}

/** A stack with a provider: what most tests start from. */
export function stackWith(props: HuggingFaceSpacesProviderProps = {}): TerraformStack {
  const stack = new TerraformStack(newApp(), "stack");
  new HuggingFaceSpacesProvider(stack, "huggingface", props);
  return stack;
}

/** The whole JSON of a stack, after its validations. */
export function synth(stack: TerraformStack): Record<string, any> {
  return JSON.parse(Testing.synth(stack, true));
}

/** The JSON of the resource that `construct` stands for. */
export function resourceOf(construct: Construct): Block {
  return blockOf(construct, "resource");
}

/** The JSON of the data source that `construct` stands for. */
export function dataSourceOf(construct: Construct): Block {
  return blockOf(construct, "data");
}

/** The warnings on `construct` and what is in it, one by one, after the validations. */
export function warningsOf(construct: IConstruct): string[] {
  TerraformStack.of(construct).runAllValidations();
  return warningsIn(construct).map(({ problem }) => describeProblem(problem));
}

/** What `TerraformStack.runAllValidations` refuses, one message a line; empty when nothing is. */
export function refusalsOf(construct: IConstruct): string[] {
  return construct.node.findAll().flatMap((node) => node.node.validate());
}

/** Synthesizes an app into `outdir`. */
export function synthInto(outdir: string, build: (app: App) => void): void {
  const app = new App({ outdir });
  build(app);
  app.synth();
}

/** Synthesizes an app into a folder that is gone afterwards: nothing can be awaited there. */
export function synthAndLook<Result>(
  build: (app: App) => void,
  look: (outdir: string) => Result extends PromiseLike<unknown> ? never : Result,
): Result {
  const outdir = mkdtempSync(path.join(tmpdir(), "synth-"));
  try {
    synthInto(outdir, build);
    return look(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function blockOf(construct: Construct, kind: "resource" | "data"): Block {
  const element = (construct.node.defaultChild ?? construct) as TerraformElement & { terraformResourceType: string };
  const stack = TerraformStack.of(construct);
  const block = synth(stack)[kind]?.[element.terraformResourceType]?.[element.friendlyUniqueId];
  if (block === undefined) throw new Error(`no ${kind} for ${construct.node.path}`);
  delete block["//"];
  return block;
}
