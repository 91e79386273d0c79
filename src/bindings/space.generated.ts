// Generated from schema/bundled.json by `npm run bindings`; do not edit.

import { Construct } from "constructs";
import * as cdktf from "cdktf";

// Configuration

export interface SpaceConfig extends cdktf.TerraformMetaArguments {
  /**
   * Whether a Space of this name that is there already is taken over and changed, where creating it would fail. Only for the first apply: a Space in the state is not replaced while it is true.
   */
  readonly adoptExisting?: boolean | cdktf.IResolvable;
  /**
   * While true, the Space is neither destroyed nor replaced, whatever the way to it. Set it to false and apply that first.
   */
  readonly deletionProtection?: boolean | cdktf.IResolvable;
  /**
   * Whether the app's container can be reached by SSH; needs a paid plan. Left out: left alone.
   */
  readonly devMode?: boolean | cdktf.IResolvable;
  /**
   * Whether `restart_triggers` also build the app anew, from no cache, which loses what is on its own disk.
   */
  readonly factoryRebuild?: boolean | cdktf.IResolvable;
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
   * Whether the app is stopped, and costs nothing, until this is false. Left out: left alone.
   */
  readonly paused?: boolean | cdktf.IResolvable;
  /**
   * Whether only its owners see the Space; the same as `visibility` says, where that is given too.
   */
  readonly private?: boolean | cdktf.IResolvable;
  /**
   * Where the Space runs: `us` or `eu`. Left out: the Hub decides. A change replaces the Space.
   */
  readonly region?: string;
  /**
   * How many copies of the app run, each of them billed; paid hardware only. Left out: left alone.
   */
  readonly replicas?: number;
  /**
   * Resource group of the organization that the new Space begins in: 24 hex digits. Later it is changed on the Hub.
   */
  readonly resourceGroupId?: string;
  /**
   * Any texts; when one of them changes, the app is restarted.
   */
  readonly restartTriggers?: { [key: string]: string };
  /**
   * `docker`, `gradio` or `static`. A template decides it. A change replaces the Space.
   */
  readonly sdk?: string;
  /**
   * Version of the SDK that the new Space begins with. Later it is a line of its `README.md`.
   */
  readonly sdkVersion?: string;
  /**
   * Secrets that the app reads from its environment. Their values are kept in the state. Keys that Terraform never set are left alone. Left out: left alone. A change restarts the app.
   */
  readonly secrets?: { [key: string]: string };
  /**
   * As `secrets`, but the values reach neither a plan nor the state; salted digests tell whether one has changed. Needs Terraform or OpenTofu 1.11.
   */
  readonly secretsWo?: { [key: string]: string };
  /**
   * One line of at most 60 characters that the new Space begins with. Later it is a line of its `README.md`.
   */
  readonly shortDescription?: string;
  /**
   * Seconds without a visitor after which the Space sleeps; `-1` is never. Free hardware always sleeps after 172800.
   */
  readonly sleepTime?: number;
  /**
   * Folder with the app's own files. Each change is one commit; files that it no longer has are deleted if they came from it. Left out are files that a `.gitignore` in it names, `.git`, `.env`, `.venv`, `node_modules`, `__pycache__`, `.DS_Store` and `.terraform`; links that lead out of it are refused. Leave it out where something else pushes the code.
   */
  readonly sourceDir?: string;
  /**
   * Changes when the files of `source_dir` do. Left out: computed from them.
   */
  readonly sourceHash?: string;
  /**
   * Not sent: the Hub has no storage tiers any more. Accepted so that configurations for older providers go on working.
   */
  readonly storage?: string;
  /**
   * Space that the new one is made from, such as `zenml/zenml-template-space`. A change replaces the Space.
   */
  readonly template?: string;
  /**
   * How long `wait_until_running` waits, such as `90s`, `15m` or `1h`.
   */
  readonly timeouts?: SpaceTimeouts;
  /**
   * Variables that the app reads from its environment; anyone who sees the Space can read them. Keys that Terraform never set are left alone. Left out: left alone. A change restarts the app.
   */
  readonly variables?: { [key: string]: string };
  /**
   * `public`, `private` or `protected` (the app is public, its code is not; needs a paid plan). Left out: the Hub decides.
   */
  readonly visibility?: string;
  /**
   * Buckets and repositories that the app sees as folders, while it runs. Left out: what is mounted is left alone. Not for static Spaces.
   */
  readonly volumes?: SpaceVolumes[] | cdktf.IResolvable;
  /**
   * Whether an apply that starts or restarts the app waits until it runs, and fails, with the end of its log, if it does not.
   */
  readonly waitUntilRunning?: boolean | cdktf.IResolvable;
}
export interface SpaceTimeouts {
  /**
   * After a creation. Default: `30m`.
   */
  readonly create?: string;
  /**
   * After a change. Default: `30m`.
   */
  readonly update?: string;
}

