// Generated from schema/bundled.json by `npm run bindings`; do not edit.

import { Construct } from "constructs";
import * as cdktf from "cdktf";

// Configuration

export interface DataHuggingfaceSpacesSpacesConfig extends cdktf.TerraformMetaArguments {
  /**
   * User or organization. Left out: the provider's `namespace`, else the account of the token.
   */
  readonly namespace?: string;
  /**
   * Only those whose id holds this text.
   */
  readonly search?: string;
  /**
   * Only those that have all of these tags, such as `mcp-server`; an SDK is a tag too.
   */
  readonly tags?: string[];
}
export interface DataHuggingfaceSpacesSpacesSpaces {}

export function dataHuggingfaceSpacesSpacesSpacesToTerraform(struct?: DataHuggingfaceSpacesSpacesSpaces): any {
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

export class DataHuggingfaceSpacesSpacesSpacesOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataHuggingfaceSpacesSpacesSpaces | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataHuggingfaceSpacesSpacesSpaces | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    } else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute("created_at");
  }

  // hardware - computed: true, optional: false, required: false
  public get hardware() {
    return this.getStringAttribute("hardware");
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute("id");
  }

  // last_modified - computed: true, optional: false, required: false
  public get lastModified() {
    return this.getStringAttribute("last_modified");
  }

  // likes - computed: true, optional: false, required: false
  public get likes() {
    return this.getNumberAttribute("likes");
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute("name");
  }

  // private - computed: true, optional: false, required: false
  public get private() {
    return this.getBooleanAttribute("private");
  }

  // sdk - computed: true, optional: false, required: false
  public get sdk() {
    return this.getStringAttribute("sdk");
  }

  // sleep_time - computed: true, optional: false, required: false
  public get sleepTime() {
    return this.getNumberAttribute("sleep_time");
  }

  // stage - computed: true, optional: false, required: false
  public get stage() {
    return this.getStringAttribute("stage");
  }

  // tags - computed: true, optional: false, required: false
  public get tags() {
    return this.getListAttribute("tags");
  }
}

export class DataHuggingfaceSpacesSpacesSpacesList extends cdktf.ComplexList {
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
  public get(index: number): DataHuggingfaceSpacesSpacesSpacesOutputReference {
    return new DataHuggingfaceSpacesSpacesSpacesOutputReference(
      this.terraformResource,
      this.terraformAttribute,
      index,
      this.wrapsSet,
    );
  }
}

/**
 * Represents a huggingface-spaces_spaces
 */
export class DataHuggingfaceSpacesSpaces extends cdktf.TerraformDataSource {
  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "huggingface-spaces_spaces";

  // ==============
  // STATIC Methods
  // ==============
  /**
   * Generates CDKTF code for importing a DataHuggingfaceSpacesSpaces resource upon running "cdktf plan <stack-name>"
   * @param scope The scope in which to define this construct
   * @param importToId The construct id used in the generated config for the DataHuggingfaceSpacesSpaces to import
   * @param importFromId The id of the existing DataHuggingfaceSpacesSpaces that should be imported. Refer to the import section in the documentation of this resource for the id to use
   * @param provider? Optional instance of the provider where the DataHuggingfaceSpacesSpaces to import is found
   */
  public static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: cdktf.TerraformProvider,
  ) {
    return new cdktf.ImportableResource(scope, importToId, {
      terraformResourceType: "huggingface-spaces_spaces",
      importId: importFromId,
      provider,
    });
  }

  // ===========
  // INITIALIZER
  // ===========

  /**
   * Create a new huggingface-spaces_spaces Data Source
   *
   * @param scope The scope in which to define this construct
   * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
   * @param options DataHuggingfaceSpacesSpacesConfig = {}
   */
  public constructor(scope: Construct, id: string, config: DataHuggingfaceSpacesSpacesConfig = {}) {
    super(scope, id, {
      terraformResourceType: "huggingface-spaces_spaces",
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
    this._namespace = config.namespace;
    this._search = config.search;
    this._tags = config.tags;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // ids - computed: true, optional: false, required: false
  public get ids() {
    return this.getListAttribute("ids");
  }

  // namespace - computed: true, optional: true, required: false
  private _namespace?: string;
  public get namespace() {
    return this.getStringAttribute("namespace");
  }
  public set namespace(value: string) {
    this._namespace = value;
  }
  public resetNamespace() {
    this._namespace = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get namespaceInput() {
    return this._namespace;
  }

  // search - computed: false, optional: true, required: false
  private _search?: string;
  public get search() {
    return this.getStringAttribute("search");
  }
  public set search(value: string) {
    this._search = value;
  }
  public resetSearch() {
    this._search = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get searchInput() {
    return this._search;
  }

  // spaces - computed: true, optional: false, required: false
  private _spaces = new DataHuggingfaceSpacesSpacesSpacesList(this, "spaces", false);
  public get spaces() {
    return this._spaces;
  }

  // tags - computed: false, optional: true, required: false
  private _tags?: string[];
  public get tags() {
    return this.getListAttribute("tags");
  }
  public set tags(value: string[]) {
    this._tags = value;
  }
  public resetTags() {
    this._tags = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tagsInput() {
    return this._tags;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      namespace: cdktf.stringToTerraform(this._namespace),
      search: cdktf.stringToTerraform(this._search),
      tags: cdktf.listMapper(cdktf.stringToTerraform, false)(this._tags),
    };
  }
}
