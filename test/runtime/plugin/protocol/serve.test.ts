import { spawn, spawnSync, type ChildProcess } from "child_process";
import { X509Certificate } from "crypto";
import { once } from "events";
import * as path from "path";
import * as grpc from "@grpc/grpc-js";
import { issueServerCertificate } from "../../../../runtime/plugin/protocol/certificate";

const PLUGIN = path.join(__dirname, "../../../../lib/runtime/plugin.cjs");

jest.setTimeout(30_000);

test("started by hand, the plugin says in one line that Terraform starts it", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PLUGIN], { encoding: "utf8", env: {} });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: "",
    stderr: "This is a Terraform provider: terraform starts it, there is nothing to run by hand.\n",
  });
});

describe("the plugin that Terraform started", () => {
  const client = issueServerCertificate(); // any certificate will do: Terraform makes its own as well
  let plugin: ChildProcess;
  let port: number;
  let serverCertificate: string;

  beforeEach(async () => {
    plugin = spawn(process.execPath, [PLUGIN], {
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
        PLUGIN_PROTOCOL_VERSIONS: "6",
        PLUGIN_CLIENT_CERT: client.certificatePem,
      },
    });
    const [line] = (await once(plugin.stdout!, "data")) as [Buffer];
    const [, , , address, , der] = line.toString().trim().split("|");
    port = Number(address!.split(":")[1]);
    serverCertificate = new X509Certificate(Buffer.from(der!, "base64")).toString();
  });

  afterEach(() => plugin.kill("SIGKILL"));

  /** Answers gRPC's status. */
  async function call(key: typeof client, method: string): Promise<grpc.status> {
    const credentials = grpc.credentials.createSsl(
      Buffer.from(serverCertificate),
      Buffer.from(key.keyPem),
      Buffer.from(key.certificatePem),
    );
    const connection = new grpc.Client(`127.0.0.1:${port}`, credentials, {
      "grpc.ssl_target_name_override": "localhost",
    });
    const bytes = (message: Buffer): Buffer => message;
    const deadline = Date.now() + 5000;
    try {
      return await new Promise((resolve) => {
        connection.makeUnaryRequest(method, bytes, bytes, Buffer.alloc(0), { deadline }, (error) =>
          resolve(error?.code ?? grpc.status.OK),
        );
      });
    } finally {
      connection.close();
    }
  }

  test("answers whoever holds the certificate that Terraform named", async () => {
    expect(await call(client, "/tfplugin6.Provider/GetProviderSchema")).toBe(grpc.status.OK);
  });

  test("answers an RPC that it does not know as gRPC does: UNIMPLEMENTED", async () => {
    expect(await call(client, "/tfplugin6.Provider/CallFunction")).toBe(grpc.status.UNIMPLEMENTED);
  });

  test("answers nobody else", async () => {
    const stranger = issueServerCertificate();
    expect(await call(stranger, "/tfplugin6.Provider/GetProviderSchema")).not.toBe(grpc.status.OK);
  });

  test("ends when it is asked to", async () => {
    const ended = once(plugin, "exit");
    await call(client, "/plugin.GRPCController/Shutdown");
    expect((await ended)[0]).toBe(0);
  });
});
