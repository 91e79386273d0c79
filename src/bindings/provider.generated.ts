// Generated from schema/bundled.json by `npm run bindings`; do not edit.

import { Construct } from "constructs";
import * as cdktf from "cdktf";

// Configuration

export interface HuggingfaceSpacesProviderConfig {
  /**
   * Address of the Hub. Left out: `HF_ENDPOINT`, else `https://huggingface.co`.
   */
  readonly endpoint?: string;
  /**
   * User or organization of each new Space that names none itself. Left out: the account of the token.
   */
  readonly namespace?: string;
  /**
   * Access token of the Hub, with write permission. Left out: `HF_TOKEN`, else the file that `hf auth login` writes.
   */
  readonly token?: string;
  /**
   * Alias name
   */
  readonly alias?: string;
}

/**
 * Represents a huggingface-spaces
 */
export class HuggingfaceSpacesProvider extends cdktf.TerraformProvider {
  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "huggingface-spaces";

  // ==============
  // STATIC Methods
  // ==============
  /**
   * Generates CDKTF code for importing a HuggingfaceSpacesProvider resource upon running "cdktf plan <stack-name>"
   * @param scope The scope in which to define this construct
   * @param importToId The construct id used in the generated config for the HuggingfaceSpacesProvider to import
   * @param importFromId The id of the existing HuggingfaceSpacesProvider that should be imported. Refer to the import section in the documentation of this resource for the id to use
   * @param provider? Optional instance of the provider where the HuggingfaceSpacesProvider to import is found
   */
  public static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: cdktf.TerraformProvider,
  ) {
    return new cdktf.ImportableResource(scope, importToId, {
      terraformResourceType: "huggingface-spaces",
      importId: importFromId,
      provider,
    });
  }

  // ===========
  // INITIALIZER
  // ===========

  /**
   * Create a new huggingface-spaces Resource
   *
   * @param scope The scope in which to define this construct
   * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
   * @param options HuggingfaceSpacesProviderConfig = {}
   */
  public constructor(scope: Construct, id: string, config: HuggingfaceSpacesProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: "huggingface-spaces",
      terraformGeneratorMetadata: {
        providerName: "huggingface-spaces",
      },
      terraformProviderSource: "terraform.local/cdktf-huggingface-spaces/huggingface-spaces",
    });
    this._endpoint = config.endpoint;
    this._namespace = config.namespace;
    this._token = config.token;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // endpoint - computed: false, optional: true, required: false
  private _endpoint?: string;
  public get endpoint() {
    return this._endpoint;
  }
  public set endpoint(value: string | undefined) {
    this._endpoint = value;
  }
  public resetEndpoint() {
    this._endpoint = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get endpointInput() {
    return this._endpoint;
  }

  // namespace - computed: false, optional: true, required: false
  private _namespace?: string;
  public get namespace() {
    return this._namespace;
  }
  public set namespace(value: string | undefined) {
    this._namespace = value;
  }
  public resetNamespace() {
    this._namespace = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get namespaceInput() {
    return this._namespace;
  }

  // token - computed: false, optional: true, required: false
  private _token?: string;
  public get token() {
    return this._token;
  }
  public set token(value: string | undefined) {
    this._token = value;
  }
  public resetToken() {
    this._token = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenInput() {
    return this._token;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string;
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      endpoint: cdktf.stringToTerraform(this._endpoint),
      namespace: cdktf.stringToTerraform(this._namespace),
      token: cdktf.stringToTerraform(this._token),
      alias: cdktf.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      endpoint: {
        value: cdktf.stringToHclTerraform(this._endpoint),
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
      token: {
        value: cdktf.stringToHclTerraform(this._token),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
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
