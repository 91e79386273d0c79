import { spaceId, type Space } from "./state/space";
import type { SpaceReport } from "./types";

export function spaceReport(space: Space): SpaceReport {
  const { runtime, secrets, variables } = space;
  return {
    id: spaceId(space),
    sdk: space.sdk,
    visibility: space.visibility,
    subdomain: space.subdomain,
    stage: runtime.stage,
    errorMessage: runtime.errorMessage,
    hardware: runtime.requestedHardware,
    secrets: [...secrets.keys()],
    variables: Object.fromEntries([...variables].map(([key, { value }]) => [key, value])),
    builds: space.builds,
    restarts: space.restarts,
    lastModified: space.lastModified,
  };
}
