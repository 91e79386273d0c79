import type { AddressInfo, Server } from "net";
import { issueServerCertificate, type ServerCertificate } from "./certificate";
import { GrpcError, GrpcStatus, serveGrpc, type GrpcMethod, type GrpcMethods } from "./grpc";
import { handshakeLine, readInvitation } from "./handshake";
import { endWithTerraform, outliveInterrupts, outliveStrayErrors } from "./lifetime";
import { decodeMessage, encodeMessage } from "./messages";
import { createMutualTlsServer } from "./mutual-tls";
import type { Provider } from "./provider";
import type { Rpc, StreamRpc } from "./rpc";
import { allRpcs, isStream } from "./rpcs";
import { ProviderServer } from "./server";

const LOOPBACK = "127.0.0.1";

/**
 * Serves a provider to the Terraform that started this process, until that ends it. The provider is made after Terraform
 * knows where to connect, while it does.
 */
export function serve<Client>(makeProvider: () => Provider<Client>): void {
  let methods: GrpcMethods | undefined;
  let isAsked = false;
  endWithTerraform(() => isAsked);
  outliveInterrupts();
  outliveStrayErrors();
  let own: ServerCertificate;
  let listener: Server;
  try {
    const { clientCertificate } = readInvitation(process.env);
    own = issueServerCertificate();
    listener = createMutualTlsServer(own, clientCertificate, (socket) => {
      isAsked = true;
      serveGrpc(socket, (path) => methods?.(path));
    });
  } catch (error) {
    return fail((error as Error).message);
  }
  listener.on("error", ({ message }) => fail(`The provider cannot listen on ${LOOPBACK}: ${message}`));
  listener.listen(0, LOOPBACK, () => {
    const { port } = listener.address() as AddressInfo;
    process.stdout.write(handshakeLine(port, own.certificateDer));
    methods = methodsOf(new ProviderServer(makeProvider()));
  });
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

function methodsOf<Client>(server: ProviderServer<Client>): GrpcMethods {
  const methods = new Map<string, GrpcMethod>(
    allRpcs(server).map((rpc) => [
      `/tfplugin6.Provider/${rpc.name}`,
      isStream(rpc) ? streamOf(rpc) : methodOf(rpc, server),
    ]),
  );
  methods.set("/plugin.GRPCController/Shutdown", async (_, ended) => {
    server.stop();
    // The answer is on its way when the call is closed.
    ended.addEventListener("abort", () => process.exit(0));
    return encodeMessage("Empty", {});
  });
  // Terraform listens here for what a plugin prints, and warns when it cannot. Ours prints nothing: the call stays open.
  methods.set("/plugin.GRPCStdio/StreamStdio", () => new Promise(() => {}));
  return (path) => methods.get(path);
}

function methodOf<Client>(rpc: Rpc, server: ProviderServer<Client>): GrpcMethod {
  return async (bytes, ended) => {
    const request = decoded(rpc, bytes);
    // Terraform waits for every answer, and asks by StopProvider where it would not: so it is gone, and nothing more of this
    // must be done while the next command may run already.
    const stop = (): void => server.stop();
    ended.addEventListener("abort", stop);
    const response = await rpc.handle(request);
    ended.removeEventListener("abort", stop);
    return encodeMessage(rpc.response, response);
  };
}

/** Terraform ends such a call as soon as it has enough, so that its end says nothing. */
function streamOf(rpc: StreamRpc): GrpcMethod {
  return async function* (bytes) {
    for await (const event of rpc.handle(decoded(rpc, bytes))) yield encodeMessage(rpc.event, event);
  };
}

function decoded(rpc: Rpc | StreamRpc, bytes: Buffer): object {
  try {
    return decodeMessage(rpc.request, bytes);
  } catch {
    throw new GrpcError(GrpcStatus.INTERNAL, `this is no ${rpc.request}`);
  }
}
