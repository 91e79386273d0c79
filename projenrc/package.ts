import { execFileSync } from "child_process";
import { cpSync, mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";

const root = path.join(__dirname, "..");

/** cdktf's own packages, which the archives of Java and Go may lack: then this package cannot be compiled against them. */
const DEPENDENCIES = ["cdktf", "@cdktf/provider-null"].map((name) => path.join(root, "node_modules", name));

/** By language: how the dependencies are made first, and which part of what is made belongs to this package. */
const COMPILED: Readonly<Record<string, { dependencies: string; own: string } | undefined>> = {
  java: { dependencies: "--mvn-define=maven.javadoc.skip=true", own: "java/io/github/cdktfhuggingfacespaces" },
  go: { dependencies: "--code-only", own: "go/huggingfacespaces" },
};

/** `npx projen package:<language>`: the package for one language, in `dist/` or another folder. */
function makePackage(language: string, outdir = path.join(root, "dist")): void {
  const compiled = COMPILED[language];
  if (!compiled) return pacmak(language, "--outdir", outdir, root);
  const folder = mkdtempSync(path.join(tmpdir(), `package-${language}-`));
  try {
    pacmak(language, "--outdir", folder, compiled.dependencies, ...DEPENDENCIES);
    pacmak(language, "--outdir", folder, root);
    cpSync(path.join(folder, compiled.own), path.join(outdir, compiled.own), { recursive: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Without its `.npmignore`: `files` in package.json says what is published. */
function pacmak(language: string, ...args: readonly string[]): void {
  const command = path.join(root, "node_modules/jsii-pacmak/bin/jsii-pacmak");
  const options = ["--verbose", "--no-npmignore", "--force-subdirectory", "--target", language];
  execFileSync(process.execPath, [command, ...options, ...args], { cwd: root, stdio: "inherit" });
}

makePackage(process.argv[2]!, process.argv[3]);
