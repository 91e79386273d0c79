import { spawnSync } from "child_process";
import { mkdirSync, readFileSync, writeFileSync } from "fs";
import * as path from "path";
import { stripVTControlCharacters } from "util";
import { type Processes } from "./processes";

const ROOT = path.join(__dirname, "..");
const EXAMPLE = path.join(ROOT, "examples/typescript");

/** The first of `TERRAFORM_BINARY_NAME`, `terraform` and `tofu` that runs, with its version; else undefined. */
export function findTerraform(): { binary: string; version: string } | undefined {
  const names = process.env.TERRAFORM_BINARY_NAME ? [process.env.TERRAFORM_BINARY_NAME] : ["terraform", "tofu"];
  for (const binary of names) {
    const { status, stdout } = spawnSync(binary, ["version", "-json"], { encoding: "utf8" });
    if (status === 0) return { binary, version: JSON.parse(stdout).terraform_version };
  }
  return undefined;
}

/** The cdktf command line, in a folder of its own whose app is `examples/typescript`. */
export class Cdktf {
  public static readonly COMMAND = path.join(ROOT, "node_modules/.bin/cdktf");

  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly processes: Processes,
    private readonly folder: string,
    terraform: string,
    variables: Record<string, string>,
  ) {
    const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
    const app = [
      process.execPath,
      tsx,
      "--tsconfig",
      path.join(EXAMPLE, "../tsconfig.json"),
      path.join(EXAMPLE, "main.ts"),
    ];
    const settings = JSON.parse(readFileSync(path.join(EXAMPLE, "cdktf.json"), "utf8"));
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, "cdktf.json"),
      JSON.stringify({ ...settings, app: app.map((word) => `"${word}"`).join(" ") }),
    );
    // Nothing that the user configured for Terraform plays a part.
    const cliConfiguration = path.join(folder, "terraform.rc");
    writeFileSync(cliConfiguration, "");
    this.env = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TF_"))),
      ...variables,
      TERRAFORM_BINARY_NAME: terraform,
      TF_CLI_CONFIG_FILE: cliConfiguration,
      CHECKPOINT_DISABLE: "1",
      CI: "1", // plain lines
    };
  }

  /** Runs one command and returns what it printed. `tell` is told each line of Terraform's as it comes. */
  public async run(args: readonly string[], tell: (line: string) => void): Promise<string> {
    const onLine = (line: string): void => {
      const said = /(?:^|[ │])((?:Initializing|- Installing|huggingface-spaces_).*\.\.\..*)$/.exec(line)?.[1];
      if (said) tell(said);
    };
    const options = { cwd: this.folder, env: this.env, onLine };
    const { stdout } = await this.processes.run(process.execPath, [Cdktf.COMMAND, ...args], options);
    return stripVTControlCharacters(stdout);
  }

  /** The stack's outputs by name, as the last deployment wrote them. */
  public outputs(file: string): Record<string, unknown> {
    const [stack] = Object.values(JSON.parse(readFileSync(path.join(this.folder, file), "utf8")));
    return (stack as { outputs: Record<string, unknown> }).outputs;
  }
}
