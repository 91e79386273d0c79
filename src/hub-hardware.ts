import { Token } from "cdktf";
import { Construct } from "constructs";
import { DataHuggingfaceSpacesHardware } from "./bindings/data-hardware.generated";
import { requireBundled } from "./bundled-only";
import { type SpaceHardware } from "./hardware";
import { type HuggingFaceSpacesProvider } from "./provider";

/** Props of `HubHardware`. */
export interface HubHardwareProps {
  /**
   * The provider that asks the Hub.
   *
   * @default - the stack's default provider
   */
  readonly provider?: HuggingFaceSpacesProvider;
}

/**
 * The hardware that the Hub offers, and its prices, as they are at plan time. Bundled provider only.
 *
 * @example
 * const hardware = new HubHardware(this, "hardware");
 * new StackCost(this, "cost", { prices: hardware });
 *
 * @see https://huggingface.co/docs/hub/spaces-gpus
 */
export class HubHardware extends Construct {
  private readonly data: DataHuggingfaceSpacesHardware;

  constructor(scope: Construct, id: string, props: HubHardwareProps = {}) {
    super(scope, id);
    requireBundled(this, "HubHardware", "it has no such data source");
    this.data = new DataHuggingfaceSpacesHardware(this, "Default", { provider: props.provider });
  }

  /**
   * The price of a running Space, in US dollars an hour. The plan fails for hardware that the Hub does not offer, or whose
   * price it does not tell.
   */
  public usdPerHour(hardware: SpaceHardware): number {
    return this.data.usdPerHour.lookup(hardware.flavor);
  }

  /** All prices, in US dollars an hour, by flavor. */
  public get pricesByFlavor(): { [flavor: string]: number } {
    return Token.asNumberMap(this.data.usdPerHour);
  }
}
