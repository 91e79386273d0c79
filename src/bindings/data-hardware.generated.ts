// Generated from schema/bundled.json by `npm run bindings`; do not edit.

import { Construct } from "constructs";
import * as cdktf from "cdktf";

// Configuration

export interface DataHuggingfaceSpacesHardwareConfig extends cdktf.TerraformMetaArguments {}
export interface DataHuggingfaceSpacesHardwareFlavors {}

export function dataHuggingfaceSpacesHardwareFlavorsToTerraform(struct?: DataHuggingfaceSpacesHardwareFlavors): any {
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

export class DataHuggingfaceSpacesHardwareFlavorsOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataHuggingfaceSpacesHardwareFlavors | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataHuggingfaceSpacesHardwareFlavors | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    } else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // accelerator - computed: true, optional: false, required: false
  public get accelerator() {
    return this.getStringAttribute("accelerator");
  }

  // accelerator_memory - computed: true, optional: false, required: false
  public get acceleratorMemory() {
    return this.getStringAttribute("accelerator_memory");
  }

  // cpu - computed: true, optional: false, required: false
  public get cpu() {
    return this.getStringAttribute("cpu");
  }

  // flavor - computed: true, optional: false, required: false
  public get flavor() {
    return this.getStringAttribute("flavor");
  }

  // memory - computed: true, optional: false, required: false
  public get memory() {
    return this.getStringAttribute("memory");
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute("name");
  }

  // usd_per_hour - computed: true, optional: false, required: false
  public get usdPerHour() {
    return this.getNumberAttribute("usd_per_hour");
  }
}

export class DataHuggingfaceSpacesHardwareFlavorsList extends cdktf.ComplexList {
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
  public get(index: number): DataHuggingfaceSpacesHardwareFlavorsOutputReference {
    return new DataHuggingfaceSpacesHardwareFlavorsOutputReference(
      this.terraformResource,
      this.terraformAttribute,
      index,
      this.wrapsSet,
    );
  }
}

/**
 * Represents a huggingface-spaces_hardware
 */
export class DataHuggingfaceSpacesHardware extends cdktf.TerraformDataSource {
  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "huggingface-spaces_hardware";

  // ==============
  // STATIC Methods
  // ==============
  /**
   * Generates CDKTF code for importing a DataHuggingfaceSpacesHardware resource upon running "cdktf plan <stack-name>"
   * @param scope The scope in which to define this construct
   * @param importToId The construct id used in the generated config for the DataHuggingfaceSpacesHardware to import
   * @param importFromId The id of the existing DataHuggingfaceSpacesHardware that should be imported. Refer to the import section in the documentation of this resource for the id to use
   * @param provider? Optional instance of the provider where the DataHuggingfaceSpacesHardware to import is found
   */
  public static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: cdktf.TerraformProvider,
  ) {
    return new cdktf.ImportableResource(scope, importToId, {
      terraformResourceType: "huggingface-spaces_hardware",
      importId: importFromId,
      provider,
    });
  }

  // ===========
  // INITIALIZER
  // ===========

  /**
   * Create a new huggingface-spaces_hardware Data Source
   *
   * @param scope The scope in which to define this construct
   * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
   * @param options DataHuggingfaceSpacesHardwareConfig = {}
   */
  public constructor(scope: Construct, id: string, config: DataHuggingfaceSpacesHardwareConfig = {}) {
    super(scope, id, {
      terraformResourceType: "huggingface-spaces_hardware",
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

  // flavors - computed: true, optional: false, required: false
  private _flavors = new DataHuggingfaceSpacesHardwareFlavorsList(this, "flavors", false);
  public get flavors() {
    return this._flavors;
  }

  // usd_per_hour - computed: true, optional: false, required: false
  private _usdPerHour = new cdktf.NumberMap(this, "usd_per_hour");
  public get usdPerHour() {
    return this._usdPerHour;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {};
  }
}
