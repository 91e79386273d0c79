// Generated from schema/bundled.json by `npm run bindings`; do not edit.

import { Construct } from "constructs";
import * as cdktf from "cdktf";

// Configuration

export interface DataHuggingfaceSpacesTemplatesConfig extends cdktf.TerraformMetaArguments {}
export interface DataHuggingfaceSpacesTemplatesTemplates {}

export function dataHuggingfaceSpacesTemplatesTemplatesToTerraform(
  struct?: DataHuggingfaceSpacesTemplatesTemplates,
): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) {
    return struct;
  }
  if (cdktf.isComplexElement(struct)) {
    throw new Error(
      "A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration",
    );
  }
  return {};
}

export class DataHuggingfaceSpacesTemplatesTemplatesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
   * @param terraformResource The parent resource
   * @param terraformAttribute The attribute on the parent resource this class is referencing
   * @param complexObjectIndex the index of this item in the list
   * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
   */
  public constructor(
    terraformResource: cdktf.IInterpolatingParent,
    terraformAttribute: string,
    complexObjectIndex: number,
    complexObjectIsFromSet: boolean,
  ) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataHuggingfaceSpacesTemplatesTemplates | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataHuggingfaceSpacesTemplatesTemplates | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    } else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute("id");
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute("name");
  }

  // preferred_private - computed: true, optional: false, required: false
  public get preferredPrivate() {
    return this.getBooleanAttribute("preferred_private");
  }

  // sdk - computed: true, optional: false, required: false
  public get sdk() {
    return this.getStringAttribute("sdk");
  }
}

export class DataHuggingfaceSpacesTemplatesTemplatesList extends cdktf.ComplexList {
  /**
   * @param terraformResource The parent resource
   * @param terraformAttribute The attribute on the parent resource this class is referencing
   * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
   */
  constructor(
    protected terraformResource: cdktf.IInterpolatingParent,
    protected terraformAttribute: string,
    protected wrapsSet: boolean,
  ) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
   * @param index the index of the item to return
   */
  public get(index: number): DataHuggingfaceSpacesTemplatesTemplatesOutputReference {
    return new DataHuggingfaceSpacesTemplatesTemplatesOutputReference(
      this.terraformResource,
      this.terraformAttribute,
      index,
      this.wrapsSet,
    );
  }
}

/**
 * Represents a huggingface-spaces_templates
 */
export class DataHuggingfaceSpacesTemplates extends cdktf.TerraformDataSource {
  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "huggingface-spaces_templates";

  // ==============
  // STATIC Methods
  // ==============
  /**
   * Generates CDKTF code for importing a DataHuggingfaceSpacesTemplates resource upon running "cdktf plan <stack-name>"
   * @param scope The scope in which to define this construct
   * @param importToId The construct id used in the generated config for the DataHuggingfaceSpacesTemplates to import
   * @param importFromId The id of the existing DataHuggingfaceSpacesTemplates that should be imported. Refer to the import section in the documentation of this resource for the id to use
   * @param provider? Optional instance of the provider where the DataHuggingfaceSpacesTemplates to import is found
   */
  public static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: cdktf.TerraformProvider,
  ) {
    return new cdktf.ImportableResource(scope, importToId, {
      terraformResourceType: "huggingface-spaces_templates",
      importId: importFromId,
      provider,
    });
  }

  // ===========
  // INITIALIZER
  // ===========

  /**
   * Create a new huggingface-spaces_templates Data Source
   *
   * @param scope The scope in which to define this construct
   * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
   * @param options DataHuggingfaceSpacesTemplatesConfig = {}
   */
  public constructor(scope: Construct, id: string, config: DataHuggingfaceSpacesTemplatesConfig = {}) {
    super(scope, id, {
      terraformResourceType: "huggingface-spaces_templates",
      terraformGeneratorMetadata: {
        providerName: "huggingface-spaces",
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach,
    });
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // templates - computed: true, optional: false, required: false
  private _templates = new DataHuggingfaceSpacesTemplatesTemplatesList(this, "templates", false);
  public get templates() {
    return this._templates;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {};
  }
}
