import { ZERO_GPU_FLAVORS } from "../../../src/catalog/hardware";
import type { SpaceInfo, SpaceRuntime, Visibility } from "../../hub";
import { spelledAs } from "../names";
import type { ObjectValue, Value } from "../protocol";
import { volumeValues } from "./volumes";

/** What the Hub tells of a Space, as attributes; `known` is what is kept of an earlier state where the Hub is silent. */
export function attributesOf(info: SpaceInfo, hubAddress: string, known?: ObjectValue): ObjectValue {
  const [namespace = "", name] = info.id.split("/");
  const { runtime } = info;
  return {
    id: info.id,
    name,
    namespace: spelledAs(known?.namespace, namespace),
    visibility: visibilityOf(info, known?.visibility),
    private: info.private,
    sdk: info.sdk ?? null,
    hardware: hardwareOf(runtime, known?.hardware),
    sleep_time: runtime?.sleepTimeSeconds ?? null,
    url: addressOf(info, known),
    page_url: `${hubAddress}/spaces/${info.id}`,
    stage: runtime?.stage ?? null,
    author: info.author,
    last_modified: info.lastModified ?? null,
    created_at: info.createdAt ?? null,
    likes: info.likes ?? null,
    sha: info.sha ?? null,
    region: info.region ?? textOf(known?.region),
    ...managedOf(info, known),
  };
}

/** The Hub tells a protected Space as private. */
function visibilityOf(info: SpaceInfo, known?: Value): Visibility {
  if (!info.private) return "public";
  return known === "protected" ? "protected" : "private";
}

/** What was asked for, since the Space may not have got it yet; null for a static Space. */
function hardwareOf(runtime: SpaceRuntime | undefined, known?: Value): Value {
  const flavor = runtime?.hardware.requested ?? runtime?.hardware.current ?? null;
  // ZeroGPU has one name at creation and another one afterwards.
  const sameByAnotherName = [flavor, known].every((name) => ZERO_GPU_FLAVORS.includes(String(name)));
  return sameByAnotherName && known !== undefined ? known : flavor;
}

/** The app's address as the Hub tells it, which its list does not: then the one known of the same Space. */
function addressOf({ id, host, runtime }: SpaceInfo, known?: ObjectValue): Value {
  if (host) return host;
  if (known?.id === id && typeof known.url === "string") return known.url;
  const domain = runtime?.domains.find(({ isCustom }) => !isCustom)?.domain;
  return domain ? `https://${domain}` : null;
}

/** What of these a configuration may manage or leave alone; what is left alone stays null. */
function managedOf(info: SpaceInfo, known: ObjectValue | undefined): ObjectValue {
  const { runtime } = info;
  if (!known || !runtime) return {};
  return {
    ...(known.volumes === null ? {} : { volumes: volumeValues(runtime.volumes, known.volumes ?? null) }),
    ...(known.paused === null ? {} : { paused: runtime.stage === "PAUSED" }),
    ...(known.replicas === null ? {} : { replicas: replicasOf(runtime) }),
    ...(known.dev_mode === null ? {} : { dev_mode: runtime.devMode }),
  };
}

/** Null where the Hub decides how many there are. */
function replicasOf({ replicas: { requested } }: SpaceRuntime): number | null {
  return typeof requested === "number" ? requested : null;
}

function textOf(value: Value | undefined): string | null {
  return typeof value === "string" ? value : null;
}
