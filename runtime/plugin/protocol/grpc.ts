import {
  constants,
  performServerHandshake,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type ServerHttp2Stream,
} from "http2";
import type { Duplex } from "stream";

/**
 * gRPC for a plugin: one message in, one or a stream of them out, over a connection that somebody else has made. Terraform starts a plugin several
 * times a command, and the library for all of gRPC takes longer to load than everything else that happens here; what is
 * used of it is framing, statuses and trailers, which are here. A test holds it to that library's client.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
export interface GrpcMethods {
  /** What answers at a path, such as `/tfplugin6.Provider/GetProviderSchema`; undefined where nothing does. */
  (path: string): GrpcMethod | undefined;
}

/**
 * Answers one message with another, or with a stream of them. An answer that never comes leaves the call open. A stream is
 * asked for its next message when the caller has taken the last one, and no more once the call is over.
 *
 * @param ended aborted when the call is over: answered, given up, or the caller gone
 * @throws GrpcError with the status to answer; anything else is UNKNOWN, without its message, which might hold a secret
 */
export type GrpcMethod = (message: Buffer, ended: AbortSignal) => Promise<Uint8Array> | AsyncIterable<Uint8Array>;

export enum GrpcStatus {
  OK = 0,
  UNKNOWN = 2,
  RESOURCE_EXHAUSTED = 8,
  UNIMPLEMENTED = 12,
  INTERNAL = 13,
}

export class GrpcError extends Error {
  constructor(
    public readonly status: GrpcStatus,
    message: string,
  ) {
    super(message);
  }
}

/** gRPC's usual 4 MiB would refuse a large state; Terraform itself goes as far as this. Bytes. */
export const LARGEST_MESSAGE = 256 * 1024 * 1024;

const CONTENT_TYPE = "application/grpc";
/** In front of each message: one byte that says whether it is compressed, four with its length. */
const PREFIX_BYTES = 5;

/** Answers every call that comes over `connection`. */
export function serveGrpc(connection: Duplex, methods: GrpcMethods): void {
  const session = performServerHandshake(connection, {
    // Node's 10 MB would refuse further calls while large states are on their way.
    maxSessionMemory: Number.MAX_SAFE_INTEGER,
  });
  session.on("error", () => connection.destroy());
  session.on("stream", (stream, headers) => void answer(stream, headers, methods));
}

async function answer(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, methods: GrpcMethods): Promise<void> {
  const call = new AbortController();
  stream.on("error", () => {}); // the caller's own doing; "close" follows
  stream.on("close", () => call.abort());
  if (!String(headers["content-type"]).startsWith(CONTENT_TYPE)) {
    return void stream.respond({ ":status": constants.HTTP_STATUS_UNSUPPORTED_MEDIA_TYPE }, { endStream: true });
  }
  try {
    const method = methods(String(headers[":path"]));
    if (!method) throw new GrpcError(GrpcStatus.UNIMPLEMENTED, `no method ${headers[":path"]}`);
    const answers = method(await readMessage(stream), call.signal);
    if (Symbol.asyncIterator in answers) return await respondWithStream(stream, answers);
    const response = framed(await answers);
    if (stream.destroyed) return;
    respond(stream, () => statusOf());
    stream.end(response);
  } catch (error) {
    refuse(stream, error);
  }
}

async function respondWithStream(stream: ServerHttp2Stream, messages: AsyncIterable<Uint8Array>): Promise<void> {
  let status = statusOf();
  respond(stream, () => status);
  try {
    for await (const message of messages) {
      if (stream.destroyed) return;
      if (!stream.write(framed(message))) await takesMore(stream);
    }
  } catch (error) {
    status = statusOf(error);
  }
  stream.end();
}

/** The caller has read what is on its way, or has gone. */
function takesMore(stream: ServerHttp2Stream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off("drain", done).off("close", done);
      resolve();
    };
    stream.on("drain", done).on("close", done);
  });
}

function respond(stream: ServerHttp2Stream, trailers: () => OutgoingHttpHeaders): void {
  stream.on("wantTrailers", () => stream.sendTrailers(trailers()));
  stream.respond({ ":status": 200, "content-type": CONTENT_TYPE }, { waitForTrailers: true });
}

function statusOf(error?: unknown): OutgoingHttpHeaders {
  if (error === undefined) return { "grpc-status": GrpcStatus.OK };
  const known =
    error instanceof GrpcError ? error : new GrpcError(GrpcStatus.UNKNOWN, "the provider failed unexpectedly");
  return { "grpc-status": known.status, "grpc-message": encodeURI(known.message) };
}

/** A failure is one block of headers and no message. */
function refuse(stream: ServerHttp2Stream, error: unknown): void {
  if (stream.destroyed) return;
  stream.respond({ ":status": 200, "content-type": CONTENT_TYPE, ...statusOf(error) }, { endStream: true });
  // The rest of the request does not matter.
  stream.close(constants.NGHTTP2_NO_ERROR);
}

function readMessage(stream: ServerHttp2Stream): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    let expected: number | undefined;
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      received += chunk.length;
      try {
        if (expected === undefined && received >= PREFIX_BYTES) expected = messageLength(Buffer.concat(chunks));
      } catch (error) {
        reject(error);
      }
      if (expected !== undefined && received > PREFIX_BYTES + expected) {
        reject(new GrpcError(GrpcStatus.INTERNAL, "more than one message in a call that takes one"));
      }
    });
    stream.on("end", () => {
      if (expected !== undefined && received === PREFIX_BYTES + expected) {
        resolve(Buffer.concat(chunks).subarray(PREFIX_BYTES));
      } else {
        reject(new GrpcError(GrpcStatus.INTERNAL, "the call ended before its message did"));
      }
    });
  });
}

function messageLength(start: Buffer): number {
  if (start[0] !== 0) throw new GrpcError(GrpcStatus.UNIMPLEMENTED, "compressed messages are not understood here");
  const length = start.readUInt32BE(1);
  if (length > LARGEST_MESSAGE) throw tooLarge(length);
  return length;
}

function framed(message: Uint8Array): Buffer {
  if (message.length > LARGEST_MESSAGE) throw tooLarge(message.length);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

function tooLarge(bytes: number): GrpcError {
  return new GrpcError(GrpcStatus.RESOURCE_EXHAUSTED, `a message of ${bytes} bytes; ${LARGEST_MESSAGE} are the most`);
}
