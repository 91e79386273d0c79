import { Fn, type IResolvable } from "cdktf";
import { Construct } from "constructs";
import { DataHuggingfaceSpacesAccount } from "./bindings/data-account.generated";
import { requireBundled } from "./bundled-only";
import { type HuggingFaceSpacesProvider } from "./provider";

/** Props of `HubAccount`. */
export interface HubAccountProps {
  /**
   * The provider whose token it is.
   *
   * @default - the stack's default provider
   */
  readonly provider?: HuggingFaceSpacesProvider;
}

/**
 * Whose token the provider uses, as the Hub tells at plan time; never the token. Bundled provider only.
 *
 * @example
 * const account = new HubAccount(this, "account");
 * new TerraformOutput(this, "owner", { value: account.name });
 *
 * @see https://huggingface.co/docs/hub/api
 */
export class HubAccount extends Construct {
  private readonly data: DataHuggingfaceSpacesAccount;

  constructor(scope: Construct, id: string, props: HubAccountProps = {}) {
    super(scope, id);
    requireBundled(this, "HubAccount", "it has no such data source");
    this.data = new DataHuggingfaceSpacesAccount(this, "Default", { provider: props.provider });
  }

  /** Name of the account, which is the namespace of its Spaces. */
  public get name(): string {
    return this.data.name;
  }

  /** Whether it has a PRO subscription. */
  public get isPro(): IResolvable {
    return this.data.isPro;
  }

  /** Whether paid hardware can be asked for; null where the Hub does not say. */
  public get canPay(): IResolvable {
    return this.data.canPay;
  }

  /** What the token may do: `read`, `write` or `fineGrained`. */
  public get tokenRole(): string {
    return this.data.tokenRole;
  }

  /** Names of the organizations that it belongs to, sorted. */
  public get organizationNames(): string[] {
    return Fn.tolist(Fn.lookupNested(this.data.organizations, ["*", "name"])) as unknown as string[];
  }
}
