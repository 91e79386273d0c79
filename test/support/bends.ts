import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import {
  Aspects,
  DataResource,
  Fn,
  TerraformAsset,
  TerraformCount,
  TerraformIterator,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
  Token,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import {
  HuggingFaceSpace,
  type HuggingFaceSpaceProps,
  ProviderSource,
  SpaceBucket,
  SpaceFleet,
  SpaceReadiness,
  SpaceSecret,
  SpaceSource,
  SpaceTemplate,
  SpaceVolume,
} from "../../src";
import { type Space } from "../../src/bindings/space.generated";

const { BUNDLED, RELEASED } = ProviderSource;

/** Something that CDK users do with constructs. */
export interface Bend {
  readonly what: string;
  /** A Space of that name is there before. */
  readonly onHub?: string;
  /** The code of the refusal, by provider; what is not refused can be planned. */
  readonly refused?: Partial<Record<ProviderSource, string>>;
  /** What the Space's block holds; under the released provider too unless there is another for it. */
  readonly writes?: Record<string, unknown>;
  readonly writesReleased?: Record<string, unknown>;
  /** @param name - to be used for the Space's name, and by nothing else of the stack */
  build(scope: Construct, name: string, source: ProviderSource): void;
}

/** Values of the variables that the bends declare. */
export const BEND_VARIABLES = {
  TF_VAR_number: "7",
  TF_VAR_map: '{"LEVEL":"1"}',
  TF_VAR_switch: "false",
  TF_VAR_database: "planted-database",
  TF_VAR_ONE_KEY: "planted-key",
  TF_VAR_CLASS_TOKENS: '{"vision":"planted-vision","text":"planted-text"}',
} as const;

const zenml = { template: SpaceTemplate.ZENML };

function space(scope: Construct, name: string, props: Partial<HuggingFaceSpaceProps> = {}): HuggingFaceSpace {
  return new HuggingFaceSpace(scope, "space", { ...zenml, name, ...props });
}

/** Calls `change` for each construct in `scope` as an Aspect does: while the stack is synthesized. */
function whileSynthesized(scope: Construct, change: (node: IConstruct) => void): void {
  Aspects.of(scope).add({ visit: change });
}

function variable(scope: Construct, id: string, type: string, sensitive = false): TerraformVariable {
  const declared = new TerraformVariable(scope, id, { type, sensitive });
  declared.overrideLogicalId(id);
  return declared;
}

const folders: string[] = [];

/** After the tests: the applications that the bends wrote are of no use any more. */
export function removeBendFolders(): void {
  for (const directory of folders.splice(0)) rmSync(directory, { recursive: true });
}

function folder(files: Record<string, string> = { "app.py": "print()" }): string {
  const directory = mkdtempSync(path.join(tmpdir(), "bend-"));
  folders.push(directory);
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(directory, file), content);
  return directory;
}

