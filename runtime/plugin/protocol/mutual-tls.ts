import { X509Certificate } from "crypto";
import { createServer, type Server, type TLSSocket } from "tls";
import type { ServerCertificate } from "./certificate";

/**
 * A server that hands on the connections of whoever holds the key of one certificate, and cuts all others.
 *
 * @param peer the certificate, PEM
 * @throws Error when `peer` is not a certificate
 */
export function createMutualTlsServer(
  own: ServerCertificate,
  peer: string,
  onConnection: (socket: TLSSocket) => void,
): Server {
  const expected = new X509Certificate(peer).raw;
  const server = createServer({
    key: own.keyPem,
    cert: own.certificatePem,
    ALPNProtocols: ["h2"],
    // TLS has the peer prove that it holds the key; that it holds the right one is seen below. An authority to check it by
    // would have Node read the authorities of the whole internet first, for 19 ms a start.
    ca: [],
    requestCert: true,
    rejectUnauthorized: false,
  });
  server.on("secureConnection", (socket) => {
    socket.on("error", () => socket.destroy());
    if (socket.getPeerX509Certificate()?.raw.equals(expected)) onConnection(socket);
    else socket.destroy();
  });
  return server;
}
