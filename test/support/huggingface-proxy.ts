import { mkdtemp, rm, writeFile } from "fs/promises";
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "http";
import { createServer as createTlsServer } from "https";
import type { AddressInfo, Socket } from "net";
import { tmpdir } from "os";
import * as path from "path";
import { pki } from "node-forge";

const HOST = "huggingface.co";

/** A request that a client made to https://huggingface.co. */
export interface ProxiedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

export interface InterceptedAnswer {
  readonly status: number;
  readonly body: string;
}

export interface HuggingFaceProxy {
  /** What a client's environment needs for its requests to https://huggingface.co to end here. */
  readonly environment: { readonly HTTPS_PROXY: string; readonly SSL_CERT_FILE: string };
  /** What came through, in the order of the answers. */
  readonly requests: ProxiedRequest[];
  /** Answers in the Hub's place where it answers at all; for what the Hub cannot be made to do. */
  intercept?: (request: Omit<ProxiedRequest, "status">) => Promise<InterceptedAnswer | undefined>;
  /** Hosts that were asked for and refused. */
  readonly refused: string[];
  close(): Promise<void>;
}

/**
 * Stands for https://huggingface.co on the loopback, with a certificate of its own, and hands every request on to the Hub
 * at `hubUrl`. No other host is reached through it.
 *
 * `strickvl/huggingface-spaces` 0.0.4 knows no other address, but obeys HTTPS_PROXY and SSL_CERT_FILE.
 */
export async function startHuggingFaceProxy(hubUrl: string): Promise<HuggingFaceProxy> {
  const { key, cert } = certificate();
  const folder = await mkdtemp(path.join(tmpdir(), "huggingface-proxy-"));
  const certificateFile = path.join(folder, "huggingface.co.pem");
  await writeFile(certificateFile, cert);

  const self: Omit<HuggingFaceProxy, "environment" | "close"> = { requests: [], refused: [] };
  const sockets = new Set<Socket>();
  const standIn = createTlsServer({ key, cert }, (incoming, outgoing) => {
    void answer(self, hubUrl, incoming, outgoing);
  });
  const proxy = createServer((_, response) => response.writeHead(405).end());
  proxy.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  });
  proxy.on("connect", ({ url }: IncomingMessage, socket: Socket) => {
    if (url !== `${HOST}:443`) {
      self.refused.push(url ?? "");
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    standIn.emit("connection", socket);
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));

  return Object.assign(self, {
    environment: {
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      SSL_CERT_FILE: certificateFile,
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => proxy.close(closed));
      await rm(folder, { recursive: true, force: true });
    },
  });
}

async function answer(
  { requests, intercept }: Pick<HuggingFaceProxy, "requests" | "intercept">,
  hubUrl: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "/", headers } = incoming;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const request = { method, path: url, body: body.toString("utf8") };
  const answered = (status: number) => requests.push({ ...request, status });

  const intercepted = await intercept?.(request);
  if (intercepted) {
    answered(intercepted.status);
    outgoing.writeHead(intercepted.status, { "content-type": "application/json" }).end(intercepted.body);
    return;
  }
  const handedOn = forward(new URL(url, hubUrl), { method, headers: { ...headers, host: new URL(hubUrl).host } });
  handedOn.on("response", (response) => {
    answered(response.statusCode ?? 0);
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(outgoing);
  });
  handedOn.on("error", () => outgoing.destroy());
  handedOn.end(body);
}

/** A self-signed certificate for huggingface.co, valid for a day. */
function certificate(): { key: string; cert: string } {
  const keys = pki.rsa.generateKeyPair(2048);
  const cert = pki.createCertificate();
  const day = 24 * 60 * 60 * 1000;
  cert.publicKey = keys.publicKey;
  cert.serialNumber = "01";
  cert.validity.notBefore = new Date(Date.now() - day / 24);
  cert.validity.notAfter = new Date(Date.now() + day);
  cert.setSubject([{ name: "commonName", value: HOST }]);
  cert.setIssuer([{ name: "commonName", value: HOST }]);
  cert.setExtensions([
    { name: "basicConstraints", cA: true },
    { name: "keyUsage", digitalSignature: true, keyEncipherment: true, keyCertSign: true },
    { name: "extKeyUsage", serverAuth: true },
    { name: "subjectAltName", altNames: [{ type: 2, value: HOST }] },
  ]);
  cert.sign(keys.privateKey);
  return { key: pki.privateKeyToPem(keys.privateKey), cert: pki.certificateToPem(cert) };
}
