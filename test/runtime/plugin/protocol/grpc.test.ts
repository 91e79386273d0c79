import { once } from "events";
import * as http2 from "http2";
import { connect as connectTcp, type AddressInfo } from "net";
import type { Duplex } from "stream";
import { connect as connectTls, type Server } from "tls";
import * as grpc from "@grpc/grpc-js";
import { issueServerCertificate } from "../../../../runtime/plugin/protocol/certificate";
import { GrpcError, GrpcStatus, LARGEST_MESSAGE, serveGrpc } from "../../../../runtime/plugin/protocol/grpc";
import { createMutualTlsServer } from "../../../../runtime/plugin/protocol/mutual-tls";
import { GrpcTestClient } from "../../../support/grpc-client";

const own = issueServerCertificate();
const peer = issueServerCertificate();

let server: Server;
let port: number;
let client: GrpcTestClient;
/** Resolved when a call of `/test/Wait` begins and when it is over. */
let waiting: { readonly begun: Promise<void>; readonly over: Promise<void>; begin(ended: AbortSignal): void };

beforeEach(async () => {
  waiting = newWaiting();
  server = createMutualTlsServer(own, peer.certificatePem, (socket) =>
    serveGrpc(socket, (path) => {
      if (path === "/test/Echo") return async (message) => message;
      if (path === "/test/Large") return async () => Buffer.alloc(8 * 1024 * 1024, "x");
      if (path === "/test/TooLarge") return async () => ({ length: LARGEST_MESSAGE + 1 }) as Uint8Array;
      if (path === "/test/Refuse") return () => Promise.reject(new GrpcError(GrpcStatus.INTERNAL, "not ü, 100 %"));
      if (path === "/test/Fail") return () => Promise.reject(new Error("planted-secret"));
      if (path === "/test/Count") return (message) => counted(Number(message.toString()));
      if (path !== "/test/Wait") return undefined;
      return (_, ended) => {
        waiting.begin(ended);
        return new Promise(() => {});
      };
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  client = new GrpcTestClient(port, own.certificatePem, peer);
});

afterEach(() => {
  client.close();
  server.close();
});

/** Messages that were asked for of a stream, and whether it was told that no more are wanted. */
const source = { asked: 0, isEnded: false };

async function* counted(count: number): AsyncGenerator<Buffer> {
  Object.assign(source, { asked: 0, isEnded: false });
  try {
    for (; source.asked < count; source.asked++) yield Buffer.alloc(100_000, `${source.asked} `);
    if (count === 2) throw new Error("planted-secret");
  } finally {
    source.isEnded = true;
  }
}

function newWaiting(): typeof waiting {
  let begin!: (ended: AbortSignal) => void;
  let over!: Promise<void>;
  const begun = new Promise<void>((resolve) => {
    begin = (ended) => {
      over = once(ended, "abort").then(() => {});
      resolve();
    };
  });
  return {
    begun,
    begin: (ended) => begin(ended),
    get over() {
      return begun.then(() => over);
    },
  };
}

/** HTTP/2 as the certificate's holder, for what no client of the library would send. */
function connectHttp2(settings: http2.Settings = {}): http2.ClientHttp2Session {
  const { keyPem: key, certificatePem: cert } = peer;
  const session = http2.connect(`https://localhost:${port}`, { ca: own.certificatePem, key, cert, settings });
  session.on("error", () => {});
  return session;
}

function request(session: http2.ClientHttp2Session, path: string, contentType = "application/grpc") {
  const stream = session.request({ ":method": "POST", ":path": path, "content-type": contentType, te: "trailers" });
  stream.on("error", () => {});
  return stream;
}

/** However it came to that: `once` would take an error for its own. */
function closed(socket: Duplex): Promise<void> {
  return new Promise((resolve) => socket.on("close", () => resolve()));
}

async function statusOf(stream: http2.ClientHttp2Stream): Promise<unknown> {
  const [headers] = (await once(stream, "response")) as [http2.IncomingHttpHeaders];
  return headers["grpc-status"];
}

describe("the library's own client", () => {
  test.each([0, 1, 16_384, 65_536, 5_000_000, 64 * 1024 * 1024])("gets an answer of %i bytes", async (length) => {
    const message = Buffer.alloc(length, "message ");
    const answer = await client.call("/test/Echo", { message });
    expect(answer).toMatchObject({ status: grpc.status.OK });
    expect(answer.message!.equals(message)).toBe(true);
  });

  test("gets a hundred answers at once over one connection, each its own", async () => {
    const messages = Array.from({ length: 100 }, (_, i) => Buffer.alloc(10_000 + i, `${i} `));
    const answers = await Promise.all(messages.map((message) => client.call("/test/Echo", { message })));
    expect(answers.every(({ message }, i) => message!.equals(messages[i]!))).toBe(true);
  });

  test("is told that a method is not there", async () => {
    const answer = await client.call("/test/Nothing");
    expect(answer).toMatchObject({ status: grpc.status.UNIMPLEMENTED, details: "no method /test/Nothing" });
  });

  test("is told why a call was refused, in whatever letters", async () => {
    expect(await client.call("/test/Refuse")).toMatchObject({ status: grpc.status.INTERNAL, details: "not ü, 100 %" });
  });

  test("is told that a call failed, and nothing of an error's own text", async () => {
    const answer = await client.call("/test/Fail");
    expect(answer).toMatchObject({ status: grpc.status.UNKNOWN, details: "the provider failed unexpectedly" });
  });

  test("is told that an answer is larger than Terraform takes", async () => {
    expect(await client.call("/test/TooLarge")).toMatchObject({ status: grpc.status.RESOURCE_EXHAUSTED });
  });

  test("is told that compressed messages are not understood", async () => {
    const options = { "grpc.default_compression_algorithm": grpc.compressionAlgorithms.gzip };
    const compressing = new GrpcTestClient(port, own.certificatePem, peer, options);
    const answer = await compressing.call("/test/Echo", { message: Buffer.alloc(10_000) });
    compressing.close();
    expect(answer).toMatchObject({ status: grpc.status.UNIMPLEMENTED });
  });

  test("goes on after a refused call over the same connection", async () => {
    await client.call("/test/Nothing", { message: Buffer.alloc(1_000_000) });
    expect(await client.call("/test/Echo")).toMatchObject({ status: grpc.status.OK });
  });

  test("gets no answer of a call that stays open, and others meanwhile", async () => {
    const open = client.client.makeServerStreamRequest("/test/Wait", Buffer.from, Buffer.from, Buffer.alloc(0));
    open.on("error", () => {});
    await waiting.begun;
    expect(await client.call("/test/Echo")).toMatchObject({ status: grpc.status.OK });
    open.cancel();
    await waiting.over;
  });
});

describe("a stream of messages", () => {
  const open = (count: number) =>
    client.client.makeServerStreamRequest("/test/Count", Buffer.from, Buffer.from, Buffer.from(String(count)));

  test.each([0, 1, 50])("arrives whole and in order: %i of them", async (count) => {
    const received: number[] = [];
    for await (const message of open(count)) received.push(parseInt((message as Buffer).toString()));
    expect(received).toEqual(Array.from({ length: count }, (_, i) => i));
  });

  test("that fails on its way gives what came before, and nothing of an error's own text", async () => {
    const received: number[] = [];
    const reading = (async () => {
      for await (const message of open(2)) received.push(parseInt((message as Buffer).toString()));
    })();
    await expect(reading).rejects.toMatchObject({
      code: grpc.status.UNKNOWN,
      details: "the provider failed unexpectedly",
    });
    expect(received).toEqual([0, 1]);
  });

  test("is asked for no more than is read, and ends when nobody wants it any more", async () => {
    const call = open(1_000_000);
    call.on("error", () => {});
    await once(call, "data");
    call.pause();
    call.cancel();
    while (!source.isEnded) await new Promise((resolve) => setImmediate(resolve));
    expect(source.asked).toBeLessThan(1000);
    expect(await client.call("/test/Echo")).toMatchObject({ status: grpc.status.OK });
  });
});

describe("a call is over for the server", () => {
  test("when the caller cancels it", async () => {
    const answer = client.call("/test/Wait", { onCall: (call) => void waiting.begun.then(() => call.cancel()) });
    await waiting.over;
    expect(await answer).toMatchObject({ status: grpc.status.CANCELLED });
  });

  test("when the caller's deadline passes", async () => {
    let hasBegun = false;
    void waiting.begun.then(() => (hasBegun = true));
    // However long a call takes to get there, one of them is there in time.
    for (let deadlineMs = 20; !hasBegun; deadlineMs *= 2) {
      expect(await client.call("/test/Wait", { deadlineMs })).toMatchObject({ status: grpc.status.DEADLINE_EXCEEDED });
    }
    await waiting.over;
  });

  test("when the connection breaks", async () => {
    const session = connectHttp2();
    request(session, "/test/Wait").end(Buffer.alloc(5));
    await waiting.begun;
    session.destroy();
    await waiting.over;
  });
});

describe("a caller that breaks the rules", () => {
  test("is refused a message of more than 256 MiB at its first bytes", async () => {
    const session = connectHttp2();
    const stream = request(session, "/test/Echo");
    const prefix = Buffer.alloc(5);
    prefix.writeUInt32BE(LARGEST_MESSAGE + 1, 1);
    stream.write(prefix);
    expect(await statusOf(stream)).toBe(String(grpc.status.RESOURCE_EXHAUSTED));
    session.destroy();
  });

  test("is refused a second message before it has ended", async () => {
    const session = connectHttp2();
    const stream = request(session, "/test/Echo");
    stream.write(Buffer.alloc(10));
    expect(await statusOf(stream)).toBe(String(grpc.status.INTERNAL));
    session.destroy();
  });

  test.each([
    ["no message", Buffer.alloc(0)],
    ["half a message", Buffer.of(0, 0, 0, 0, 2, 1)],
    ["two messages", Buffer.alloc(10)],
  ])("is refused %s", async (_, bytes) => {
    const session = connectHttp2();
    const stream = request(session, "/test/Echo");
    stream.end(bytes);
    expect(await statusOf(stream)).toBe(String(grpc.status.INTERNAL));
    session.destroy();
  });

  test("is told that something else than gRPC is not served", async () => {
    const session = connectHttp2();
    const stream = request(session, "/test/Echo", "application/json");
    const [headers] = (await once(stream, "response")) as [http2.IncomingHttpHeaders];
    expect(headers[":status"]).toBe(415);
    session.destroy();
  });

  test.each(["application/grpc+proto", "application/grpc;charset=utf-8"])(
    "is answered where it says %s",
    async (type) => {
      const session = connectHttp2();
      const stream = request(session, "/test/Echo", type);
      stream.end(Buffer.alloc(5));
      const [headers] = (await once(stream, "response")) as [http2.IncomingHttpHeaders];
      expect(headers).toMatchObject({ ":status": 200, "content-type": "application/grpc" });
      session.destroy();
    },
  );

  test("ends its own connection with what is not HTTP/2, and nobody else's", async () => {
    const { keyPem: key, certificatePem: cert } = peer;
    const socket = connectTls({ port, ca: own.certificatePem, key, cert, servername: "localhost" });
    socket.on("error", () => {});
    socket.write("GET / HTTP/1.1\r\n\r\n".repeat(100));
    socket.resume();
    await closed(socket);
    expect(await client.call("/test/Echo")).toMatchObject({ status: grpc.status.OK });
  });
});

test("a caller that does not read holds up nobody else, and gets its answer when it does", async () => {
  const session = connectHttp2({ initialWindowSize: 1000 });
  const stream = request(session, "/test/Large");
  stream.end(Buffer.alloc(5));
  await once(stream, "response");
  expect(await client.call("/test/Echo")).toMatchObject({ status: grpc.status.OK });
  let received = 0;
  stream.on("data", (chunk: Buffer) => (received += chunk.length));
  await once(stream, "end");
  expect(received).toBe(5 + 8 * 1024 * 1024);
  session.destroy();
});

describe("nobody is answered who", () => {
  async function refused(certificate: typeof peer | undefined): Promise<void> {
    const stranger = new GrpcTestClient(port, own.certificatePem, certificate);
    const { status, message } = await stranger.call("/test/Echo");
    stranger.close();
    expect({ status, message }).toEqual({ status: grpc.status.UNAVAILABLE, message: undefined });
  }

  test("shows no certificate", () => refused(undefined));

  test("shows a certificate of its own", () => refused(issueServerCertificate()));

  test("shows the right certificate without its key", async () => {
    const { keyPem: key } = issueServerCertificate();
    expect(() => connectTls({ port, key, cert: peer.certificatePem })).toThrow(/key values mismatch/);
  });

  test.each(["TLSv1.2", "TLSv1.3"] as const)("speaks %s without a certificate", async (version) => {
    const socket = connectTls({
      port,
      ca: own.certificatePem,
      servername: "localhost",
      ALPNProtocols: ["h2"],
      minVersion: version,
      maxVersion: version,
    });
    let received = 0;
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => (received += chunk.length));
    await closed(socket);
    expect(received).toBe(0);
  });

  test("speaks no TLS", async () => {
    const socket = connectTcp(port, "127.0.0.1");
    const received: Buffer[] = [];
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => received.push(chunk));
    socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    await closed(socket);
    expect(Buffer.concat(received).toString("latin1")).not.toContain("grpc");
  });
});

test("what is not a certificate is refused before anybody can connect", () => {
  expect(() => createMutualTlsServer(own, "-----BEGIN CERTIFICATE-----", () => {})).toThrow();
});
