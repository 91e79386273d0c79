import { spaceId, type Space } from "./state/space";

/** What this Hub counts beyond what the real one tells; no value of a secret. */
export function spaceReport(space: Space) {
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

export type SpaceReport = ReturnType<typeof spaceReport>;
