import { spawnSync } from "child_process";
import { writeFileSync } from "fs";
import * as path from "path";
import { type Processes } from "./processes";

/** The Terraform (or OpenTofu) command line that the demo drives. */
export class Terraform {
  /** The first of `TERRAFORM_BINARY_NAME`, `terraform` and `tofu` that runs, with its version; else undefined. */
  public static find(): { binary: string; version: string } | undefined {
    const names = process.env.TERRAFORM_BINARY_NAME ? [process.env.TERRAFORM_BINARY_NAME] : ["terraform", "tofu"];
    for (const binary of names) {
      const { status, stdout } = spawnSync(binary, ["version", "-json"], { encoding: "utf8" });
      if (status === 0) return { binary, version: JSON.parse(stdout).terraform_version };
    }
    return undefined;
  }

  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly processes: Processes,
    private readonly binary: string,
    private readonly folder: string,
    home: string,
    variables: Record<string, string>,
  ) {
    // An empty CLI configuration of the demo's own: nothing that the user configured for Terraform plays a part.
    const cliConfiguration = path.join(home, "terraform.rc");
    writeFileSync(cliConfiguration, "disable_checkpoint = true\n");
    this.env = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TF_"))),
      ...variables,
      TF_CLI_CONFIG_FILE: cliConfiguration,
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
    };
  }

  /** Runs one Terraform command in the stack's folder and returns what it printed. */
  public async run(command: string, ...args: string[]): Promise<string> {
    const { stdout } = await this.processes.run(this.binary, [command, "-no-color", ...args], {
      cwd: this.folder,
      env: this.env,
    });
    return stdout;
  }

  /** The stack's outputs by name. */
  public async outputs(): Promise<Record<string, unknown>> {
    const outputs = JSON.parse(await this.run("output", "-json")) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }
}
