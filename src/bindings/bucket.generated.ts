// Generated from schema/bundled.json by `npm run bindings`; do not edit.

import { Construct } from "constructs";
import * as cdktf from "cdktf";

// Configuration

export interface BucketConfig extends cdktf.TerraformMetaArguments {
  /**
   * Whether the bucket may be destroyed with the files that it holds. Left out: it must be empty.
   */
  readonly forceDestroy?: boolean | cdktf.IResolvable;
  /**
   * Name, without the namespace. A change renames the bucket in place; volumes must then name it anew.
   */
  readonly name: string;
  /**
   * User or organization that the bucket belongs to. Left out: the provider's `namespace`, else the account of the token. A change moves the bucket in place.
   */
  readonly namespace?: string;
  /**
   * Whether only its owners see the bucket. Left out: true.
   */
  readonly private?: boolean | cdktf.IResolvable;
  /**
   * `us` or `eu`. Left out: the Hub decides. The Hub does not tell it; a change replaces the bucket.
   */
  readonly region?: string;
}

/**
 * Represents a huggingface-spaces_bucket
 */
export class Bucket extends cdktf.TerraformResource {
  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "huggingface-spaces_bucket";

  // ==============
  // STATIC Methods
  // ==============
  /**
   * Generates CDKTF code for importing a Bucket resource upon running "cdktf plan <stack-name>"
   * @param scope The scope in which to define this construct
   * @param importToId The construct id used in the generated config for the Bucket to import
   * @param importFromId The id of the existing Bucket that should be imported. Refer to the import section in the documentation of this resource for the id to use
   * @param provider? Optional instance of the provider where the Bucket to import is found
   */
  public static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: cdktf.TerraformProvider,
  ) {
    return new cdktf.ImportableResource(scope, importToId, {
      terraformResourceType: "huggingface-spaces_bucket",
      importId: importFromId,
      provider,
    });
  }

  // ===========
  // INITIALIZER
  // ===========

  /**
   * Create a new huggingface-spaces_bucket Resource
   *
   * @param scope The scope in which to define this construct
   * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
   * @param options BucketConfig
   */
  public constructor(scope: Construct, id: string, config: BucketConfig) {
    super(scope, id, {
      terraformResourceType: "huggingface-spaces_bucket",
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
    this._forceDestroy = config.forceDestroy;
    this._name = config.name;
    this._namespace = config.namespace;
    this._private = config.private;
    this._region = config.region;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute("created_at");
  }

  // files - computed: true, optional: false, required: false
  public get files() {
    return this.getNumberAttribute("files");
  }

  // force_destroy - computed: false, optional: true, required: false
  private _forceDestroy?: boolean | cdktf.IResolvable;
  public get forceDestroy() {
    return this.getBooleanAttribute("force_destroy");
  }
  public set forceDestroy(value: boolean | cdktf.IResolvable) {
    this._forceDestroy = value;
  }
  public resetForceDestroy() {
    this._forceDestroy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get forceDestroyInput() {
    return this._forceDestroy;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute("id");
  }

  // name - computed: false, optional: false, required: true
  private _name?: string;
  public get name() {
    return this.getStringAttribute("name");
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
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

  // private - computed: true, optional: true, required: false
  private _private?: boolean | cdktf.IResolvable;
  public get private() {
    return this.getBooleanAttribute("private");
  }
  public set private(value: boolean | cdktf.IResolvable) {
    this._private = value;
  }
  public resetPrivate() {
    this._private = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get privateInput() {
    return this._private;
  }

  // region - computed: false, optional: true, required: false
  private _region?: string;
  public get region() {
    return this.getStringAttribute("region");
  }
  public set region(value: string) {
    this._region = value;
  }
  public resetRegion() {
    this._region = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get regionInput() {
    return this._region;
  }

  // size - computed: true, optional: false, required: false
  public get size() {
    return this.getNumberAttribute("size");
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      force_destroy: cdktf.booleanToTerraform(this._forceDestroy),
      name: cdktf.stringToTerraform(this._name),
      namespace: cdktf.stringToTerraform(this._namespace),
      private: cdktf.booleanToTerraform(this._private),
      region: cdktf.stringToTerraform(this._region),
    };
  }
}
