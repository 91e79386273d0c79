import { Construct } from "constructs";
import { DataHuggingfaceSpacesSpaces } from "./bindings/data-spaces.generated";
import { requireBundled } from "./bundled-only";
import { literal, optionalLiteral } from "./literal";
import { type HuggingFaceSpacesProvider } from "./provider";
import { checkRepoName } from "./repo-name";

/** Props of `HubSpaces`: which Spaces. */
export interface HubSpacesProps {
  /**
   * The user or organization that they belong to.
   *
   * @default - the provider's namespace, else the token's user
   */
  readonly namespace?: string;
  /**
   * Only those whose id holds this text.
   *
   * @default - all
   */
  readonly search?: string;
  /**
   * Only those that have all of these tags, such as `mcp-server`. An SDK is a tag too.
   *
   * @default - all
   */
  readonly tags?: string[];
  /**
   * The provider that asks the Hub.
   *
   * @default - the stack's default provider
   */
  readonly provider?: HuggingFaceSpacesProvider;
}

/**
 * The Spaces of an account, as far as the token may see them, at plan time. Bundled provider only.
 *
 * @example
 * const demos = new HubSpaces(this, "demos", { namespace: "acme", tags: ["gradio"] });
 * new TerraformOutput(this, "demo-ids", { value: demos.spaceIds });
 *
 * @see https://huggingface.co/docs/hub/api
 */
export class HubSpaces extends Construct {
  private readonly data: DataHuggingfaceSpacesSpaces;

  constructor(scope: Construct, id: string, props: HubSpacesProps = {}) {
    super(scope, id);
    requireBundled(this, "HubSpaces", "it has no such data source");
    if (props.namespace !== undefined) checkRepoName(this, "namespace", props.namespace);
    this.data = new DataHuggingfaceSpacesSpaces(this, "Default", {
      namespace: optionalLiteral(props.namespace),
      search: optionalLiteral(props.search),
      tags: props.tags?.map(literal),
      provider: props.provider,
    });
  }

  /** `namespace/name` of each, sorted. */
  public get spaceIds(): string[] {
    return this.data.ids;
  }

  /** The user or organization that they belong to. */
  public get namespace(): string {
    return this.data.namespace;
  }
}
