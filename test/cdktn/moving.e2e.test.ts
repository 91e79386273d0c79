import { execFileSync, spawn } from "child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { installCdktnCli } from "./cdktn-cli";
import { startLocalHub, type LocalHub } from "../../runtime/local-hub";
import { envOf } from "../support/hub-space";
import { ReleasedWorkspace, startReleasedWorld, type ReleasedWorld } from "../support/released-workspace";
import { describeWithTerraform } from "../support/terraform-program";

const ROOT = path.join(__dirname, "../..");

const APP = `
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { Duration, HuggingFaceSpacesProvider, ProviderSource, SpaceBucket, SpaceSecret, SpaceVolume, ZenMLSpace } from "cdktf-huggingface-spaces";

const app = new App();
const stack = new TerraformStack(app, "spaces");
const providerSource = ProviderSource[process.env.PROVIDER_SOURCE];
new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource });
const bundled = providerSource === ProviderSource.BUNDLED;
const volumes = bundled ? [SpaceVolume.bucket(new SpaceBucket(stack, "data", { name: "data" }), "/data")] : undefined;
const zenml = new ZenMLSpace(stack, "zenml", {
  name: "zenml-server",
  secrets: { API_KEY: SpaceSecret.fromEnvironment("API_KEY") },
  volumes,
});
zenml.waitUntilRunning({ timeout: Duration.minutes(5) });
new TerraformOutput(stack, "url", { value: zenml.url });
app.synth();
`;

const CDKTF_JSON = { language: "typescript", app: "node main.mjs", projectId: "moving", sendCrashReports: "false" };

describeWithTerraform(
  "an app that moves from cdktf to cdktn, each by its real command line, with its packed package",
  () => {
    let folder: string;
    let world: ReleasedWorld;
    let hub: LocalHub;

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), "moving-"));
      writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
      writeFileSync(path.join(folder, "cdktf.json"), JSON.stringify(CDKTF_JSON));
      const packages = [ROOT, path.join(ROOT, "cdktn")].map((root) => {
        const [packed] = JSON.parse(npm(root, "pack", "--json", "--ignore-scripts", "--pack-destination", folder));
        return packed.filename as string;
      });
      const peers = ["cdktf", "cdktn", "constructs", "@cdktf/provider-null"].map(
        (name) => `${name}@${versionOf(name)}`,
      );
      npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline", ...packages, ...peers);
      world = await startReleasedWorld({ speed: 20 });
      hub = await startLocalHub({ speed: 20 });
    });
    afterAll(async () => {
      await hub.close();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(() => rmSync(path.join(folder, "cdktf.out"), { recursive: true, force: true }));

    function writeApp(framework: string): void {
      writeFileSync(path.join(folder, "main.mjs"), APP.replace(/(?<=from ")cdktf/g, framework));
    }

    const clis = {
      cdktf: () => [process.execPath, path.join(ROOT, "node_modules/cdktf-cli/bundle/bin/cdktf")] as const,
      cdktn: installCdktnCli,
    };

    /** Runs `cdktf …` or `cdktn …` in the app's folder. */
    async function cli(framework: keyof typeof clis, env: Record<string, string>, ...args: string[]): Promise<string> {
      writeFileSync(path.join(folder, "main.mjs"), APP.replace(/(?<=from ")cdktf/g, framework));
      const [program, ...first] = clis[framework]();
      const { PATH = "", HOME = "" } = process.env;
      const quiet = { CI: "1", CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1", FORCE_COLOR: "0" };
      const child = spawn(program, [...first, ...args], {
        cwd: folder,
        env: { PATH, HOME, ...quiet, TF_VAR_API_KEY: "a-key", ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const chunks: Buffer[] = [];
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      const status = await new Promise((resolve) => child.on("close", resolve));
      const output = Buffer.concat(chunks).toString("utf8");
      if (status !== 0) throw new Error(`${framework} ${args.join(" ")} ended with ${status}:\n${output}`);
      return output;
    }

    /** What was synthesized, without the framework's own notes. */
    function stack(): Record<string, unknown> {
      const text = readFileSync(path.join(folder, "cdktf.out/stacks/spaces/cdk.tf.json"), "utf8");
      const { "//": _, ...configuration } = JSON.parse(text) as Record<string, unknown>;
      return configuration;
    }

    test("the bundled provider: deployed by one command line, the other finds nothing to change, and destroys", async () => {
      const empty = path.join(folder, "empty.rc");
      writeFileSync(empty, "");
      const env = { ...envOf(hub), PROVIDER_SOURCE: "BUNDLED", TF_CLI_CONFIG_FILE: empty };
      await cli("cdktf", env, "deploy", "spaces", "--auto-approve");
      const before = stack();
      rmSync(path.join(folder, "cdktf.out"), { recursive: true });
      const output = await cli("cdktn", env, "deploy", "spaces", "--auto-approve");
      expect(output).toMatch(/No changes\. Your infrastructure matches the configuration/);
      expect(stack()).toEqual(before);
      await cli("cdktn", env, "destroy", "spaces", "--auto-approve");
      expect(hub.spaces()).toEqual([]);
    });

    test("the released provider, and the null provider that waits: the plan on the same state is empty", async () => {
      const workspace = new ReleasedWorkspace(world);
      workspace.env = { ...workspace.env, TF_VAR_API_KEY: "a-key", HF_TOKEN: world.hub.token };
      const synthesize = (framework: keyof typeof clis): Record<string, unknown> => {
        writeApp(framework);
        const env = { ...process.env, PROVIDER_SOURCE: "RELEASED" };
        execFileSync(process.execPath, ["main.mjs"], { cwd: folder, env, stdio: "pipe" });
        cpSync(path.join(folder, "cdktf.out/stacks/spaces"), workspace.folder, { recursive: true });
        return stack();
      };
      try {
        const before = synthesize("cdktf");
        await workspace.init();
        await workspace.apply();
        expect(synthesize("cdktn")).toEqual(before);
        await workspace.init();
        expect(await workspace.plan()).toEqual({});
        await workspace.destroy();
      } finally {
        workspace.remove();
      }
    });
  },
);

function npm(cwd: string, ...args: string[]): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(path.join(ROOT, "node_modules", name, "package.json"), "utf8")).version;
}