export function spaceTimeoutsToTerraform(struct?: SpaceTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) {
    return struct;
  }
  if (cdktf.isComplexElement(struct)) {
    throw new Error(
      "A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration",
    );
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    update: cdktf.stringToTerraform(struct!.update),
  };
}

export class SpaceTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
   * @param terraformResource The parent resource
   * @param terraformAttribute The attribute on the parent resource this class is referencing
   */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): SpaceTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SpaceTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._update = undefined;
    } else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    } else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string;
  public get create() {
    return this.getStringAttribute("create");
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string;
  public get update() {
    return this.getStringAttribute("update");
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}
export interface SpaceVolumes {
  /**
   * Folder of the app's file system, such as `/data`.
   */
  readonly mountPath: string;
  /**
   * Folder of the source, instead of all of it.
   */
  readonly path?: string;
  /**
   * Whether the app cannot write there. Repositories never can be written to; buckets can by default.
   */
  readonly readOnly?: boolean | cdktf.IResolvable;
  /**
   * Branch, tag or commit; for repositories only.
   */
  readonly revision?: string;
  /**
   * `namespace/name` of the bucket or repository; it must be there.
   */
  readonly source: string;
  /**
   * `bucket`, `model`, `dataset` or `space`.
   */
  readonly type: string;
}

export function spaceVolumesToTerraform(struct?: SpaceVolumes | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) {
    return struct;
  }
  if (cdktf.isComplexElement(struct)) {
    throw new Error(
      "A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration",
    );
  }
  return {
    mount_path: cdktf.stringToTerraform(struct!.mountPath),
    path: cdktf.stringToTerraform(struct!.path),
    read_only: cdktf.booleanToTerraform(struct!.readOnly),
    revision: cdktf.stringToTerraform(struct!.revision),
    source: cdktf.stringToTerraform(struct!.source),
    type: cdktf.stringToTerraform(struct!.type),
  };
}

