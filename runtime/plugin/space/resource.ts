import { GONE, orGone } from "../../hub/gone";
import type { Client } from "../client";
import { namedIdentity } from "../identity";
import { OBJECT_GONE, type Gone, type ReadRequest, type Resource } from "../protocol";
import { findSpace } from "../space-listing";
import { isUnclear } from "../unclear-creation";
import { configureSpace } from "./configure";
import { createSpace } from "./create";
import { planSpace } from "./plan";
import { preventDestroySpace } from "./protection";
import { importSpace, ownSpace, readSpace } from "./read";
import { resourceSchema } from "./schema";
import { validateSpace } from "./validation";

/** A Space: created in one request, changed in place, renamed and moved by the Hub, deleted. */
export const spaceResource: Resource<Client> = {
  schema: resourceSchema,
  identity: namedIdentity,
  validate: validateSpace,
  plan: planSpace,
  preventDestroy: preventDestroySpace,
  create: createSpace,
  configure: configureSpace,
  read: readSpace,
  delete: deleteSpace,
  import: importSpace,
  /** The attributes are those of the released provider and more, so its states fit as they are. */
  move: ({ provider, type, state }) =>
    type === "huggingface-spaces_space" && provider.endsWith("/huggingface-spaces") ? state : undefined,
};

async function deleteSpace({ client: { hub }, state, private: kept }: ReadRequest<Client>): Promise<Gone> {
  if (isUnclear(kept) && !(await ownSpace(hub, String(state.id), kept))) return OBJECT_GONE;
  if ((await orGone(hub.deleteSpace(String(state.id)))) !== GONE) return OBJECT_GONE;
  // Gone already; unless it was renamed, which the old address tells.
  const renamed = await findSpace(hub, String(state.id));
  if (renamed) await hub.deleteSpace(renamed.id);
  return OBJECT_GONE;
}
