import { parseSpaceId, spaceSubdomain } from "../../src/catalog/names";
import type { SpaceInfo, SpaceRuntime } from "../hub";

/** Where the app answers: as the Hub tells, else by the rule that its addresses follow. */
export function appUrl(id: string, space: Partial<Pick<SpaceInfo, "host" | "subdomain" | "runtime">> = {}): string {
  if (space.host) return space.host;
  const domain = domainOf(space.runtime);
  if (domain) return `https://${domain}`;
  const parts = parseSpaceId(id);
  const label = space.subdomain ?? (parts ? spaceSubdomain(parts) : "");
  return `https://${label}.hf.space`;
}

function domainOf(runtime?: SpaceRuntime): string | undefined {
  const domains = runtime?.domains ?? [];
  return (domains.find(({ isCustom, stage }) => isCustom && stage === "READY") ?? domains[0])?.domain;
}
