import * as grpc from "@grpc/grpc-js";
import { issueServerCertificate } from "./certificate";
import { handshakeLine, readInvitation } from "./handshake";
import { log } from "./log";
import { decodeMessage, encodeMessage, type MessageName } from "./messages";
import type { Provider } from "./provider";
import { providerRpcs } from "./provider-rpcs";
import { resourceRpcs } from "./resource-rpcs";
import type { Rpc } from "./rpc";
import { ProviderServer } from "./server";

const LOOPBACK = "127.0.0.1:0";
/** gRPC's 4 MiB would refuse a large state; Terraform itself goes as far as this. Bytes. */
const LARGEST_MESSAGE = 256 * 1024 * 1024;
/** How often to look whether Terraform is still there, in milliseconds. */
const PARENT_CHECK_MS = 1000;

/**
 * Serves a provider to the Terraform that started this process, until that ends it. The provider is made after Terraform
 * knows where to connect, while it does.
 */
export function serve<Client>(makeProvider: () => Provider<Client>): void {
  let invitation;
  try {
    invitation = readInvitation(process.env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
    return;
  }
  const { keyPem, certificatePem, certificateDer } = issueServerCertificate();
  const grpcServer = new grpc.Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
    "grpc.enable_channelz": 0,
  });
  const credentials = grpc.ServerCredentials.createSsl(
    Buffer.from(invitation.clientCertificate),
    [{ private_key: Buffer.from(keyPem), cert_chain: Buffer.from(certificatePem) }],
    true,
  );
  grpcServer.bindAsync(LOOPBACK, credentials, (error, port) => {
    if (error) {
      process.stderr.write(`The provider cannot listen on ${LOOPBACK}: ${error.message}\n`);
      process.exit(1);
    }
    process.stdout.write(handshakeLine(port, certificateDer));
    const server = new ProviderServer(makeProvider());
    addServices(grpcServer, server);
    endWithTerraform(server);
  });
}

function addServices<Client>(grpcServer: grpc.Server, server: ProviderServer<Client>): void {
  const rpcs = [...providerRpcs(server), ...resourceRpcs(server)];
  grpcServer.addService(
    Object.fromEntries(rpcs.map((rpc) => [rpc.name, unary("tfplugin6.Provider", rpc.name, rpc.request, rpc.response)])),
    Object.fromEntries(rpcs.map((rpc) => [rpc.name, handlerOf(rpc, server)])),
  );
  grpcServer.addService(
    { Shutdown: unary("plugin.GRPCController", "Shutdown", "Empty", "Empty") },
    {
      Shutdown: (_call: unknown, answer: grpc.sendUnaryData<object>) => {
        server.stop();
        answer(null, {});
        setImmediate(() => process.exit(0));
      },
    },
  );
  // Terraform listens here for what a plugin prints, and warns when it cannot. Ours prints nothing: the call stays open.
  grpcServer.addService(
    { StreamStdio: { ...unary("plugin.GRPCStdio", "StreamStdio", "Empty", "Empty"), responseStream: true } },
    { StreamStdio: () => {} },
  );
}

function handlerOf<Client>(rpc: Rpc, server: ProviderServer<Client>): grpc.handleUnaryCall<object, object> {
  return (call, answer) => {
    let isAnswered = false;
    // Terraform waits for every answer, and asks by StopProvider where it would not: so it is gone, and nothing more of this
    // must be done while the next command may run already.
    call.on("cancelled", () => {
      if (!isAnswered) server.stop();
    });
    void rpc.handle(call.request).then((response) => {
      isAnswered = true;
      answer(null, response);
    });
  };
}

function unary(service: string, method: string, request: MessageName, response: MessageName) {
  return {
    path: `/${service}/${method}`,
    requestStream: false,
    responseStream: false,
    requestDeserialize: (bytes: Buffer) => decodeMessage(request, bytes),
    requestSerialize: (message: object) => encodeMessage(request, message),
    responseDeserialize: (bytes: Buffer) => decodeMessage(response, bytes),
    responseSerialize: (message: object) => encodeMessage(response, message),
  };
}

/** A Terraform that was killed says no goodbye: its children then get another parent. */
function endWithTerraform<Client>(server: ProviderServer<Client>): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid === parent) return;
    server.stop();
    process.exit(1);
  }, PARENT_CHECK_MS).unref();
  // Ctrl-C reaches the whole process group; Terraform then asks its plugins to stop, and ends them itself.
  process.on("SIGINT", () => log.debug("interrupted; waiting for Terraform"));
  process.on("uncaughtException", (error) =>
    log.error("uncaught exception", { name: error.name, stack: error.stack?.replace(error.message, "") }),
  );
  process.on("unhandledRejection", (reason) =>
    log.error("unhandled rejection", { name: reason instanceof Error ? reason.name : typeof reason }),
  );
}
