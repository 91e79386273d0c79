import { TerraformResource, type TerraformMetaArguments } from "cdktf";
import { type Construct } from "constructs";
import { honourNodeDependencies, withNodeDependencies } from "./dependencies";
import { requireRelease, TerraformRelease } from "./required-version";

/** Props of {@link TerraformData}. */
export interface TerraformDataProps extends TerraformMetaArguments {
  /** The resource is replaced when one of these changes. They are in plan and state. */
  readonly triggersReplace: Record<string, string>;
}

/**
 * Terraform's own `terraform_data`, which needs no provider from a registry.
 *
 * cdktf's class for it, `DataResource`, runs `terraform version` at each synth and for each instance.
 *
 * @see https://developer.hashicorp.com/terraform/language/resources/terraform-data
 */
export class TerraformData extends TerraformResource {
  public triggersReplace: Record<string, string>;

  constructor(scope: Construct, id: string, { triggersReplace, ...metaArguments }: TerraformDataProps) {
    super(scope, id, { ...metaArguments, terraformResourceType: "terraform_data" });
    this.triggersReplace = triggersReplace;
    requireRelease(this, TerraformRelease.DATA);
    honourNodeDependencies(this);
  }

  /** Another one whenever the resource was replaced. */
  public get id(): string {
    return this.getStringAttribute("id");
  }

  public get terraformMetaArguments(): { [name: string]: any } {
    return withNodeDependencies(this, super.terraformMetaArguments);
  }

  protected synthesizeAttributes(): { [name: string]: any } {
    return { triggers_replace: this.triggersReplace };
  }
}
