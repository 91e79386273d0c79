import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "fs";
import { createServer, type Server } from "https";
import type { AddressInfo } from "net";
import { tmpdir } from "os";
import * as path from "path";
import { issueServerCertificate } from "../../../runtime/plugin/protocol/certificate";
import { ownPlatform } from "../../../src/catalog/plugin-layout";
import { runHfSpaces } from "../../support/bundled-cli";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

const SOURCE = "terraform.example.com/infra/huggingface-spaces";
const CONFIGURATION = `terraform {
  required_providers {
    huggingface-spaces = { source = "${SOURCE}", version = "~> 0.0.1" }
  }
}

resource "huggingface-spaces_space" "demo" {
  name = "demo"
  sdk  = "docker"
}
`;

describeWithTerraform("hf-spaces provider mirror", () => {
  let mirror: string;
  let printed: string;
  let workspace: TerraformWorkspace;

  beforeAll(async () => {
    mirror = mkdtempSync(path.join(tmpdir(), "mirror-"));
    const args = ["provider", "mirror", "--dir", mirror, "--source", SOURCE];
    const { exitCode, stdout, stderr } = await runHfSpaces(args, { cwd: mirror });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: expect.stringContaining(SOURCE) });
    printed = stdout;
  });
  afterAll(() => rmSync(mirror, { recursive: true }));

  beforeEach(() => {
    workspace = new TerraformWorkspace({
      startsProvider: true,
      env: { HF_TOKEN: "hf_none", HF_ENDPOINT: "http://127.0.0.1:9" },
    });
    rmSync(path.join(workspace.folder, "terraform.d"), { recursive: true });
    workspace.writeFile("main.tf", CONFIGURATION);
  });
  afterEach(() => workspace.remove());

  test("serves as a filesystem mirror, by the configuration that it prints", async () => {
    workspace.writeFile("terraform.rc", printed);
    await workspace.init();
    expect(await workspace.succeed("validate")).toContain("valid");
    // What `terraform providers lock` would write of a mirror: every platform has its hash.
    await workspace.succeed("providers", "lock", `-fs-mirror=${mirror}`, "-platform=darwin_arm64");
    const { archives } = JSON.parse(readFileSync(path.join(mirror, SOURCE, "0.0.1.json"), "utf8"));
    expect(workspace.readFile(".terraform.lock.hcl")).toContain(archives.darwin_arm64.hashes[0]);
  });

  test("serves as a network mirror over HTTPS", async () => {
    const { keyPem: key, certificatePem: cert } = issueServerCertificate();
    const server: Server = createServer({ key, cert }, ({ url = "" }, response) => {
      try {
        response.setHeader("content-type", url.endsWith(".json") ? "application/json" : "application/zip");
        response.end(readFileSync(path.join(mirror, url.replace("/mirror/", ""))));
      } catch {
        response.writeHead(404).end();
      }
    }).listen(0, "127.0.0.1");
    try {
      await new Promise((resolve) => server.on("listening", resolve));
      const { port } = server.address() as AddressInfo;
      const url = `https://localhost:${port}/mirror/`;
      workspace.writeFile("terraform.rc", `provider_installation {\n  network_mirror {\n    url = "${url}"\n  }\n}\n`);
      workspace.writeFile("authorities.pem", cert);
      workspace.env.SSL_CERT_FILE = path.join(workspace.folder, "authorities.pem");
      await workspace.init();
      expect(await workspace.succeed("validate")).toContain("valid");
      const { archives } = JSON.parse(readFileSync(path.join(mirror, SOURCE, "0.0.1.json"), "utf8"));
      expect(workspace.readFile(".terraform.lock.hcl")).toContain(archives[ownPlatform()].hashes[0]);
    } finally {
      server.close();
    }
  });

  test("keeps what else is in the folder, and adds what is new", async () => {
    const other = path.join(mirror, "other");
    mkdirSync(other);
    await runHfSpaces(["provider", "mirror", "--dir", other, "--platform", "linux_amd64"], { cwd: mirror });
    const again = ["provider", "mirror", "--dir", other, "--platform", "linux_amd64", "--source", SOURCE, "--json"];
    const { stdout } = await runHfSpaces(again, { cwd: mirror });
    expect(JSON.parse(stdout).files.map((file: string) => path.basename(file))).toEqual([
      "terraform-provider-huggingface-spaces_0.0.1_linux_amd64.zip",
      "index.json",
      "0.0.1.json",
    ]);
  });

  test.each([
    [["--source", "infra/spaces"], '"infra/spaces" is not its address'],
    [["--platform", "plan9_amd64"], 'the provider does not run on "plan9_amd64"; it runs on linux_amd64, '],
    [["--node", "linux_amd64"], "write --node linux_arm64=path/to/node"],
    [["--node", `linux_arm64=${process.execPath}`], "is not an executable for linux_arm64"],
  ])("refuses %j", async (args, message) => {
    const { exitCode, stderr } = await runHfSpaces(["provider", "mirror", "--dir", mirror, ...args], { cwd: mirror });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
  });
});
