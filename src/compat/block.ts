/** What one element adds to a stack's Terraform JSON. */
export interface Fragment {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly [kind: string]: unknown;
}

/** The JSON of a Terraform resource. */
export interface Block {
  readonly [argument: string]: unknown;
}

/**
 * A Space as its resource is finally written, whoever set its arguments and how: the bundled provider's arguments, of which
 * the released one has a part. Texts hold interpolations, and no tokens any more.
 */
export interface SpaceBlock extends Block {
  readonly name: string;
  readonly sdk?: string;
  readonly template?: string;
  readonly visibility?: string;
  readonly hardware?: string;
  readonly storage?: string;
  /** In seconds; -1 is never. */
  readonly sleep_time?: number | string;
  readonly variables?: Readonly<Record<string, string>> | string;
  readonly secrets?: Readonly<Record<string, string>> | string;
  readonly secrets_wo?: Readonly<Record<string, string>> | string;
  readonly volumes?: readonly VolumeBlock[];
  readonly wait_until_running?: boolean;
  readonly timeouts?: { readonly create?: string; readonly update?: string };
  readonly deletion_protection?: boolean;
  readonly lifecycle?: LifecycleBlock;
}

export interface VolumeBlock {
  readonly type: string;
  readonly source: string;
  readonly mount_path: string;
  readonly revision?: string;
  readonly path?: string;
  readonly read_only?: boolean;
}

export interface LifecycleBlock {
  readonly prevent_destroy?: boolean;
  readonly ignore_changes?: readonly string[] | "all";
  readonly replace_triggered_by?: readonly string[];
  readonly postcondition?: readonly object[];
  readonly [argument: string]: unknown;
}

/** The names that a Space and what the adapter adds for it have in Terraform. */
export class SpaceNames {
  public readonly space: string;
  public readonly settings: string;
  public readonly readiness: string;
  public readonly origin: string;
  public readonly secrets: string;

  constructor(public readonly id: string) {
    this.space = `huggingface-spaces_space.${id}`;
    this.settings = `null_resource.${id}_Settings`;
    this.readiness = `null_resource.${id}_Readiness`;
    this.origin = `terraform_data.${id}_Origin`;
    this.secrets = `local.${id}_Secrets`;
  }

  /** What is in the state beside the Space. */
  public get companions(): readonly string[] {
    return [this.settings, this.readiness, this.origin];
  }
}
