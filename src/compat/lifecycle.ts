import { DataResource, Fn, TerraformSelf, type TerraformResourceLifecycle } from "cdktf";
import { type Space } from "../bindings/space.generated";
import { literal } from "../literal";
import { addressOf } from "./address";
import { type SpaceArguments } from "../space-arguments";

/** Kept short: Terraform's plan shows it in front of the old and the new value. */
const REPLACEMENT_NOTICE =
  "a change deletes the Space with its files, likes, discussions and disk, and makes a new one";

/** Adds to the resource's lifecycle what keeps Terraform from asking the released provider for what it gets wrong. */
export function guardLifecycle(resource: Space, space: SpaceArguments): DataResource {
  const origin = originOf(resource, space);
  const before = resource.lifecycle ?? {};
  const ignored = before.ignoreChanges ?? [];
  resource.lifecycle = {
    ...before,
    // Q4, Q9: an update of these fails or is lost; they are set by `hf-spaces apply-settings`.
    ignoreChanges: typeof ignored === "string" ? ignored : [...ignored, "private", "sleep_time", "storage"],
    postcondition: [...(before.postcondition ?? []), keepsItsName(resource, space)],
    // As text: cdktf would write a construct's address with `${}`, which Terraform refuses here.
    replaceTriggeredBy: [...(before.replaceTriggeredBy ?? []), addressOf(origin)],
  } satisfies TerraformResourceLifecycle;
  return origin;
}

/**
 * Q8: the planned id is the one in the state, so a new name is one that the id does not end with. A new Space, and one
 * that is replaced, has no id until it was made.
 */
function keepsItsName(resource: Space, space: SpaceArguments) {
  return {
    condition: Fn.endswith(TerraformSelf.getString("id"), `/${space.name}`),
    errorMessage:
      "The released provider cannot rename a Space: it would rename it on the Hub and then fail, now and at every later apply (Q8). " +
      "Nothing was renamed. To rename it in place, write providerSource: ProviderSource.BUNDLED. To delete it with all its data and " +
      `make a new one, apply with -replace=${addressOf(resource)}`,
  };
}

/** Q10: what a Space was made from cannot be changed. The provider does not say so; this does. */
function originOf(resource: Space, space: SpaceArguments): DataResource {
  const { sdk = "docker", template = "no template" } = space;
  return new DataResource(resource.node.scope!, "Origin", {
    triggersReplace: { [REPLACEMENT_NOTICE]: `${literal(sdk)}, ${literal(template)}` },
  });
}
