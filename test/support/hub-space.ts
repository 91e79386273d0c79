import { HubClient, type CreateSpaceRequest, type Pace } from "../../runtime/hub";
import type { LocalHub } from "../../runtime/local-hub";

/** For a local Hub, which writes a log's lines at once. */
export const IMPATIENT: Pace = { firstPollMs: 5, quietMs: 100, reconnectMs: 5 };

/** What a process needs to know of a local Hub. */
export function envOf({ url, token }: Pick<LocalHub, "url" | "token">): Record<string, string> {
  return { HF_ENDPOINT: url, HF_TOKEN: token };
}

export function clientOf({ url, token }: Pick<LocalHub, "url" | "token">): HubClient {
  return new HubClient({ endpoint: url, token });
}

/** Creates a docker Space that builds, unless the request says otherwise; answers its id. */
export async function createSpace(
  hub: LocalHub,
  request: Partial<CreateSpaceRequest> & { name: string },
): Promise<string> {
  const files = [{ path: "Dockerfile", content: "FROM scratch\n" }];
  return (await clientOf(hub).createSpace({ sdk: "docker", visibility: "private", files, ...request })).id;
}
