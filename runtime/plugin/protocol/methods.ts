import { GrpcError, GrpcStatus, type GrpcMethod, type GrpcMethods } from "./grpc";
import { decodeMessage, encodeMessage } from "./messages";
import type { Rpc, StreamRpc } from "./rpc";
import { allRpcs, isStream } from "./rpcs";
import type { ProviderServer } from "./server";

/**
 * All that Terraform calls of a plugin, answered by `server`.
 *
 * @param end called when Terraform needs the plugin no more and has been told that this was understood
 */
export function methodsOf<Client>(server: ProviderServer<Client>, end: () => void): GrpcMethods {
  const methods = new Map<string, GrpcMethod>(
    allRpcs(server).map((rpc) => [
      `/tfplugin6.Provider/${rpc.name}`,
      isStream(rpc) ? streamOf(rpc) : methodOf(rpc, server),
    ]),
  );
  methods.set("/plugin.GRPCController/Shutdown", async (_, ended) => {
    server.stop();
    // The answer is on its way when the call is closed.
    ended.addEventListener("abort", end);
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
