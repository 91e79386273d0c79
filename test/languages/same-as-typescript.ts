import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import {
  type AppName,
  APPS,
  type Apps,
  type BuiltPackage,
  describeWithToolchain,
  type Language,
  projectFiles,
  ROOT,
  run,
  TEMPLATES,
} from "./language";
import { generate } from "./packages";
import { hasTranslation, TRANSLATIONS } from "./translations";
import { startLocalHub, type LocalHub } from "../../runtime/local-hub";
import { ReleasedWorkspace, startReleasedWorld } from "../support/released-workspace";
import { TerraformWorkspace } from "../support/terraform";

jest.setTimeout(1_200_000); // the first run downloads what Maven needs

/** Where apps that are not part of an example belong in a copy of it, by the language's folder. */
const ADDED: Readonly<Record<string, { released: string; "first-deploy": string }>> = {
  python: { released: "released.py", "first-deploy": "first_deploy.py" },
  java: {
    released: "src/main/java/com/example/Released.java",
    "first-deploy": "src/main/java/com/example/FirstDeploy.java",
  },
  go: { released: "released/main.go", "first-deploy": "first-deploy/main.go" },
};

/** What the example of docs/ci.md reads. */
const PREVIEW = { PREVIEW: "pr-12" };

/** That the examples of a language are what the TypeScript ones are, from the package to the last `terraform destroy`. */
export function describeSameAsTypeScript(
  language: Language,
  more: (built: { apps: () => Apps; temporary: () => string }) => void = () => undefined,
): void {
  describeWithToolchain(language, () => {
    const seconds: Record<string, number> = {};
    let temporary: string;
    let folder: string;
    let reference: string;
    let built: BuiltPackage;
    let apps: Apps;
    let hub: LocalHub;

    beforeAll(async () => {
      temporary = mkdtempSync(path.join(tmpdir(), `${language.folder}-`));
      folder = path.join(temporary, "example");
      reference = path.join(temporary, "typescript");
      hub = await startLocalHub({ speed: 50 });
      await timed("package", async () => {
        await generate(language.folder, [ROOT], temporary);
        built = await language.buildPackage(sourcesIn(path.join(temporary, language.folder)));
      });
      await timed("example", async () => {
        copyExample(language.folder, folder);
        apps = await built.buildApps(folder);
      });
      const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
      const project = ["--tsconfig", path.join(ROOT, "examples/tsconfig.json")];
      const program = path.join(__dirname, "typescript.ts");
      await run([process.execPath, tsx, ...project, program, reference], { cwd: folder, env: PREVIEW });
    });

    afterAll(async () => {
      await hub.close();
      const times = Object.entries(seconds).map(([what, time]) => `${what} ${time.toFixed(1)} s`);
      process.stderr.write(`${language.name}: ${times.join(", ")}; package ${sizeOf(built.artifact)} kB\n`);
      if (process.env.KEEP_STACK) process.stderr.write(`kept ${temporary}\n`);
      else rmSync(temporary, { recursive: true, force: true });
    });

    async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
      const start = performance.now();
      const result = await work();
      seconds[what] = (performance.now() - start) / 1000;
      return result;
    }

    async function synthesized(app: AppName, outdir: string): Promise<Record<string, string>> {
      const env = { ...apps.env, ...PREVIEW, CDKTF_OUTDIR: path.join(temporary, outdir) };
      await run(apps.commandFor(app), { cwd: folder, env });
      return translatedTo(language.folder, app, stacksIn(env.CDKTF_OUTDIR));
    }

    test("the command of cdktf.json synthesizes what the TypeScript example does", async () => {
      const { app } = JSON.parse(readFileSync(path.join(folder, "cdktf.json"), "utf8")) as { app: string };
      await timed("synth", () => run(["sh", "-c", app], { cwd: folder, env: apps.env }));
      expect(stacksIn(path.join(folder, "cdktf.out"))).toEqual(stacksIn(path.join(reference, "main")));
    });

    test.each(APPS)("%s: the same text as in TypeScript, each time", async (app) => {
      const expected = translatedTo(language.folder, app, stacksIn(path.join(reference, app)));
      expect(Object.keys(expected)).not.toEqual([]);
      const times = await Promise.all([synthesized(app, `${app}-once`), synthesized(app, `${app}-again`)]);
      expect(times).toEqual([expected, expected]);
    });

    test.each(TEMPLATES)("hf-spaces init --template %s: the same text as in TypeScript", async (template) => {
      const project = path.join(temporary, `init-${template}`);
      for (const file of projectFiles(template, language.folder)) add(project, file.path, file.content);
      const { commandFor, env } = await built.buildApps(project);
      await run(commandFor("main"), { cwd: project, env });
      expect(stacksIn(path.join(project, "cdktf.out"))).toEqual(stacksIn(path.join(reference, `init-${template}`)));
    });

    more({ apps: () => apps, temporary: () => temporary });

    test("is applied, left alone by the next plan, and destroyed", async () => {
      const env = { HF_ENDPOINT: hub.url, TF_VAR_huggingface_token: hub.token };
      const workspace = new TerraformWorkspace({
        startsProvider: true,
        folder: path.join(folder, "cdktf.out/stacks/huggingface-spaces"),
        env,
      });
      await timed("deploy", async () => {
        await workspace.init();
        await workspace.apply();
      });
      expect(await workspace.outputs()).toMatchObject({ name: "zenml-server", sdk: "docker" });
      await workspace.succeed("plan", "-detailed-exitcode", "-input=false");
      await workspace.destroy();
      expect(await workspace.state()).toEqual({});
    });

    test("is planned with the released provider", async () => {
      const world = await startReleasedWorld();
      const workspace = new ReleasedWorkspace(world);
      try {
        cpSync(path.join(temporary, "released-once/stacks/released"), workspace.folder, { recursive: true });
        workspace.env = { ...workspace.env, TF_VAR_CHAT_DATABASE: "mongodb://chat", TF_VAR_LAB_TOKEN: "lab" };
        await workspace.init();
        expect(Object.keys(await workspace.plan()).filter((address) => address.includes("_space."))).toHaveLength(5);
      } finally {
        workspace.remove();
        await world.close();
      }
    });
  });
}

