import { actionRpcs } from "./action-rpcs";
import { listRpcs } from "./list-rpcs";
import { providerRpcs } from "./provider-rpcs";
import { resourceRpcs } from "./resource-rpcs";
import type { Rpc, StreamRpc } from "./rpc";
import type { ProviderServer } from "./server";
import { stateRpcs } from "./state-rpcs";

/** Everything that Terraform can ask of a provider. */
export function allRpcs<Client>(server: ProviderServer<Client>): readonly (Rpc | StreamRpc)[] {
  return [
    ...providerRpcs(server),
    ...stateRpcs(server),
    ...resourceRpcs(server),
    ...listRpcs(server),
    ...actionRpcs(server),
  ];
}

export function isStream(rpc: Rpc | StreamRpc): rpc is StreamRpc {
  return "event" in rpc;
}
