// Generated from schema/bundled.json by `npm run bindings`; do not edit.

import { Construct } from "constructs";
import * as cdktf from "cdktf";

// Configuration

export interface DataHuggingfaceSpacesSpaceConfig extends cdktf.TerraformMetaArguments {
  /**
   * `namespace/name`.
   *
   * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
   * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
   */
  readonly id: string;
}

/**
 * Represents a huggingface-spaces_space
 */
export class DataHuggingfaceSpacesSpace extends cdktf.TerraformDataSource {
  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "huggingface-spaces_space";

  // ==============
  // STATIC Methods
  // ==============
  /**
   * Generates CDKTF code for importing a DataHuggingfaceSpacesSpace resource upon running "cdktf plan <stack-name>"
   * @param scope The scope in which to define this construct
   * @param importToId The construct id used in the generated config for the DataHuggingfaceSpacesSpace to import
   * @param importFromId The id of the existing DataHuggingfaceSpacesSpace that should be imported. Refer to the import section in the documentation of this resource for the id to use
   * @param provider? Optional instance of the provider where the DataHuggingfaceSpacesSpace to import is found
   */
  public static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: cdktf.TerraformProvider,
  ) {
    return new cdktf.ImportableResource(scope, importToId, {
      terraformResourceType: "huggingface-spaces_space",
      importId: importFromId,
      provider,
    });
  }

  // ===========
  // INITIALIZER
  // ===========

  /**
   * Create a new huggingface-spaces_space Data Source
   *
   * @param scope The scope in which to define this construct
   * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
   * @param options DataHuggingfaceSpacesSpaceConfig
   */
  public constructor(scope: Construct, id: string, config: DataHuggingfaceSpacesSpaceConfig) {
    super(scope, id, {
      terraformResourceType: "huggingface-spaces_space",
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
    this._id = config.id;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // author - computed: true, optional: false, required: false
  public get author() {
    return this.getStringAttribute("author");
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute("created_at");
  }

  // hardware - computed: true, optional: false, required: false
  public get hardware() {
    return this.getStringAttribute("hardware");
  }

  // id - computed: false, optional: false, required: true
  private _id?: string;
  public get id() {
    return this.getStringAttribute("id");
  }
  public set id(value: string) {
    this._id = value;
  }
  // Temporarily expose input value. Use with caution.
  public get idInput() {
    return this._id;
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

  // namespace - computed: true, optional: false, required: false
  public get namespace() {
    return this.getStringAttribute("namespace");
  }

  // page_url - computed: true, optional: false, required: false
  public get pageUrl() {
    return this.getStringAttribute("page_url");
  }

  // private - computed: true, optional: false, required: false
  public get private() {
    return this.getBooleanAttribute("private");
  }

  // region - computed: true, optional: false, required: false
  public get region() {
    return this.getStringAttribute("region");
  }

  // sdk - computed: true, optional: false, required: false
  public get sdk() {
    return this.getStringAttribute("sdk");
  }

  // sha - computed: true, optional: false, required: false
  public get sha() {
    return this.getStringAttribute("sha");
  }

  // sleep_time - computed: true, optional: false, required: false
  public get sleepTime() {
    return this.getNumberAttribute("sleep_time");
  }

  // stage - computed: true, optional: false, required: false
  public get stage() {
    return this.getStringAttribute("stage");
  }

  // storage - computed: true, optional: false, required: false
  public get storage() {
    return this.getStringAttribute("storage");
  }

  // url - computed: true, optional: false, required: false
  public get url() {
    return this.getStringAttribute("url");
  }

  // visibility - computed: true, optional: false, required: false
  public get visibility() {
    return this.getStringAttribute("visibility");
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktf.stringToTerraform(this._id),
    };
  }
}
