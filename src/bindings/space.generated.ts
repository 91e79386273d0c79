// Generated from schema/bundled.json by `npm run bindings`; do not edit.

import { Construct } from "constructs";
import * as cdktf from "cdktf";

// Configuration

export interface SpaceConfig extends cdktf.TerraformMetaArguments {
  /**
   * Hardware flavor, such as `cpu-basic` or `t4-small`. Left out: the Hub decides. A change restarts the app.
   */
  readonly hardware?: string;
  /**
   * Name, without the namespace. A change renames the Space in place; its address changes with it.
   */
  readonly name: string;
  /**
   * User or organization that the Space belongs to. Left out: the provider's `namespace`, else the account of the token. A change moves the Space in place.
   */
  readonly namespace?: string;
  /**
   * Whether only its owners see the Space. Excludes `visibility`.
   */
  readonly private?: boolean | cdktf.IResolvable;
  /**
   * `docker`, `gradio` or `static`. A template decides it. A change replaces the Space.
   */
  readonly sdk?: string;
  /**
   * Secrets that the app reads from its environment. Their values are kept in the state. Keys that are not in the map are left alone. A change restarts the app.
   */
  readonly secrets?: { [key: string]: string };
  /**
   * Seconds without a visitor after which the Space sleeps; `-1` is never. Free hardware always sleeps after 172800.
   */
  readonly sleepTime?: number;
  /**
   * Not sent: the Hub has no storage tiers any more. Accepted so that configurations for older providers go on working.
   */
  readonly storage?: string;
  /**
   * Space that the new one is made from, such as `zenml/zenml-template-space`. A change replaces the Space.
   */
  readonly template?: string;
  /**
   * Variables that the app reads from its environment; anyone who sees the Space can read them. Keys that are not in the map are left alone. A change restarts the app.
   */
  readonly variables?: { [key: string]: string };
  /**
   * `public`, `private` or `protected` (the app is public, its code is not; needs a paid plan). Left out: the Hub decides. Excludes `private`.
   */
  readonly visibility?: string;
}

/**
 * Represents a huggingface-spaces_space
 */
export class Space extends cdktf.TerraformResource {
  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "huggingface-spaces_space";

  // ==============
  // STATIC Methods
  // ==============
  /**
   * Generates CDKTF code for importing a Space resource upon running "cdktf plan <stack-name>"
   * @param scope The scope in which to define this construct
   * @param importToId The construct id used in the generated config for the Space to import
   * @param importFromId The id of the existing Space that should be imported. Refer to the import section in the documentation of this resource for the id to use
   * @param provider? Optional instance of the provider where the Space to import is found
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
   * Create a new huggingface-spaces_space Resource
   *
   * @param scope The scope in which to define this construct
   * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
   * @param options SpaceConfig
   */
  public constructor(scope: Construct, id: string, config: SpaceConfig) {
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
    this._hardware = config.hardware;
    this._name = config.name;
    this._namespace = config.namespace;
    this._private = config.private;
    this._sdk = config.sdk;
    this._secrets = config.secrets;
    this._sleepTime = config.sleepTime;
    this._storage = config.storage;
    this._template = config.template;
    this._variables = config.variables;
    this._visibility = config.visibility;
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

  // hardware - computed: true, optional: true, required: false
  private _hardware?: string;
  public get hardware() {
    return this.getStringAttribute("hardware");
  }
  public set hardware(value: string) {
    this._hardware = value;
  }
  public resetHardware() {
    this._hardware = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get hardwareInput() {
    return this._hardware;
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

  // page_url - computed: true, optional: false, required: false
  public get pageUrl() {
    return this.getStringAttribute("page_url");
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

  // sdk - computed: true, optional: true, required: false
  private _sdk?: string;
  public get sdk() {
    return this.getStringAttribute("sdk");
  }
  public set sdk(value: string) {
    this._sdk = value;
  }
  public resetSdk() {
    this._sdk = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sdkInput() {
    return this._sdk;
  }

  // secrets - computed: false, optional: true, required: false
  private _secrets?: { [key: string]: string };
  public get secrets() {
    return this.getStringMapAttribute("secrets");
  }
  public set secrets(value: { [key: string]: string }) {
    this._secrets = value;
  }
  public resetSecrets() {
    this._secrets = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get secretsInput() {
    return this._secrets;
  }

  // sha - computed: true, optional: false, required: false
  public get sha() {
    return this.getStringAttribute("sha");
  }

  // sleep_time - computed: true, optional: true, required: false
  private _sleepTime?: number;
  public get sleepTime() {
    return this.getNumberAttribute("sleep_time");
  }
  public set sleepTime(value: number) {
    this._sleepTime = value;
  }
  public resetSleepTime() {
    this._sleepTime = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sleepTimeInput() {
    return this._sleepTime;
  }

  // stage - computed: true, optional: false, required: false
  public get stage() {
    return this.getStringAttribute("stage");
  }

  // storage - computed: true, optional: true, required: false
  private _storage?: string;
  public get storage() {
    return this.getStringAttribute("storage");
  }
  public set storage(value: string) {
    this._storage = value;
  }
  public resetStorage() {
    this._storage = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get storageInput() {
    return this._storage;
  }

  // template - computed: true, optional: true, required: false
  private _template?: string;
  public get template() {
    return this.getStringAttribute("template");
  }
  public set template(value: string) {
    this._template = value;
  }
  public resetTemplate() {
    this._template = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get templateInput() {
    return this._template;
  }

  // url - computed: true, optional: false, required: false
  public get url() {
    return this.getStringAttribute("url");
  }

  // variables - computed: false, optional: true, required: false
  private _variables?: { [key: string]: string };
  public get variables() {
    return this.getStringMapAttribute("variables");
  }
  public set variables(value: { [key: string]: string }) {
    this._variables = value;
  }
  public resetVariables() {
    this._variables = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get variablesInput() {
    return this._variables;
  }

  // visibility - computed: true, optional: true, required: false
  private _visibility?: string;
  public get visibility() {
    return this.getStringAttribute("visibility");
  }
  public set visibility(value: string) {
    this._visibility = value;
  }
  public resetVisibility() {
    this._visibility = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get visibilityInput() {
    return this._visibility;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      hardware: cdktf.stringToTerraform(this._hardware),
      name: cdktf.stringToTerraform(this._name),
      namespace: cdktf.stringToTerraform(this._namespace),
      private: cdktf.booleanToTerraform(this._private),
      sdk: cdktf.stringToTerraform(this._sdk),
      secrets: cdktf.hashMapper(cdktf.stringToTerraform)(this._secrets),
      sleep_time: cdktf.numberToTerraform(this._sleepTime),
      storage: cdktf.stringToTerraform(this._storage),
      template: cdktf.stringToTerraform(this._template),
      variables: cdktf.hashMapper(cdktf.stringToTerraform)(this._variables),
      visibility: cdktf.stringToTerraform(this._visibility),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      hardware: {
        value: cdktf.stringToHclTerraform(this._hardware),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      namespace: {
        value: cdktf.stringToHclTerraform(this._namespace),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      private: {
        value: cdktf.booleanToHclTerraform(this._private),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      sdk: {
        value: cdktf.stringToHclTerraform(this._sdk),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      secrets: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._secrets),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      sleep_time: {
        value: cdktf.numberToHclTerraform(this._sleepTime),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      storage: {
        value: cdktf.stringToHclTerraform(this._storage),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      template: {
        value: cdktf.stringToHclTerraform(this._template),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      variables: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._variables),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      visibility: {
        value: cdktf.stringToHclTerraform(this._visibility),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(
      Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined),
    );
  }
}
