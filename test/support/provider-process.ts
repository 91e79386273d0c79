import { diagnosticsIn, type ReceivedDiagnostic } from "./received-diagnostics";
import type { Provider, Schema } from "../../runtime/plugin/protocol";
import { decodeMessage, encodeMessage, type Message } from "../../runtime/plugin/protocol/messages";
import type { Rpc, RpcName, StreamRpc } from "../../runtime/plugin/protocol/rpc";
import { allRpcs } from "../../runtime/plugin/protocol/rpcs";
import { objectType } from "../../runtime/plugin/protocol/schema";
import { ProviderServer } from "../../runtime/plugin/protocol/server";
import { decodeValue, encodeValue, Unknown, type ObjectValue, type Value } from "../../runtime/plugin/protocol/values";

type Request<Name extends RpcName> = `${Name}Request` extends Parameters<typeof decodeMessage>[0]
  ? Message<`${Name}Request`>
  : object;
type Response<Name extends RpcName> = Message<Extract<`${Name}Response`, Parameters<typeof decodeMessage>[0]>>;

/**
 * A provider as Terraform meets it, without a process and its start: every request and every answer goes through the bytes
 * that would be sent.
 */
export class ProviderProcess<Client> {
  private readonly server: ProviderServer<Client>;
  private readonly rpcs: ReadonlyMap<string, Rpc | StreamRpc>;

  constructor(private readonly provider: Provider<Client>) {
    this.server = new ProviderServer(provider);
    this.rpcs = new Map(allRpcs(this.server).map((rpc) => [rpc.name, rpc]));
  }

  public async call<Name extends RpcName>(name: Name, request: Request<Name>): Promise<Response<Name>> {
    const rpc = this.rpcs.get(name) as Rpc;
    const received = decodeMessage(rpc.request, encodeMessage(rpc.request, request as never));
    const answer = await rpc.handle(received);
    return decodeMessage(rpc.response, encodeMessage(rpc.response, answer as never)) as Response<Name>;
  }

  /** The events of an RPC that answers with a stream, as they come. */
  public async *events<Name extends StreamRpc["name"]>(
    name: Name,
    request: Message<`${Name}Request`>,
  ): AsyncGenerator<Message<`${Name}Event`>> {
    const rpc = this.rpcs.get(name) as StreamRpc;
    const received = decodeMessage(rpc.request, encodeMessage(rpc.request, request as never));
    for await (const event of rpc.handle(received)) {
      yield decodeMessage(rpc.event, encodeMessage(rpc.event, event as never)) as Message<`${Name}Event`>;
    }
  }

  /** Hands it the provider block, as Terraform does before anything else. */
  public async configure(
    written: Readonly<Record<string, unknown>> = {},
    terraformVersion = "1.11.4",
  ): Promise<ReceivedDiagnostic[]> {
    const config = encode(configurationOf(written, this.providerSchema), this.providerSchema);
    return diagnosticsIn((await this.call("ConfigureProvider", { terraformVersion, config })).diagnostics);
  }

  public schemaOf(typeName: string): Schema {
    return this.provider.resources[typeName]!.schema;
  }

  public get providerSchema(): Schema {
    return this.provider.schema;
  }
}

export function encode(value: ObjectValue | null, { attributes }: Schema): { msgpack: Uint8Array } {
  return { msgpack: encodeValue(value, objectType(attributes)) };
}

export function decode(
  message: Message<"DynamicValue"> | null | undefined,
  { attributes }: Schema,
): ObjectValue | null {
  if (!message?.msgpack?.length) return null;
  return decodeValue(message.msgpack, objectType(attributes)) as ObjectValue | null;
}

/** Attributes as a configuration writes them, with null for each that it leaves out. */
export function configurationOf(written: Readonly<Record<string, unknown>>, { attributes }: Schema): ObjectValue {
  const unknown = Object.keys(written).filter((name) => !Object.hasOwn(attributes, name));
  if (unknown.length > 0) throw new Error(`no such attribute: ${unknown.join(", ")}`);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]): [string, Value] => {
      const value = written[name] ?? null;
      if (value === null || value instanceof Unknown || !("attributes" in attribute)) return [name, value as Value];
      const nested = (one: unknown): ObjectValue =>
        configurationOf(one as Record<string, unknown>, { description: "", attributes: attribute.attributes });
      return [name, Array.isArray(value) ? value.map(nested) : nested(value)];
    }),
  );
}