export const BENDS: readonly Bend[] = [
  {
    what: "another resource depends on a Space, a Space on another resource",
    build: (scope, name) => {
      const before = new DataResource(scope, "before");
      const one = space(scope, name, { dependsOn: [before] });
      new DataResource(scope, "after", { dependsOn: [one] });
    },
    writes: { depends_on: [expect.stringMatching(/^terraform_data\./)] },
  },
  {
    what: "node.addDependency, of a Space and on one",
    build: (scope, name) => {
      const before = new DataResource(scope, "before");
      const one = space(scope, name);
      one.node.addDependency(before);
      new DataResource(scope, "after").node.addDependency(one);
    },
    writes: { depends_on: [expect.stringMatching(/^terraform_data\./)] },
  },
  {
    what: "something that depends on a Space which is waited for, and a readiness that something depends on",
    build: (scope, name) => {
      const one = space(scope, name);
      new DataResource(scope, "after", { dependsOn: [one] });
      one.waitUntilRunning();
      one.waitUntilRunning();
      const readiness = new SpaceReadiness(scope, "ready", { space: one });
      new DataResource(scope, "last", { dependsOn: [readiness] });
    },
  },
  {
    what: "an escape hatch: what is set on node.defaultChild",
    build: (scope, name) => {
      const one = space(scope, name, { env: { A: "1" } });
      const resource = one.node.defaultChild as TerraformResource & { hardware: string };
      resource.hardware = "cpu-upgrade";
      resource.addOverride("variables.B", "2");
      one.addEnvironment("C", "3");
    },
    writes: { hardware: "cpu-upgrade", variables: { A: "1", B: "2", C: "3" } },
  },
  {
    what: "a number token in a name",
    build: (scope, name) => void space(scope, `${name}-${variable(scope, "number", "number").numberValue}-x`),
    writes: { name: expect.stringMatching(/-\$\{var\.number\}-x$/) },
    writesReleased: { name: expect.stringMatching(/-\$\{.*var\.number.*\}-x$/) },
  },
  {
    what: "variables that are a computed map",
    build: (scope, name) =>
      void space(scope, name, { env: Token.asStringMap(variable(scope, "map", "map(string)").value) }),
    writes: { variables: "${var.map}" },
    writesReleased: { variables: expect.stringMatching(/^\$\{\{for key, value in var\.map : /) },
  },
  {
    what: "variables added to a computed map",
    build: (scope, name) => {
      const map = Token.asStringMap(Fn.merge([variable(scope, "map", "map(string)").value]));
      space(scope, name, { env: { ...map, TEXT: 'say "${x}" \\ ' } }).addEnvironment("MORE", "2");
    },
    writes: { variables: expect.stringMatching(/^\$\{merge\(merge\(var\.map\), local\.\w+\)\}$/) },
    writesReleased: { variables: expect.stringMatching(/^\$\{\{for key, value in merge\(merge\(var\.map\), local/) },
  },
  {
    what: "a switch that is a variable",
    build: (scope, name) => void space(scope, name, { paused: variable(scope, "switch", "bool").booleanValue }),
    writes: { paused: "${var.switch}" },
    refused: { [RELEASED]: "HFS109" },
  },
  {
    what: "deletion protection that is a variable",
    build: (scope, name) =>
      void space(scope, name, { deletionProtection: variable(scope, "switch", "bool").booleanValue }),
    writes: { deletion_protection: "${var.switch}" },
    refused: { [RELEASED]: "HFS109" },
  },
  {
    what: "a TerraformAsset as the source",
    build: (scope, name) => {
      const asset = new TerraformAsset(scope, "asset", { path: folder() });
      space(scope, name, { source: SpaceSource.fromDirectory(asset.path) });
    },
    writes: { source_dir: expect.stringMatching(/^assets\//), source_hash: expect.any(String) },
    refused: { [RELEASED]: "HFS109" },
  },
  {
    what: "a token in a file of the source",
    build: (scope, name) => {
      const { stringValue } = variable(scope, "database", "string");
      space(scope, name, { source: SpaceSource.fromInline({ "app.py": `print("${stringValue}")` }) });
    },
    refused: { [BUNDLED]: "HFS160", [RELEASED]: "HFS160" },
  },
  {
    what: "a dangling link in the source",
    build: (scope, name) => {
      const directory = folder();
      symlinkSync("nowhere", path.join(directory, "link"));
      space(scope, name, { source: SpaceSource.fromDirectory(directory) });
    },
    refused: { [BUNDLED]: "HFS164", [RELEASED]: "HFS164" },
  },
  {
    what: "files that .gitignore names in the source",
    build: (scope, name) => {
      const directory = folder({ "app.py": "", ".gitignore": "*.log\n", "run.log": name });
      space(scope, name, { source: SpaceSource.fromDirectory(directory) });
    },
    // Another name, and so another log; the hash is that of the two other files.
    writes: { source_hash: "b0dac29950a139a42da020ed68fb6544300471b3cd55b7ff7288fc90ef898956" },
    refused: { [RELEASED]: "HFS109" },
  },
  {
    what: "a secret composed around a variable",
    build: (scope, name) => {
      const password = variable(scope, "database", "string", true);
      const url = SpaceSecret.fromValue(`mysql://zenml:${password.stringValue}@db.example.com/zenml`);
      space(scope, name, { secrets: { ZENML_STORE_URL: url } });
    },
    writes: { secrets_wo: { ZENML_STORE_URL: "mysql://zenml:${var.database}@db.example.com/zenml" } },
    writesReleased: { secrets: expect.stringMatching(/^\$\{sensitive\(/) },
  },
  {
    what: "a SpaceSecret inside a text",
    build: (scope, name) => void space(scope, name, { env: { URL: `x${SpaceSecret.fromEnvironment("ONE_KEY")}` } }),
    refused: { [BUNDLED]: "HFS157", [RELEASED]: "HFS157" },
  },
  {
    what: "secrets from one map variable",
    build: (scope, name) => {
      const fleet = new SpaceFleet(scope, "class", { defaults: zenml, namePrefix: `${name}-` });
      for (const key of ["vision", "text"]) {
        fleet.addSpace(key, { secrets: { TOKEN: SpaceSecret.fromEnvironmentMap("CLASS_TOKENS", key) } });
      }
    },
  },
  {
    what: "fromEnvironment beside a variable of that name",
    build: (scope, name) => {
      variable(scope, "ONE_KEY", "string");
      space(scope, name, { secrets: { KEY: SpaceSecret.fromEnvironment("ONE_KEY") } });
    },
    refused: { [BUNDLED]: "HFS158", [RELEASED]: "HFS158" },
  },
  {
    what: "fromEnvironment with a word of Terraform's own",
    build: (scope, name) => void space(scope, name, { secrets: { KEY: SpaceSecret.fromEnvironment("count") } }),
    refused: { [BUNDLED]: "HFS159", [RELEASED]: "HFS159" },
  },
  {
    what: "one environment variable for a secret and for a map of them",
    build: (scope, name) => {
      const secrets = { A: SpaceSecret.fromEnvironment("ONE_KEY"), B: SpaceSecret.fromEnvironmentMap("ONE_KEY", "b") };
      space(scope, name, { secrets });
    },
    refused: { [BUNDLED]: "HFS163", [RELEASED]: "HFS163" },
  },
  {
    what: "a variable that is undefined",
    build: (scope, name) => {
      const env = { A: undefined, B: "1" } as unknown as Record<string, string>;
      space(scope, name, { env });
    },
    writes: { variables: { B: "1" } },
  },
  ...["/", "//", "data", "/a//b", "/a/../b"].map((mountPath): Bend => ({
    what: `a mount path of ${mountPath}`,
    build: (scope, name) => void space(scope, name, { volumes: [SpaceVolume.dataset("acme/set", mountPath)] }),
    refused: { [BUNDLED]: "HFS116", [RELEASED]: "HFS116" },
  })),
  {
    what: "a mount path of /data/, beside which /data is taken",
    build: (scope, name) => {
      const one = space(scope, name, { volumes: [SpaceVolume.dataset("acme/set", "/data/")] });
      one.addVolume(SpaceVolume.model("acme/model", "/data"));
    },
    refused: { [BUNDLED]: "HFS116", [RELEASED]: "HFS116" },
  },
  {
    what: "a mount path of /data/ alone",
    build: (scope, name) => void space(scope, name, { volumes: [SpaceVolume.dataset("acme/set", "/data/")] }),
    writes: { volumes: [{ type: "dataset", source: "acme/set", mount_path: "/data" }] },
    writesReleased: {},
  },
  {
    what: "a volume of nothing",
    build: (scope, name) => void space(scope, name, { volumes: [SpaceVolume.dataset("", "/set")] }),
    refused: { [BUNDLED]: "HFS156", [RELEASED]: "HFS156" },
  },
  {
    what: "importFrom with the address of a page",
    build: (scope, name) => space(scope, name).importFrom("https://huggingface.co/spaces/local/seen?logs=build"),
    refused: { [RELEASED]: "HFS109" },
    // The plan reads it.
    onHub: "seen",
  },
  {
    what: "importFrom with something else",
    build: (scope, name) => space(scope, name).importFrom("https://huggingface.co/local"),
    refused: { [BUNDLED]: "HFS102", [RELEASED]: "HFS102" },
  },
  {
    what: "a Space for each item of an iterator",
    build: (scope, name) => {
      const each = TerraformIterator.fromList(["a", "b"]);
      const one = space(scope, `${name}-${each.value}`);
      const resource = one.node.defaultChild as TerraformResource;
      resource.forEach = each;
    },
    refused: { [RELEASED]: "HFS151" },
  },
  {
    what: "a bucket that other things depend on",
    build: (scope, name) => {
      const bucket = new SpaceBucket(scope, "bucket", {
        name,
        isPrivate: variable(scope, "switch", "bool").booleanValue,
      });
      new DataResource(scope, "after", { dependsOn: [bucket] });
    },
    refused: { [RELEASED]: "HFS109" },
  },
  {
    what: "a Space copied by count",
    build: (scope, name) => {
      (space(scope, name).node.defaultChild as TerraformResource).count = TerraformCount.of(2);
    },
    refused: { [RELEASED]: "HFS151" },
  },
  {
    what: "an Aspect that adds a secret to a Space without one",
    build: (scope, name) => {
      const one = space(scope, name);
      whileSynthesized(scope, (node) => {
        if (node === one) one.addSecret("LATE", SpaceSecret.unsafePlainText('say "late"'));
      });
    },
    writes: { secrets_wo: { LATE: 'say "late"' } },
    writesReleased: { secrets: expect.stringMatching(/^\$\{sensitive\(local\.\w+_Secrets\)\}$/) },
  },
  {
    what: "a volume mounted after the stack was written once",
    build: (scope, name) => {
      const one = space(scope, name);
      TerraformStack.of(scope).toTerraform();
      one.addVolume(SpaceVolume.dataset("acme/set", "/set"));
    },
    writes: { volumes: [{ type: "dataset", source: "acme/set", mount_path: "/set" }] },
    writesReleased: {}, // its settings, see compat.test.ts
  },
  {
    what: "an Aspect that sets the lifecycle of all resources",
    build: (scope, name) => {
      space(scope, name);
      whileSynthesized(scope, (node) => {
        if (TerraformResource.isTerraformResource(node)) node.lifecycle = { preventDestroy: true };
      });
    },
    writes: { lifecycle: { prevent_destroy: true } },
    writesReleased: {
      lifecycle: {
        prevent_destroy: true,
        ignore_changes: ["private", "sleep_time", "storage"],
        postcondition: [expect.anything()],
        replace_triggered_by: [expect.stringMatching(/^terraform_data\.\w+_Origin$/)],
      },
    },
  },
  {
    what: "an Aspect that sets dependsOn",
    build: (scope, name) => {
      const before = new DataResource(scope, "before");
      const one = space(scope, name);
      whileSynthesized(scope, (node) => {
        if (node === one.node.defaultChild) {
          (node as TerraformResource).dependsOn = ["terraform_data." + before.friendlyUniqueId];
        }
      });
    },
    writes: { depends_on: [expect.stringMatching(/^terraform_data\./)] },
  },
  {
    what: "an Aspect that adds a Space",
    build: (scope, name) => {
      const one = space(scope, name);
      whileSynthesized(scope, (node) => {
        if (node === one) new HuggingFaceSpace(scope, "added", { ...zenml, name: `${name}-added` });
      });
    },
  },
  {
    what: "a first Space that refers to the last",
    build: (scope, name) => {
      const [first, , last] = ["a", "b", "c"].map(
        (id) => new HuggingFaceSpace(scope, id, { ...zenml, name: `${name}-${id}` }),
      );
      first.addEnvironment("UPSTREAM", last.url);
    },
  },
  {
    what: "escape hatches for all kinds of arguments, and another logical id",
    build: (scope, name) => {
      const resource = space(scope, name).node.defaultChild as Space;
      resource.overrideLogicalId("another_id");
      resource.hardware = "cpu-upgrade";
      resource.sleepTime = 3600;
      resource.variables = { ...resource.variablesInput, REGION: '${lower("EU")}' };
      resource.putVolumes([{ type: "dataset", source: "acme/set", mountPath: "/set" }]);
      resource.addOverride("visibility", "public");
    },
    writes: { sleep_time: 3600, visibility: "public", variables: { REGION: '${lower("EU")}' } },
    writesReleased: {
      sleep_time: 3600,
      private: false,
      variables: { REGION: '${trimsuffix(trimprefix(jsonencode(lower("EU")), "\\""), "\\"")}' },
    },
  },
  {
    what: "an argument of the bundled provider set on node.defaultChild",
    build: (scope, name) => {
      (space(scope, name).node.defaultChild as Space).paused = true;
    },
    writes: { paused: true },
    refused: { [RELEASED]: "HFS109" },
  },
];
