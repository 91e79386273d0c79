import { spawn, spawnSync, type ChildProcess } from "child_process";
import { X509Certificate } from "crypto";
import { once } from "events";
import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import * as grpc from "@grpc/grpc-js";
import { issueServerCertificate } from "../../../runtime/plugin/protocol/certificate";
import { decodeMessage, encodeMessage } from "../../../runtime/plugin/protocol/messages";
import { GrpcTestClient } from "../../support/grpc-client";

const PLUGIN = path.join(__dirname, "../../../lib/runtime/plugin/plugin.cjs");

test("started by hand, the plugin says in one line that Terraform starts it", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PLUGIN], { encoding: "utf8", env: {} });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: "",
    stderr: "This is a Terraform provider: terraform starts it, there is nothing to run by hand.\n",
  });
});

test("it starts for a user without a home", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "homeless-"));
  const homeless = path.join(folder, "homeless.cjs");
  writeFileSync(homeless, 'require("os").homedir = () => { throw new Error("no home"); };');
  const { stderr } = spawnSync(process.execPath, ["--require", homeless, PLUGIN], { encoding: "utf8", env: {} });
  rmSync(folder, { recursive: true });
  expect(stderr).toBe("This is a Terraform provider: terraform starts it, there is nothing to run by hand.\n");
});

const peer = issueServerCertificate(); // any certificate will do: Terraform makes its own as well

function startPlugin(stdio: "pipe" | "ignore" = "ignore"): ChildProcess {
  return spawn(process.execPath, [PLUGIN], {
    stdio: ["ignore", "pipe", stdio],
    env: {
      TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
      PLUGIN_PROTOCOL_VERSIONS: "6",
      PLUGIN_CLIENT_CERT: peer.certificatePem,
    },
  });
}

test("a plugin whose output nobody reads ends by itself", async () => {
  const plugin = startPlugin();
  plugin.stdout!.destroy();
  expect(await once(plugin, "exit")).toEqual([1, null]);
});

describe("the plugin that Terraform started", () => {
  let plugin: ChildProcess;
  let port: number;
  let serverCertificate: string;
  let client: GrpcTestClient;

  beforeEach(async () => {
    plugin = startPlugin("pipe");
    const [line] = (await once(plugin.stdout!, "data")) as [Buffer];
    const [, , , address, , der] = line.toString().trim().split("|");
    port = Number(address!.split(":")[1]);
    serverCertificate = new X509Certificate(Buffer.from(der!, "base64")).toString();
    client = new GrpcTestClient(port, serverCertificate, peer);
  });

  afterEach(() => {
    client.close();
    plugin.kill("SIGKILL");
  });

  test("answers whoever holds the certificate that Terraform named", async () => {
    const { status, message } = await client.call("/tfplugin6.Provider/GetProviderSchema");
    expect(status).toBe(grpc.status.OK);
    const { resourceSchemas } = decodeMessage("GetProviderSchemaResponse", message!);
    expect(Object.keys(resourceSchemas!).sort()).toEqual(["huggingface-spaces_bucket", "huggingface-spaces_space"]);
  });

  test("answers nobody else", async () => {
    const stranger = new GrpcTestClient(port, serverCertificate, issueServerCertificate());
    expect((await stranger.call("/tfplugin6.Provider/GetProviderSchema")).status).toBe(grpc.status.UNAVAILABLE);
    stranger.close();
  });

  test("answers an RPC that it does not know as gRPC does: UNIMPLEMENTED", async () => {
    expect((await client.call("/tfplugin6.Provider/CallFunction")).status).toBe(grpc.status.UNIMPLEMENTED);
  });

  test("answers bytes that are no message as gRPC does: INTERNAL, and goes on", async () => {
    const garbled = await client.call("/tfplugin6.Provider/ReadResource", { message: Buffer.of(0x0a, 0xff) });
    expect(garbled).toMatchObject({ status: grpc.status.INTERNAL, details: "this is no ReadResourceRequest" });
    expect((await client.call("/tfplugin6.Provider/GetMetadata")).status).toBe(grpc.status.OK);
  });

  test("answers a request that it cannot serve with a diagnostic", async () => {
    const message = encodeMessage("ReadResourceRequest", { typeName: "other_thing" });
    const answer = await client.call("/tfplugin6.Provider/ReadResource", { message });
    const { diagnostics } = decodeMessage("ReadResourceResponse", answer.message!);
    expect(diagnostics).toMatchObject([{ summary: "No such resource" }]);
  });

  test("outlives an interrupt: Terraform says when to end", async () => {
    plugin.kill("SIGINT");
    expect((await client.call("/tfplugin6.Provider/GetMetadata")).status).toBe(grpc.status.OK);
  });

  test("answers when it is asked to end, and ends", async () => {
    const ended = once(plugin, "exit");
    expect((await client.call("/plugin.GRPCController/Shutdown")).status).toBe(grpc.status.OK);
    expect(await ended).toEqual([0, null]);
  });
});