export class SpaceVolumesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

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

  public get internalValue(): SpaceVolumes | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._mountPath !== undefined) {
      hasAnyValues = true;
      internalValueResult.mountPath = this._mountPath;
    }
    if (this._path !== undefined) {
      hasAnyValues = true;
      internalValueResult.path = this._path;
    }
    if (this._readOnly !== undefined) {
      hasAnyValues = true;
      internalValueResult.readOnly = this._readOnly;
    }
    if (this._revision !== undefined) {
      hasAnyValues = true;
      internalValueResult.revision = this._revision;
    }
    if (this._source !== undefined) {
      hasAnyValues = true;
      internalValueResult.source = this._source;
    }
    if (this._type !== undefined) {
      hasAnyValues = true;
      internalValueResult.type = this._type;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SpaceVolumes | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._mountPath = undefined;
      this._path = undefined;
      this._readOnly = undefined;
      this._revision = undefined;
      this._source = undefined;
      this._type = undefined;
    } else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    } else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._mountPath = value.mountPath;
      this._path = value.path;
      this._readOnly = value.readOnly;
      this._revision = value.revision;
      this._source = value.source;
      this._type = value.type;
    }
  }

  // mount_path - computed: true, optional: false, required: true
  private _mountPath?: string;
  public get mountPath() {
    return this.getStringAttribute("mount_path");
  }
  public set mountPath(value: string) {
    this._mountPath = value;
  }
  // Temporarily expose input value. Use with caution.
  public get mountPathInput() {
    return this._mountPath;
  }

  // path - computed: true, optional: true, required: false
  private _path?: string;
  public get path() {
    return this.getStringAttribute("path");
  }
  public set path(value: string) {
    this._path = value;
  }
  public resetPath() {
    this._path = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get pathInput() {
    return this._path;
  }

  // read_only - computed: true, optional: true, required: false
  private _readOnly?: boolean | cdktf.IResolvable;
  public get readOnly() {
    return this.getBooleanAttribute("read_only");
  }
  public set readOnly(value: boolean | cdktf.IResolvable) {
    this._readOnly = value;
  }
  public resetReadOnly() {
    this._readOnly = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get readOnlyInput() {
    return this._readOnly;
  }

  // revision - computed: true, optional: true, required: false
  private _revision?: string;
  public get revision() {
    return this.getStringAttribute("revision");
  }
  public set revision(value: string) {
    this._revision = value;
  }
  public resetRevision() {
    this._revision = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get revisionInput() {
    return this._revision;
  }

  // source - computed: true, optional: false, required: true
  private _source?: string;
  public get source() {
    return this.getStringAttribute("source");
  }
  public set source(value: string) {
    this._source = value;
  }
  // Temporarily expose input value. Use with caution.
  public get sourceInput() {
    return this._source;
  }

  // type - computed: true, optional: false, required: true
  private _type?: string;
  public get type() {
    return this.getStringAttribute("type");
  }
  public set type(value: string) {
    this._type = value;
  }
  // Temporarily expose input value. Use with caution.
  public get typeInput() {
    return this._type;
  }
}

export class SpaceVolumesList extends cdktf.ComplexList {
  public internalValue?: SpaceVolumes[] | cdktf.IResolvable;

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
  public get(index: number): SpaceVolumesOutputReference {
    return new SpaceVolumesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
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
    this._adoptExisting = config.adoptExisting;
    this._deletionProtection = config.deletionProtection;
    this._devMode = config.devMode;
    this._factoryRebuild = config.factoryRebuild;
    this._hardware = config.hardware;
    this._name = config.name;
    this._namespace = config.namespace;
    this._paused = config.paused;
    this._private = config.private;
    this._region = config.region;
    this._replicas = config.replicas;
    this._resourceGroupId = config.resourceGroupId;
    this._restartTriggers = config.restartTriggers;
    this._sdk = config.sdk;
    this._sdkVersion = config.sdkVersion;
    this._secrets = config.secrets;
    this._secretsWo = config.secretsWo;
    this._shortDescription = config.shortDescription;
    this._sleepTime = config.sleepTime;
    this._sourceDir = config.sourceDir;
    this._sourceHash = config.sourceHash;
    this._storage = config.storage;
    this._template = config.template;
    this._timeouts.internalValue = config.timeouts;
    this._variables = config.variables;
    this._visibility = config.visibility;
    this._volumes.internalValue = config.volumes;
    this._waitUntilRunning = config.waitUntilRunning;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // adopt_existing - computed: false, optional: true, required: false
  private _adoptExisting?: boolean | cdktf.IResolvable;
  public get adoptExisting() {
    return this.getBooleanAttribute("adopt_existing");
  }
  public set adoptExisting(value: boolean | cdktf.IResolvable) {
    this._adoptExisting = value;
  }
  public resetAdoptExisting() {
    this._adoptExisting = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get adoptExistingInput() {
    return this._adoptExisting;
  }

  // author - computed: true, optional: false, required: false
  public get author() {
    return this.getStringAttribute("author");
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute("created_at");
  }

  // deletion_protection - computed: false, optional: true, required: false
  private _deletionProtection?: boolean | cdktf.IResolvable;
  public get deletionProtection() {
    return this.getBooleanAttribute("deletion_protection");
  }
  public set deletionProtection(value: boolean | cdktf.IResolvable) {
    this._deletionProtection = value;
  }
  public resetDeletionProtection() {
    this._deletionProtection = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deletionProtectionInput() {
    return this._deletionProtection;
  }

  // dev_mode - computed: true, optional: true, required: false
  private _devMode?: boolean | cdktf.IResolvable;
  public get devMode() {
    return this.getBooleanAttribute("dev_mode");
  }
  public set devMode(value: boolean | cdktf.IResolvable) {
    this._devMode = value;
  }
  public resetDevMode() {
    this._devMode = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get devModeInput() {
    return this._devMode;
  }

  // factory_rebuild - computed: false, optional: true, required: false
  private _factoryRebuild?: boolean | cdktf.IResolvable;
  public get factoryRebuild() {
    return this.getBooleanAttribute("factory_rebuild");
  }
  public set factoryRebuild(value: boolean | cdktf.IResolvable) {
    this._factoryRebuild = value;
  }
  public resetFactoryRebuild() {
    this._factoryRebuild = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get factoryRebuildInput() {
    return this._factoryRebuild;
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

  // paused - computed: true, optional: true, required: false
  private _paused?: boolean | cdktf.IResolvable;
  public get paused() {
    return this.getBooleanAttribute("paused");
  }
  public set paused(value: boolean | cdktf.IResolvable) {
    this._paused = value;
  }
  public resetPaused() {
    this._paused = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get pausedInput() {
    return this._paused;
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

  // region - computed: true, optional: true, required: false
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

  // replicas - computed: true, optional: true, required: false
  private _replicas?: number;
  public get replicas() {
    return this.getNumberAttribute("replicas");
  }
  public set replicas(value: number) {
    this._replicas = value;
  }
  public resetReplicas() {
    this._replicas = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get replicasInput() {
    return this._replicas;
  }

  // resource_group_id - computed: false, optional: true, required: false
  private _resourceGroupId?: string;
  public get resourceGroupId() {
    return this.getStringAttribute("resource_group_id");
  }
  public set resourceGroupId(value: string) {
    this._resourceGroupId = value;
  }
  public resetResourceGroupId() {
    this._resourceGroupId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get resourceGroupIdInput() {
    return this._resourceGroupId;
  }

  // restart_triggers - computed: false, optional: true, required: false
  private _restartTriggers?: { [key: string]: string };
  public get restartTriggers() {
    return this.getStringMapAttribute("restart_triggers");
  }
  public set restartTriggers(value: { [key: string]: string }) {
    this._restartTriggers = value;
  }
  public resetRestartTriggers() {
    this._restartTriggers = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get restartTriggersInput() {
    return this._restartTriggers;
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

  // sdk_version - computed: false, optional: true, required: false
  private _sdkVersion?: string;
  public get sdkVersion() {
    return this.getStringAttribute("sdk_version");
  }
  public set sdkVersion(value: string) {
    this._sdkVersion = value;
  }
  public resetSdkVersion() {
    this._sdkVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sdkVersionInput() {
    return this._sdkVersion;
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

  // secrets_updated_at - computed: true, optional: false, required: false
  private _secretsUpdatedAt = new cdktf.StringMap(this, "secrets_updated_at");
  public get secretsUpdatedAt() {
    return this._secretsUpdatedAt;
  }

  // secrets_wo - computed: false, optional: true, required: false
  private _secretsWo?: { [key: string]: string };
  public get secretsWo() {
    return this.getStringMapAttribute("secrets_wo");
  }
  public set secretsWo(value: { [key: string]: string }) {
    this._secretsWo = value;
  }
  public resetSecretsWo() {
    this._secretsWo = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get secretsWoInput() {
    return this._secretsWo;
  }

  // sha - computed: true, optional: false, required: false
  public get sha() {
    return this.getStringAttribute("sha");
  }

  // short_description - computed: false, optional: true, required: false
  private _shortDescription?: string;
  public get shortDescription() {
    return this.getStringAttribute("short_description");
  }
  public set shortDescription(value: string) {
    this._shortDescription = value;
  }
  public resetShortDescription() {
    this._shortDescription = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get shortDescriptionInput() {
    return this._shortDescription;
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

  // source_dir - computed: false, optional: true, required: false
  private _sourceDir?: string;
  public get sourceDir() {
    return this.getStringAttribute("source_dir");
  }
  public set sourceDir(value: string) {
    this._sourceDir = value;
  }
  public resetSourceDir() {
    this._sourceDir = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sourceDirInput() {
    return this._sourceDir;
  }

  // source_hash - computed: true, optional: true, required: false
  private _sourceHash?: string;
  public get sourceHash() {
    return this.getStringAttribute("source_hash");
  }
  public set sourceHash(value: string) {
    this._sourceHash = value;
  }
  public resetSourceHash() {
    this._sourceHash = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sourceHashInput() {
    return this._sourceHash;
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

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new SpaceTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: SpaceTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // url - computed: true, optional: false, required: false
  public get url() {
    return this.getStringAttribute("url");
  }

  // variables - computed: true, optional: true, required: false
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

  // volumes - computed: true, optional: true, required: false
  private _volumes = new SpaceVolumesList(this, "volumes", false);
  public get volumes() {
    return this._volumes;
  }
  public putVolumes(value: SpaceVolumes[] | cdktf.IResolvable) {
    this._volumes.internalValue = value;
  }
  public resetVolumes() {
    this._volumes.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get volumesInput() {
    return this._volumes.internalValue;
  }

  // wait_until_running - computed: false, optional: true, required: false
  private _waitUntilRunning?: boolean | cdktf.IResolvable;
  public get waitUntilRunning() {
    return this.getBooleanAttribute("wait_until_running");
  }
  public set waitUntilRunning(value: boolean | cdktf.IResolvable) {
    this._waitUntilRunning = value;
  }
  public resetWaitUntilRunning() {
    this._waitUntilRunning = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get waitUntilRunningInput() {
    return this._waitUntilRunning;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      adopt_existing: cdktf.booleanToTerraform(this._adoptExisting),
      deletion_protection: cdktf.booleanToTerraform(this._deletionProtection),
      dev_mode: cdktf.booleanToTerraform(this._devMode),
      factory_rebuild: cdktf.booleanToTerraform(this._factoryRebuild),
      hardware: cdktf.stringToTerraform(this._hardware),
      name: cdktf.stringToTerraform(this._name),
      namespace: cdktf.stringToTerraform(this._namespace),
      paused: cdktf.booleanToTerraform(this._paused),
      private: cdktf.booleanToTerraform(this._private),
      region: cdktf.stringToTerraform(this._region),
      replicas: cdktf.numberToTerraform(this._replicas),
      resource_group_id: cdktf.stringToTerraform(this._resourceGroupId),
      restart_triggers: cdktf.hashMapper(cdktf.stringToTerraform)(this._restartTriggers),
      sdk: cdktf.stringToTerraform(this._sdk),
      sdk_version: cdktf.stringToTerraform(this._sdkVersion),
      secrets: cdktf.hashMapper(cdktf.stringToTerraform)(this._secrets),
      secrets_wo: cdktf.hashMapper(cdktf.stringToTerraform)(this._secretsWo),
      short_description: cdktf.stringToTerraform(this._shortDescription),
      sleep_time: cdktf.numberToTerraform(this._sleepTime),
      source_dir: cdktf.stringToTerraform(this._sourceDir),
      source_hash: cdktf.stringToTerraform(this._sourceHash),
      storage: cdktf.stringToTerraform(this._storage),
      template: cdktf.stringToTerraform(this._template),
      timeouts: spaceTimeoutsToTerraform(this._timeouts.internalValue),
      variables: cdktf.hashMapper(cdktf.stringToTerraform)(this._variables),
      visibility: cdktf.stringToTerraform(this._visibility),
      volumes: cdktf.listMapper(spaceVolumesToTerraform, false)(this._volumes.internalValue),
      wait_until_running: cdktf.booleanToTerraform(this._waitUntilRunning),
    };
  }
}
