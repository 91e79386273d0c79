import type { Hub } from "./hub";
import type { Caller } from "./state/accounts";
import { sleepTimeOf } from "./state/life";
import { isStatic, spaceId, type Setting, type Space } from "./state/space";
import { HARDWARE } from "../../src/catalog/hardware";

/** What the Hub knows, in its own words: the shapes of its answers. */

export function runtimeAnswer(hub: Hub, space: Space): object {
  const { runtime, volumes } = space;
  const hardware = { current: runtime.currentHardware, requested: runtime.requestedHardware };
  if (isStatic(space)) {
    const replicas = { requested: 1, current: runtime.stage === "RUNNING" ? 1 : undefined };
    return { stage: runtime.stage, hardware, storage: null, replicas };
  }
  return {
    stage: runtime.stage,
    hardware,
    storage: null,
    gcTimeout: sleepTimeOf(space),
    ...(runtime.errorMessage ? { errorMessage: runtime.errorMessage } : {}),
    replicas: { requested: runtime.replicas, ...(runtime.currentHardware ? { current: runtime.replicas } : {}) },
    devMode: runtime.devMode,
    domains: [{ domain: hub.domainOf(space), stage: "READY" }],
    ...(runtime.sha ? { sha: runtime.sha } : {}),
    ...(volumes.length ? { volumes } : {}),
  };
}

/** Every field that `expand` can ask for, each made only when it is. */
const SPACE_FIELDS: Record<string, (space: Space, hub: Hub) => unknown> = {
  author: ({ namespace }) => namespace,
  cardData: ({ sdk, name }) => ({ title: name, sdk }),
  createdAt: ({ createdAt }) => createdAt,
  datasets: () => [],
  disabled: () => false,
  lastModified: ({ lastModified }) => lastModified,
  likes: ({ likes }) => likes,
  models: () => [],
  private: ({ visibility }) => visibility !== "public",
  region: ({ region = "us" }) => region,
  resourceGroup: ({ resourceGroupId }) => (resourceGroupId ? { id: resourceGroupId } : undefined),
  runtime: (space, hub) => runtimeAnswer(hub, space),
  sdk: ({ sdk }) => sdk,
  sha: ({ repository }) => repository.head.oid,
  siblings: ({ repository }) => [...repository.head.files.keys()].map((rfilename) => ({ rfilename })),
  subdomain: ({ subdomain }) => subdomain,
  tags: ({ tags, sdk }) => [sdk, ...tags],
  trendingScore: () => 0,
  usedStorage: ({ repository }) => [...repository.head.files.values()].reduce((sum, f) => sum + f.content.length, 0),
};

export const EXPANDABLE: readonly string[] = Object.keys(SPACE_FIELDS);

/** A Space in a list, or one that was asked for by `expand`: `_id`, `id` and the named fields only. */
export function expandedAnswer(hub: Hub, space: Space, fields: readonly string[]): object {
  return {
    _id: space.repoId,
    id: spaceId(space),
    ...Object.fromEntries(fields.map((field) => [field, SPACE_FIELDS[field](space, hub)])),
  };
}

/** What a list tells of a Space when nothing was asked for by name. */
export const LIST_FIELDS = ["author", "createdAt", "lastModified", "likes", "private", "sdk", "tags", "trendingScore"];

interface SpaceAnswerOptions {
  readonly revision?: string;
  readonly blobs?: boolean;
  /** By which whoever asked reaches this Hub. */
  readonly origin?: string;
}

export function spaceAnswer(hub: Hub, space: Space, options: SpaceAnswerOptions = {}): object {
  const commit = (options.revision && space.repository.find(options.revision)) || space.repository.head;
  const fields = EXPANDABLE.filter(
    (field) => !["trendingScore", "region", "siblings", "resourceGroup"].includes(field),
  );
  return {
    ...expandedAnswer(hub, space, fields),
    sha: commit.oid,
    gated: space.gated,
    host: hub.addressOf(space, options.origin),
    ...(space.region ? { region: space.region } : {}),
    ...(space.shortDescription ? { shortDescription: space.shortDescription } : {}),
    siblings: [...commit.files].map(([rfilename, file]) =>
      options.blobs
        ? {
            rfilename,
            blobId: file.oid,
            size: file.content.length,
            ...(file.lfs
              ? { lfs: { sha256: file.lfs.oid, size: file.lfs.size, pointerSize: file.lfs.pointerSize } }
              : {}),
          }
        : { rfilename },
    ),
  };
}

export function settingsAnswer(space: Space): object {
  const { visibility, gated, discussionsDisabled } = space;
  return { private: visibility !== "public", visibility, gated, discussionsDisabled };
}

/** Keys, descriptions and times: a secret's value is told to nobody. */
export function secretsAnswer(settings: Space["secrets"]): object {
  return Object.fromEntries(
    [...settings].map(([key, { description, updatedAt }]) => [
      key,
      { key, ...(description ? { description } : {}), updatedAt },
    ]),
  );
}

export function variablesAnswer(settings: ReadonlyMap<string, Setting>): object {
  return Object.fromEntries(
    [...settings].map(([key, { value, description, updatedAt }]) => [
      key,
      { key, value, ...(description ? { description } : {}), updatedAt },
    ]),
  );
}

export function whoAmIAnswer(hub: Hub, { user, tokenRole, tokenType, tokenNamespaces }: Caller): object {
  const accessToken = {
    displayName: "local-hub",
    role: tokenRole,
    createdAt: new Date(hub.startedAt).toISOString(),
    ...(tokenNamespaces ? { fineGrained: { global: [], scoped: tokenNamespaces.map(writeScope) } } : {}),
  };
  return {
    type: "user",
    id: user.id,
    name: user.name,
    fullname: user.name,
    isPro: user.plan !== "free",
    canPay: user.canPay,
    avatarUrl: "/avatars/none.svg",
    periodEnd: null,
    orgs: hub.accounts.organizationsOf(user.name).map(({ id, name, plan, canPay, members }) => ({
      type: "org",
      id,
      name,
      fullname: name,
      ...(plan === "free" ? {} : { plan }),
      canPay,
      avatarUrl: "/avatars/none.svg",
      roleInOrg: members[user.name],
    })),
    auth: tokenType === "oauth" ? { type: "oauth", expiresAt: null } : { type: "access_token", accessToken },
  };
}

function writeScope(name: string): object {
  return { entity: { name }, permissions: ["repo.content.read", "repo.write"] };
}

export function hardwareAnswer(): object[] {
  return HARDWARE.map(({ flavor, name, vcpu, memoryGb, gpu, gpuMemoryGb, usdPerHour }) => {
    const [, quantity = "1", model] = /^(?:(\d+)x )?(.*)$/.exec(gpu ?? "") ?? [];
    return {
      name: flavor,
      prettyName: name,
      cpu: `${vcpu ?? 0} vCPU`,
      ram: `${memoryGb ?? 0} GB`,
      accelerator: gpu
        ? { type: "gpu", model, quantity, vram: `${gpuMemoryGb ?? 0} GB`, manufacturer: "Nvidia" }
        : null,
      unitCostMicroUSD: Math.round((usdPerHour / 60) * 1e6),
      unitCostUSD: usdPerHour / 60,
      unitLabel: "minute",
    };
  });
}
