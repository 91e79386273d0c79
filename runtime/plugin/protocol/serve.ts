import type { AddressInfo, Server } from "net";
import { issueServerCertificate, type ServerCertificate } from "./certificate";
import { serveGrpc, type GrpcMethods } from "./grpc";
import { handshakeLine, readInvitation } from "./handshake";
import { endWithTerraform, outliveInterrupts, outliveStrayErrors } from "./lifetime";
import { methodsOf } from "./methods";
import { createMutualTlsServer } from "./mutual-tls";
import type { Provider } from "./provider";
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
    methods = methodsOf(new ProviderServer(makeProvider()), () => process.exit(0));
  });
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
