import { spawn, type ChildProcess } from "child_process";
import { once } from "events";
import { existsSync, statSync } from "fs";
import * as path from "path";
import { createInterface } from "readline";
import * as grpc from "@grpc/grpc-js";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { decodeMessage, encodeMessage } from "../../../runtime/plugin/protocol/messages";
import { huggingFaceSpaces } from "../../../runtime/plugin/provider";
import { configurationOf, encode } from "../../support/provider-process";

const PLUGIN = path.join(__dirname, "../../../lib/runtime/plugin/plugin.cjs");
const SOURCE = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces";

let hub: LocalHub;
beforeAll(async () => {
  hub = await startLocalHub({ port: 0 });
});
afterAll(() => hub.close());

describe.each(["-debug", "--debug"])("the provider with %s", (flag) => {
  let plugin: ChildProcess;
  let printed: string;
  let socket: string;
  const clients: grpc.Client[] = [];

  beforeAll(async () => {
    ({ plugin, printed, socket } = await start());
  });
  afterAll(async () => {
    plugin.kill("SIGTERM"); // so that it takes its socket with it
    await once(plugin, "exit");
  });

  async function start() {
    const child = spawn(process.execPath, [PLUGIN, flag], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { HF_TOKEN: hub.token, HF_ENDPOINT: hub.url },
    });
    let text = "";
    for await (const line of createInterface({ input: child.stdout })) {
      text += `${line}\n`;
      if (line.startsWith("TF_REATTACH_PROVIDERS=")) break;
    }
    const [, json] = /^TF_REATTACH_PROVIDERS='(.*)'$/m.exec(text)!;
    const { [SOURCE]: attachment } = JSON.parse(json!) as Record<string, { Pid: number; Addr: { String: string } }>;
    expect(attachment).toMatchObject({ Protocol: "grpc", ProtocolVersion: 6, Pid: child.pid, Test: true });
    return { plugin: child as ChildProcess, printed: text, socket: attachment!.Addr.String };
  }

  afterEach(() => clients.splice(0).forEach((client) => client.close()));

  /** As each of Terraform's uses of the provider: a connection of its own. */
  const connect = () => {
    const client = new grpc.Client(`unix:${socket}`, grpc.credentials.createInsecure(), {
      "grpc.use_local_subchannel_pool": 1,
    });
    clients.push(client);
    return (rpc: string, message: Uint8Array = Buffer.alloc(0)) =>
      new Promise<Buffer>((resolve, reject) =>
        client.makeUnaryRequest(
          rpc.startsWith("/") ? rpc : `/tfplugin6.Provider/${rpc}`,
          (bytes: Buffer) => bytes,
          (bytes: Buffer) => bytes,
          Buffer.from(message),
          (error, answer) => (answer ? resolve(answer) : reject(error as Error)),
        ),
      );
  };
  /** What is said about a Space that is not there. */
  const look = async (call: ReturnType<typeof connect>) => {
    const dataSource = huggingFaceSpaces.dataSources!["huggingface-spaces_space"]!;
    const config = encode(configurationOf({ id: "local/none" }, dataSource.schema), dataSource.schema);
    const request = encodeMessage("ReadDataSourceRequest", { typeName: "huggingface-spaces_space", config });
    const { diagnostics } = decodeMessage("ReadDataSourceResponse", await call("ReadDataSource", request));
    return diagnostics![0]!.summary;
  };
  const configure = async (call: ReturnType<typeof connect>) => {
    const config = encode(configurationOf({}, huggingFaceSpaces.schema), huggingFaceSpaces.schema);
    await call("ConfigureProvider", encodeMessage("ConfigureProviderRequest", { config }));
  };

  test("says what to set, and nothing of its environment", () => {
    expect(printed).toMatch(/^The provider runs\. For Terraform to use it, set this where terraform is run:\n\nTF_/);
    expect(printed).not.toContain(hub.token);
  });

  test("can be reached by its own user only", () => {
    expect(statSync(path.dirname(socket)).mode.toString(8)).toMatch(/700$/);
  });

  test("serves each connection as a process of its own would: configured by itself, stopped by itself", async () => {
    const [first, second] = [connect(), connect()];
    await configure(first);
    expect(await look(second)).toBe("Provider configuration is not known yet");
    await configure(second);
    await first("StopProvider");
    expect(await look(second)).toBe("Not found on the Hub");
    expect(await look(first)).not.toBe("Not found on the Hub");
  });

  test("goes on when Terraform is done with it", async () => {
    await connect()("/plugin.GRPCController/Shutdown");
    await connect()("GetProviderSchema");
  });

  test("ends on an interrupt, and takes its socket with it", async () => {
    const other = await start();
    other.plugin.kill("SIGINT");
    expect(await once(other.plugin, "exit")).toEqual([0, null]);
    expect(existsSync(path.dirname(other.socket))).toBe(false);
  });
});
