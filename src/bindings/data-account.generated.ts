// Generated from schema/bundled.json by `npm run bindings`; do not edit.

import { Construct } from "constructs";
import * as cdktf from "cdktf";

// Configuration

export interface DataHuggingfaceSpacesAccountConfig extends cdktf.TerraformMetaArguments {}
export interface DataHuggingfaceSpacesAccountOrganizations {}

export function dataHuggingfaceSpacesAccountOrganizationsToTerraform(
  struct?: DataHuggingfaceSpacesAccountOrganizations,
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

export class DataHuggingfaceSpacesAccountOrganizationsOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataHuggingfaceSpacesAccountOrganizations | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataHuggingfaceSpacesAccountOrganizations | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    } else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute("name");
  }

  // plan - computed: true, optional: false, required: false
  public get plan() {
    return this.getStringAttribute("plan");
  }

  // role - computed: true, optional: false, required: false
  public get role() {
    return this.getStringAttribute("role");
  }
}

export class DataHuggingfaceSpacesAccountOrganizationsList extends cdktf.ComplexList {
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
  public get(index: number): DataHuggingfaceSpacesAccountOrganizationsOutputReference {
    return new DataHuggingfaceSpacesAccountOrganizationsOutputReference(
      this.terraformResource,
      this.terraformAttribute,
      index,
      this.wrapsSet,
    );
  }
}

/**
 * Represents a huggingface-spaces_account
 */
export class DataHuggingfaceSpacesAccount extends cdktf.TerraformDataSource {
  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "huggingface-spaces_account";

  // ==============
  // STATIC Methods
  // ==============
  /**
   * Generates CDKTF code for importing a DataHuggingfaceSpacesAccount resource upon running "cdktf plan <stack-name>"
   * @param scope The scope in which to define this construct
   * @param importToId The construct id used in the generated config for the DataHuggingfaceSpacesAccount to import
   * @param importFromId The id of the existing DataHuggingfaceSpacesAccount that should be imported. Refer to the import section in the documentation of this resource for the id to use
   * @param provider? Optional instance of the provider where the DataHuggingfaceSpacesAccount to import is found
   */
  public static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: cdktf.TerraformProvider,
  ) {
    return new cdktf.ImportableResource(scope, importToId, {
      terraformResourceType: "huggingface-spaces_account",
      importId: importFromId,
      provider,
    });
  }

  // ===========
  // INITIALIZER
  // ===========

  /**
   * Create a new huggingface-spaces_account Data Source
   *
   * @param scope The scope in which to define this construct
   * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
   * @param options DataHuggingfaceSpacesAccountConfig = {}
   */
  public constructor(scope: Construct, id: string, config: DataHuggingfaceSpacesAccountConfig = {}) {
    super(scope, id, {
      terraformResourceType: "huggingface-spaces_account",
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

  // can_pay - computed: true, optional: false, required: false
  public get canPay() {
    return this.getBooleanAttribute("can_pay");
  }

  // is_pro - computed: true, optional: false, required: false
  public get isPro() {
    return this.getBooleanAttribute("is_pro");
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute("name");
  }

  // organizations - computed: true, optional: false, required: false
  private _organizations = new DataHuggingfaceSpacesAccountOrganizationsList(this, "organizations", false);
  public get organizations() {
    return this._organizations;
  }

  // token_role - computed: true, optional: false, required: false
  public get tokenRole() {
    return this.getStringAttribute("token_role");
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {};
  }
}
