import { ZERO_GPU_FLAVORS } from "../../../src/catalog/hardware";
import type { SpaceInfo, SpaceRuntime, Visibility } from "../../hub";
import type { ObjectValue, Value } from "../protocol";

/** What the Hub tells of a Space, as attributes; `known` is what is kept of an earlier state where the Hub is silent. */
export function attributesOf(info: SpaceInfo, hubAddress: string, known?: ObjectValue): ObjectValue {
  const [namespace, name] = info.id.split("/");
  const { runtime } = info;
  return {
    id: info.id,
    name,
    namespace,
    visibility: visibilityOf(info, known?.visibility),
    private: info.private,
    sdk: info.sdk ?? null,
    hardware: hardwareOf(runtime, known?.hardware),
    sleep_time: runtime?.sleepTimeSeconds ?? null,
    url: addressOf(info),
    page_url: `${hubAddress}/spaces/${info.id}`,
    stage: runtime?.stage ?? null,
    author: info.author,
    last_modified: info.lastModified ?? null,
    created_at: info.createdAt ?? null,
    likes: info.likes ?? null,
    sha: info.sha ?? null,
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

/** The app's address as the Hub tells it. Where it does not yet, null: its rule for long names is not documented. */
function addressOf({ host, runtime }: SpaceInfo): Value {
  if (host) return host;
  const domain = runtime?.domains.find(({ isCustom }) => !isCustom)?.domain;
  return domain ? `https://${domain}` : null;
}
