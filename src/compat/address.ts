import { type TerraformResource } from "cdktf";

/** What Terraform calls a resource: `type.name`. */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}
