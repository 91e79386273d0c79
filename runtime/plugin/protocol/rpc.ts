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
