import { type Block, type LifecycleBlock, type SpaceBlock, type SpaceNames } from "./block";
import { asExpression } from "./template-text";

/** Kept short: Terraform's plan shows it in front of the old and the new value. */
const REPLACEMENT_NOTICE =
  "a change deletes the Space with its files, likes, discussions and disk, and makes a new one";

/** The user's own lifecycle, with what keeps Terraform from asking the released provider for what it gets wrong. */
export function guardedLifecycle(block: SpaceBlock, names: SpaceNames): LifecycleBlock {
  const own = block.lifecycle ?? {};
  const ignored = own.ignore_changes ?? [];
  return {
    ...own,
    prevent_destroy: block.deletion_protection === true ? true : own.prevent_destroy,
    // Q4, Q9: an update of these fails or is lost; they are set by `hf-spaces apply-settings`.
    ignore_changes: typeof ignored === "string" ? ignored : [...ignored, "private", "sleep_time", "storage"],
    postcondition: [...(own.postcondition ?? []), keepsItsName(block, names)],
    replace_triggered_by: [...(own.replace_triggered_by ?? []), names.origin],
  };
}

/** Q10: what a Space was made from cannot be changed. The provider does not say so; this `terraform_data` does. */
export function originOf({ sdk = "docker", template = "no template" }: SpaceBlock): Block {
  return { triggers_replace: { [REPLACEMENT_NOTICE]: `${sdk}, ${template}` } };
}

/**
 * Q8: the planned id is the one in the state, so a new name is one that the id does not end with. A new Space, and one
 * that is replaced, has no id until it was made.
 */
function keepsItsName({ name }: SpaceBlock, names: SpaceNames): object {
  return {
    condition: `\${endswith(self.id, ${asExpression(`/${name}`)})}`,
    error_message:
      "The released provider cannot rename a Space: it would rename it on the Hub and then fail, now and at every later apply (Q8). " +
      "Nothing was renamed. To rename it in place, write providerSource: ProviderSource.BUNDLED. To delete it with all its data and " +
      `make a new one, apply with -replace=${names.space}`,
  };
}
