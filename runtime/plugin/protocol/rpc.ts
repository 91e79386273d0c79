import { diagnosticMessages } from "./diagnostics";
import { log } from "./log";
import { isMessageName, type Message, type MessageName } from "./messages";
import type { ProviderServer } from "./server";

/** The RPCs that this kit serves: those whose answer is in the table of messages. */
export type RpcName = MessageName extends infer M ? (M extends `${infer Name}Response` ? Name : never) : never;

type RequestOf<Name extends RpcName> = `${Name}Request` extends MessageName ? `${Name}Request` : "Empty";
type ResponseOf<Name extends RpcName> = Extract<`${Name}Response`, MessageName>;

/** One RPC, ready to be served. */
export interface Rpc {
  readonly name: RpcName;
  readonly request: MessageName;
  readonly response: MessageName;
  /** Never rejects. */
  handle(request: object): Promise<object>;
}

/** One RPC that answers with a stream of events. */
export interface StreamRpc {
  readonly name: "ListResource" | "InvokeAction";
  readonly request: MessageName;
  readonly event: MessageName;
  /** Never throws: a failure is an event too. */
  handle(request: object): AsyncIterable<object>;
}

type EventOf<Name extends StreamRpc["name"]> = Message<`${Name}Event`>;

export type DefineStreamRpc = <Name extends StreamRpc["name"]>(
  name: Name,
  run: (request: Message<`${Name}Request`>) => AsyncIterable<EventOf<Name>>,
  onFailure: (diagnostics: Message<"Diagnostic">[]) => EventOf<Name>,
) => StreamRpc;

export type DefineRpc = <Name extends RpcName, Input, Output>(
  name: Name,
  decode: (request: Message<RequestOf<Name>>) => Input,
  run: (input: Input) => Output | Promise<Output>,
  encode: (output: Output, input: Input) => Message<ResponseOf<Name>>,
  /** What the answer to a failure holds beside its diagnostics: the prior state, where there is one. */
  onFailure?: (request: Message<RequestOf<Name>>, input: Input | undefined) => Message<ResponseOf<Name>>,
) => Rpc;

/** The same steps for every RPC: decode, run, encode, and where one of them throws the diagnostics that say why. */
export function rpcsOf<Client>(server: ProviderServer<Client>): DefineRpc {
  return (name, decode, run, encode, onFailure) => {
    type Input = ReturnType<typeof decode>;
    type Request = Parameters<typeof decode>[0];
    const request = `${name}Request`;
    return {
      name,
      request: isMessageName(request) ? request : "Empty",
      response: `${name}Response` as MessageName,
      async handle(message: Request) {
        const startMs = performance.now();
        let input: Input | undefined;
        try {
          input = decode(message);
          return encode(await run(input), input);
        } catch (error) {
          return { ...onFailure?.(message, input), diagnostics: diagnosticMessages(server.explain(error, name)) };
        } finally {
          log.debug("answered", { rpc: name, ms: Math.round(performance.now() - startMs) });
        }
      },
    };
  };
}

/** As `rpcsOf`, for those that answer with a stream. */
export function streamRpcsOf<Client>(server: ProviderServer<Client>): DefineStreamRpc {
  return (name, run, onFailure) => ({
    name,
    request: `${name}Request`,
    event: `${name}Event`,
    async *handle(message) {
      try {
        yield* run(message);
      } catch (error) {
        yield onFailure(diagnosticMessages(server.explain(error, name)));
      }
    },
  });
}
