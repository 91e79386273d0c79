import { Fn } from "cdktf";
import { Construct } from "constructs";
import { DataHuggingfaceSpacesTemplates } from "./bindings/data-templates.generated";
import { requireBundled } from "./bundled-only";
import { type HuggingFaceSpacesProvider } from "./provider";

/** Props of `HubTemplates`. */
export interface HubTemplatesProps {
  /**
   * The provider that asks the Hub.
   *
   * @default - the stack's default provider
   */
  readonly provider?: HuggingFaceSpacesProvider;
}

/**
 * The templates that the Hub offers for new Spaces, as its list is at plan time. Bundled provider only.
 *
 * @example
 * const templates = new HubTemplates(this, "templates");
 * new TerraformOutput(this, "template-ids", { value: templates.templateIds });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-examples
 */
export class HubTemplates extends Construct {
  private readonly data: DataHuggingfaceSpacesTemplates;

  constructor(scope: Construct, id: string, props: HubTemplatesProps = {}) {
    super(scope, id);
    requireBundled(this, "HubTemplates", "it has no such data source");
    this.data = new DataHuggingfaceSpacesTemplates(this, "Default", { provider: props.provider });
  }

  /** `namespace/name` of each, in the Hub's order: what `SpaceTemplate.of` takes. */
  public get templateIds(): string[] {
    return Fn.tolist(Fn.lookupNested(this.data.templates, ["*", "id"])) as unknown as string[];
  }
}