function copyExample(language: string, target: string): void {
  cpSync(path.join(ROOT, "examples", language), target, { recursive: true });
  const released = readdirSync(path.join(__dirname, "released")).find((file) =>
    ADDED[language]!.released.endsWith(path.extname(file)),
  )!;
  add(target, ADDED[language]!.released, readFileSync(path.join(__dirname, "released", released), "utf8"));
  cpSync(path.join(ROOT, "examples/typescript/app"), path.join(target, "examples/typescript/app"), { recursive: true });
  const { file, program } = TRANSLATIONS[language]!;
  add(target, file, program());
  const page = readFileSync(path.join(ROOT, "docs/languages.md"), "utf8");
  add(target, ADDED[language]!["first-deploy"], new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "ms").exec(page)![1]!);
}

function add(folder: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

/** Of the documentation's examples, those that the language's program has; whole programs of their own are none of them. */
function translatedTo(language: string, app: AppName, stacks: Record<string, string>): Record<string, string> {
  if (app !== "translations") return stacks;
  return Object.fromEntries(Object.entries(stacks).filter(([stack]) => hasTranslation(language, stack)));
}

/** Go's sources are one folder deeper, named after the module. */
function sourcesIn(target: string): string {
  const [only, ...others] = readdirSync(target);
  return others.length === 0 && only === "huggingfacespaces" ? path.join(target, only) : target;
}

/** The text of each stack, but for where its state is: in the working directory. */
function stacksIn(outdir: string): Record<string, string> {
  const stacks = path.join(outdir, "stacks");
  return Object.fromEntries(
    readdirSync(stacks).map((stack) => {
      const text = readFileSync(path.join(stacks, stack, "cdk.tf.json"), "utf8");
      return [stack, text.replace(/"path": ".*\/(terraform\.[^"/]+\.tfstate)"/, '"path": "$1"')];
    }),
  );
}

function sizeOf(artifact: string): number {
  if (statSync(artifact).isFile()) return Math.round(statSync(artifact).size / 1000);
  const files = readdirSync(artifact, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0);
  return Math.round(bytes / 1000);
}
