import { TerraformElement } from "cdktf";
import { type Construct, type IConstruct } from "constructs";
import { stackSingleton } from "./stack-singleton";

/** The releases of Terraform and OpenTofu that brought what some stacks need. */
export enum TerraformRelease {
  /** `terraform_data`. */
  DATA = "1.4",
  /** Import blocks. */
  IMPORT = "1.5",
  /** Ephemeral variables and write-only arguments. */
  WRITE_ONLY = "1.11",
}

/**
 * Notes that the stack of `scope` cannot do with an older Terraform, where `isNeeded` says so when the stack is written. An
 * older one then says so in its own words, and before anything is done.
 */
export function requireRelease(
  scope: IConstruct,
  release: TerraformRelease,
  isNeeded: () => boolean = () => true,
): void {
  stackSingleton(scope, "huggingface_spaces_required_version", RequiredVersion).add(release, isNeeded);
}

/** `required_version`, as high as the stack's constructs need it. What the user sets by `addOverride` has precedence. */
class RequiredVersion extends TerraformElement {
  private readonly needs = new Map<TerraformRelease, Array<() => boolean>>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
  }

  public add(release: TerraformRelease, isNeeded: () => boolean): void {
    const known = this.needs.get(release);
    if (known) known.push(isNeeded);
    else this.needs.set(release, [isNeeded]);
  }

  public toTerraform(): any {
    const needed = Object.values(TerraformRelease).filter((one) => this.needs.get(one)?.some((isNeeded) => isNeeded()));
    const newest = needed.at(-1);
    return newest === undefined ? {} : { terraform: { required_version: `>= ${newest}` } };
  }
}
