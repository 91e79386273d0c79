import * as grpc from "@grpc/grpc-js";
import type { ServerCertificate } from "../../runtime/plugin/protocol/certificate";

export interface GrpcAnswer {
  readonly status: grpc.status;
  readonly details: string;
  readonly message?: Buffer;
}

export interface GrpcCallOptions {
  readonly message?: Buffer;
  /** @default - none: the test's own time limit is enough */
  readonly deadlineMs?: number;
  /** Handed the call once it is made. */
  readonly onCall?: (call: grpc.ClientUnaryCall) => void;
}

const bytes = (message: Buffer): Buffer => message;

/** The gRPC library's own client, as Terraform's: it trusts one certificate and shows another. */
export class GrpcTestClient {
  public readonly client: grpc.Client;

  constructor(port: number, serverPem: string, own: ServerCertificate | undefined, options: grpc.ClientOptions = {}) {
    const credentials = grpc.credentials.createSsl(
      Buffer.from(serverPem),
      own ? Buffer.from(own.keyPem) : null,
      own ? Buffer.from(own.certificatePem) : null,
    );
    this.client = new grpc.Client(`127.0.0.1:${port}`, credentials, {
      "grpc.enable_http_proxy": 0, // as Terraform, which dials by itself
      "grpc.ssl_target_name_override": "localhost",
      "grpc.max_receive_message_length": -1,
      "grpc.max_send_message_length": -1,
      ...options,
    });
  }

  public call(path: string, { message = Buffer.alloc(0), deadlineMs = Infinity, onCall }: GrpcCallOptions = {}) {
    const deadline = Date.now() + deadlineMs;
    return new Promise<GrpcAnswer>((resolve) => {
      const call = this.client.makeUnaryRequest(path, bytes, bytes, message, { deadline }, (error, answer) =>
        resolve({ status: error?.code ?? grpc.status.OK, details: error?.details ?? "", message: answer }),
      );
      onCall?.(call);
    });
  }

  public close(): void {
    this.client.close();
  }
}
