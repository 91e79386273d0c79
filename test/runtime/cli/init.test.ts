import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { devDependencies, peerDependencies } from "../../../package.json";
import { hfSpaces } from "../../support/cli";

const ROOT = path.join(__dirname, "../../..");
const PROJECT = [".gitignore", "README.md", "cdktf.json", "main.ts", "package.json", "tsconfig.json"];

describe("hf-spaces init", () => {
  let cwd: string;

  beforeEach(() => (cwd = mkdtempSync(path.join(tmpdir(), "init-"))));
  afterEach(() => rmSync(cwd, { recursive: true }));

  const read = (file: string) => readFileSync(path.join(cwd, file), "utf8");

  test("writes a project and says what to type", async () => {
    const { exitCode, stdout, stderr } = await hfSpaces(["init", "Team Infra", "--template", "zenml"], { cwd });
    expect(exitCode).toBe(0);
    expect(readdirSync(path.join(cwd, "Team Infra")).sort()).toEqual(PROJECT);
    expect(stdout).toBe(`  cd 'Team Infra'
  npm install
  export HF_TOKEN=hf_…  # https://huggingface.co/settings/tokens
  export TF_VAR_ZENML_STORE_URL='mysql://user:password@host:3306/zenml'
  export TF_VAR_ZENML_PASSWORD='a-password-of-yours'
  npx cdktf deploy
`);
    expect(stderr).toMatch(
      /^A ZenML server with its MySQL database is in Team Infra: .*main\.ts.*\nTo deploy it:\n\n$/,
    );
    expect(JSON.parse(read("Team Infra/package.json")).name).toBe("team-infra");
    expect(JSON.parse(read("Team Infra/cdktf.json")).projectId).toBe("team-infra");
    expect(read("Team Infra/main.ts")).toContain('new TerraformStack(app, "team-infra")');
  });

  test("writes into the folder at hand by default", async () => {
    const { exitCode, json } = await hfSpaces(["init", "--json"], { cwd });
    expect(exitCode).toBe(0);
    expect(json()).toEqual({
      folder: cwd,
      template: "own-app",
      language: "typescript",
      flavour: "cdktf",
      files: expect.arrayContaining([...PROJECT, "app/app.py"]),
      steps: ["npm install", expect.stringMatching(/^export HF_TOKEN=/), "npx cdktf deploy"],
    });
    for (const file of json().files) expect(existsSync(path.join(cwd, file))).toBe(true);
  });

  test("touches nothing where one of its files is there already", async () => {
    mkdirSync(path.join(cwd, "infra"));
    writeFileSync(path.join(cwd, "infra/main.ts"), "mine");
    const { exitCode, stdout, stderr } = await hfSpaces(["init", "infra"], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toBe("hf-spaces: infra/main.ts is there already; name another folder, or move it away\n");
    expect(readdirSync(path.join(cwd, "infra"))).toEqual(["main.ts"]);
    expect(read("infra/main.ts")).toBe("mine");
  });

  test.each([
    [["--template", "zen"], 'template "zen" is unknown; write one of own-app, zenml, argilla, fleet'],
    [["--flavour", "cdk"], 'flavour "cdk" is unknown; write one of cdktf, cdktn'],
    [["--language", "cobol"], /^hf-spaces: language "cobol" is unknown; write one of .*typescript/],
  ])("%j is refused", async (args, message) => {
    const { exitCode, stderr } = await hfSpaces(["init", ...args], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("a name that neither npm nor Terraform takes becomes one that both do", async () => {
    for (const [folder, name] of [
      ["2026 Räume_", "r-ume"],
      ["…", "spaces"],
    ] as const) {
      await hfSpaces(["init", folder], { cwd });
      expect(JSON.parse(read(`${folder}/package.json`)).name).toBe(name);
    }
  });
});

test("the versions that a project starts with are those that this package is tested with", () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, "init/typescript/project/package.json"), "utf8"));
  const {
    constructs,
    "cdktf-huggingface-spaces": own,
    ...pins
  } = { ...manifest.dependencies, ...manifest.devDependencies };
  const versionOf = (name: string, at = ROOT) =>
    JSON.parse(readFileSync(path.join(at, "node_modules", name, "package.json"), "utf8"));
  expect(pins).toEqual(Object.fromEntries(Object.keys(pins).map((name) => [name, versionOf(name).version])));
  // The one that the cdktf CLI brings along, so that there is one only.
  expect(constructs).toBe(versionOf("cdktf-cli").dependencies.constructs);
  expect(peerDependencies.constructs).toBe(`^${constructs}`);
  expect(own).toBe("{{version}}");
  expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(["cdktf", "cdktf-cli", "tsx", "typescript"]));
});

test.each([
  [
    "typescript",
    "package.json",
    ['"cdktn": "0.24.0"', '"cdktn-huggingface-spaces": "', '"cdktn-cli": "0.24.0"', '"cdktn deploy"'],
  ],
  ["typescript", "main.ts", ['from "cdktn";', 'from "cdktn-huggingface-spaces";']],
  ["python", "requirements.txt", ["cdktn==0.24.0", "cdktn-huggingface-spaces=="]],
  ["python", "main.py", ["from cdktn import", "from cdktn_huggingface_spaces import"]],
  ["java", "pom.xml", ["<groupId>io.cdktn</groupId>", "<artifactId>cdktn</artifactId>", "<version>0.24.0</version>"]],
  [
    "java",
    "src/main/java/com/example/Main.java",
    ["import io.cdktn.cdktn.App;", "import io.github.cdktfhuggingfacespaces.cdktn."],
  ],
  ["go", "go.mod", ["open-constructs/cdk-terrain-go/cdktn v0.24.0", "/cdktn-huggingface-spaces-go/"]],
  ["go", "main.go", ['open-constructs/cdk-terrain-go/cdktn"', "cdktn.NewApp("]],
])("init --flavour cdktn writes %s's %s for CDK Terrain", async (language, file, parts) => {
  const cwd = mkdtempSync(path.join(tmpdir(), "init-"));
  try {
    const { exitCode, stdout } = await hfSpaces(["init", "--flavour", "cdktn", "--language", language], { cwd });
    expect({ exitCode, last: stdout.trim().split("\n").at(-1) }).toMatchObject({
      exitCode: 0,
      last: expect.stringMatching(/cdktn(-cli@0\.24\.0)? deploy$/),
    });
    const text = readFileSync(path.join(cwd, file), "utf8");
    for (const part of parts) expect(text).toContain(part);
    for (const name of readdirSync(cwd, { recursive: true, encoding: "utf8" })) {
      if (!statSync(path.join(cwd, name)).isFile()) continue;
      const left = readFileSync(path.join(cwd, name), "utf8").match(/.*(?:cdktf|hashicorp).*/g) ?? [];
      expect(
        left.filter((line) => !/cdktf\.out|cdktf\.json|cdktfhuggingfacespaces|cdktf-huggingface-spaces\//.test(line)),
      ).toEqual([]);
    }
  } finally {
    rmSync(cwd, { recursive: true });
  }
});
