import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { hfSpaces, type CliRun } from "../../support/cli";
import { startScriptedServer } from "../../support/scripted-server";

let hub: LocalHub;
let bin: string;

beforeAll(async () => {
  hub = await startLocalHub({
    accounts: {
      users: [
        {
          name: "alice",
          tokens: [
            { token: "hf_alicealice" },
            { token: "hf_readonly", role: "read" },
            { token: "hf_expired", expired: true },
            { token: "hf_fine_to_acme", role: "fineGrained", namespaces: ["acme"] },
            { token: "hf_fine_to_none", role: "fineGrained", namespaces: [] },
            { token: "hf_fine_unknown", role: "fineGrained" },
            { token: "hf_by_oauth_only", type: "oauth" },
          ],
        },
        { name: "frugal", plan: "free", tokens: [{ token: "hf_frugalfrugal" }] },
      ],
      organizations: [{ name: "acme", plan: "enterprise", members: { alice: "write" } }],
    },
  });
});
afterAll(async () => hub.close());
beforeEach(() => (bin = mkdtempSync(path.join(tmpdir(), "bin-"))));
afterEach(() => rmSync(bin, { recursive: true }));

/** A program that answers to `version -json` as Terraform and OpenTofu do. */
function fake(binary: string, version: string): void {
  const file = path.join(bin, binary);
  writeFileSync(file, `#!/bin/sh\necho '{"terraform_version": "${version}"}'\n`);
  chmodSync(file, 0o755);
}

/** Nothing is on the PATH but what the test put there, and the shell. */
async function doctor(env: Record<string, string | undefined> = {}, ...argv: string[]): Promise<CliRun> {
  const all = { PATH: bin, HF_ENDPOINT: hub.url, HF_TOKEN: "hf_alicealice", ...env };
  return hfSpaces(["doctor", ...argv], { env: all });
}

test("all is well", async () => {
  fake("terraform", "1.11.4");
  const { exitCode, stdout, stderr } = await doctor();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.trim().split(/ {2,}/)),
  ).toEqual([
    ["ok", "Node.js", process.versions.node],
    ["ok", "Terraform", "Terraform 1.11.4"],
    ["ok", "Hub", hub.url],
    ["ok", "token", expect.stringMatching(/^from HF_TOKEN.*role write$/)],
    ["ok", "account", "alice, PRO, with a payment method; acme (write, enterprise)"],
  ]);
});

async function checkOf(name: string, env: Record<string, string | undefined>) {
  const run = await doctor(env, "--json");
  const check = run.json().checks.find((one: { name: string }) => one.name === name);
  expect(run.exitCode).toBe(run.json().ok ? 0 : 1);
  return check;
}

test("neither terraform nor tofu", async () => {
  expect(await checkOf("Terraform", {})).toEqual({
    name: "Terraform",
    status: "failed",
    found: "neither terraform nor tofu is on the PATH",
    advice: expect.stringMatching(/^install one: https:.* or https:/),
  });
});

test("a Terraform that is too old", async () => {
  fake("terraform", "1.4.9");
  expect(await checkOf("Terraform", {})).toMatchObject({
    status: "failed",
    found: "Terraform 1.4.9",
    advice: "install Terraform 1.5.0 or newer",
  });
});

test("OpenTofu alone: cdktf has to be told", async () => {
  fake("tofu", "1.10.0");
  expect(await checkOf("Terraform", {})).toMatchObject({
    status: "warning",
    found: "OpenTofu 1.10.0",
    advice: "cdktf needs to be told: export TERRAFORM_BINARY_NAME=tofu",
  });
  expect(await checkOf("Terraform", { TERRAFORM_BINARY_NAME: "tofu" })).toMatchObject({ status: "ok" });
});

test("a Terraform that can never start, as a .cmd on Windows", async () => {
  expect(await checkOf("Terraform", { TERRAFORM_BINARY_NAME: "no\0program" })).toMatchObject({
    status: "failed",
    found: "TERRAFORM_BINARY_NAME is no\0program, and that does not start",
  });
});

test("no token: where to get one, and that the Hub is there", async () => {
  expect(await checkOf("Hub", { HF_TOKEN: undefined })).toMatchObject({ status: "ok", found: hub.url });
  expect(await checkOf("token", { HF_TOKEN: undefined })).toMatchObject({
    status: "failed",
    found: "none",
    advice: expect.stringMatching(/^set HF_TOKEN, or run `hf auth login`; make a token with the write role at https:/),
  });
});

test("a token that can read only", async () => {
  expect(await checkOf("token", { HF_TOKEN: "hf_readonly" })).toMatchObject({
    status: "failed",
    advice: "it can read only: make one with the write role at https://huggingface.co/settings/tokens",
  });
});

test("a fine-grained token that can write nowhere", async () => {
  expect(await checkOf("token", { HF_TOKEN: "hf_fine_to_none" })).toEqual({
    name: "token",
    status: "failed",
    found: 'from HF_TOKEN, "local-hub", role fineGrained, writes nowhere',
    advice:
      "it needs write access to the repositories of the namespace that you deploy to; edit it at https://huggingface.co/settings/tokens",
  });
});

test("a fine-grained token says where it writes; where the Hub does not tell, that is to be checked by hand", async () => {
  expect(await checkOf("token", { HF_TOKEN: "hf_fine_to_acme" })).toMatchObject({
    status: "ok",
    found: 'from HF_TOKEN, "local-hub", role fineGrained, writes to acme',
  });
  expect(await checkOf("token", { HF_TOKEN: "hf_fine_unknown" })).toMatchObject({ status: "warning" });
});

test("a token by OAuth", async () => {
  expect(await checkOf("token", { HF_TOKEN: "hf_by_oauth_only" })).toMatchObject({
    status: "warning",
    advice: "it expires soon: use an access token for deployments",
  });
});

test("a token that has expired", async () => {
  expect(await checkOf("token", { HF_TOKEN: "hf_expired" })).toMatchObject({
    status: "failed",
    advice: "it is mistyped, expired or revoked; make a new one at https://huggingface.co/settings/tokens",
  });
});

test("a token that cannot be one", async () => {
  expect(await checkOf("token", { HF_TOKEN: "hf_ä" })).toMatchObject({
    status: "failed",
    found: "the Hub token has characters that no token has",
  });
});

test("a free account", async () => {
  expect(await checkOf("account", { HF_TOKEN: "hf_frugalfrugal" })).toMatchObject({
    status: "warning",
    found: "frugal, free plan",
    advice: expect.stringContaining("a free account runs static Spaces only"),
  });
});

test("a Hub that is not there", async () => {
  expect(await checkOf("Hub", { HF_ENDPOINT: "http://127.0.0.1:9" })).toMatchObject({
    status: "failed",
    found: "GET /api/whoami-v2: the Hub at http://127.0.0.1:9 could not be reached (ECONNREFUSED)",
    advice: "check the network, the proxy settings and HF_ENDPOINT",
  });
});

test("an address that is no Hub", async () => {
  const server = await startScriptedServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<html>sign in</html>");
  });
  try {
    expect(await checkOf("Hub", { HF_ENDPOINT: server.url })).toMatchObject({
      status: "failed",
      advice: "check that HF_ENDPOINT is the address of a Hub, and that no proxy or sign-in page stands between",
    });
  } finally {
    await server.close();
  }
});

test("an HF_ENDPOINT that is no address", async () => {
  expect(await checkOf("Hub", { HF_ENDPOINT: "huggingface.co" })).toMatchObject({
    status: "failed",
    found: expect.stringContaining("is not a URL"),
  });
});
