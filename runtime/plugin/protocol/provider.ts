import type { Diagnostic, Path } from "./diagnostics";
import type { Schema } from "./schema";
import type { ObjectValue } from "./values";

/**
 * A provider, as its author writes it.
 *
 * @typeParam Client whatever `configure` makes and every operation is handed, such as a client of an API
 */
export interface Provider<Client> {
  readonly schema: Schema;
  /** By type name, such as `random_pet`. */
  readonly resources: Readonly<Record<string, Resource<Client>>>;
  readonly dataSources?: Readonly<Record<string, DataSource<Client>>>;
  /** Refuses a configuration of the provider before anything is done with it. Values may be unknown. */
  validate?(config: ObjectValue): readonly Diagnostic[];
  /**
   * Called once, before any operation that may make a request. Values may be unknown during a plan; where one of them is
   * needed, it answers undefined.
   */
  configure(config: ObjectValue, context: ProviderContext): Promise<Client | undefined>;
  /** Turns an error of the provider's own into what the user is told; undefined where it does not know the error. */
  explain?(error: unknown): readonly Diagnostic[] | undefined;
}

export interface ProviderContext {
  readonly terraformVersion: string;
  /** Aborted when the user stops Terraform, and when Terraform is gone. */
  readonly signal: AbortSignal;
}

/** What a resource may keep beside its state, for itself: JSON values, unseen by users but saved in the state file. */
export type PrivateState = Readonly<Record<string, unknown>>;

export interface Resource<Client> {
  readonly schema: Schema;
  /** Refuses a configuration whose attributes are each right but do not go together. Values may be unknown. */
  validate?(config: ObjectValue): readonly Diagnostic[];
  /**
   * Says more about a create or an update than what follows from the schema. Without it, every computed attribute that
   * the configuration leaves out is unknown as soon as anything changes.
   */
  plan?(request: PlanRequest<Client>): PlanOutcome | Promise<PlanOutcome>;
  /** Refuses a destruction while it is planned. */
  planDestroy?(request: ReadRequest<Client>): readonly Diagnostic[] | Promise<readonly Diagnostic[]>;
  create(request: CreateRequest<Client>): Promise<Outcome>;
  /** Answers the state as it is now; null where the object is gone. */
  read(request: ReadRequest<Client>): Promise<Outcome>;
  update(request: UpdateRequest<Client>): Promise<Outcome>;
  /** Answers what to tell the user; throws where the object is still there. */
  delete(request: ReadRequest<Client>): Promise<readonly Diagnostic[] | void>;
  import?(request: ImportRequest<Client>): Promise<Outcome>;
  /** Rewrites a state that an older schema version wrote. */
  upgrade?(version: number, state: Record<string, unknown>): Record<string, unknown>;
  /** Rewrites a state of another provider or type, or refuses it with undefined. */
  move?(from: MoveSource): Record<string, unknown> | undefined;
}

export interface DataSource<Client> {
  readonly schema: Schema;
  validate?(config: ObjectValue): readonly Diagnostic[];
  read(request: ResourceRequest<Client> & { readonly config: ObjectValue }): Promise<Outcome>;
}

/** What every operation is handed. */
export interface ResourceRequest<Client> {
  readonly client: Client;
  /** Aborted when the user stops Terraform. */
  readonly signal: AbortSignal;
}

export interface ReadRequest<Client> extends ResourceRequest<Client> {
  readonly state: ObjectValue;
  readonly private: PrivateState;
}

export interface ImportRequest<Client> extends ResourceRequest<Client> {
  readonly id: string;
}

export interface CreateRequest<Client> extends ResourceRequest<Client> {
  /** As written by the user, write-only values included. */
  readonly config: ObjectValue;
  /** What the plan promised; unknown where it left that open. */
  readonly planned: ObjectValue;
  readonly private: PrivateState;
  /**
   * Says what exists by now. Should the operation fail later, this is the state that Terraform keeps, with null for what
   * is still unknown; so nothing that was made is forgotten.
   */
  keep(state: ObjectValue, privateState?: PrivateState): void;
}

export interface UpdateRequest<Client> extends CreateRequest<Client> {
  readonly prior: ObjectValue;
}

export interface PlanRequest<Client> {
  /** Undefined where the provider's configuration is not known yet. */
  readonly client: Client | undefined;
  readonly signal: AbortSignal;
  /** Null for a create. */
  readonly prior: ObjectValue | null;
  readonly config: ObjectValue;
  /** The configuration, with the prior value, or at a create unknown, where it leaves a computed attribute out. */
  readonly proposed: ObjectValue;
  readonly private: PrivateState;
}

export interface PlanOutcome {
  readonly planned: ObjectValue;
  /** Attributes whose change needs a new object, beside those that the schema marks. */
  readonly requiresReplace?: readonly Path[];
  /** What the apply is handed as its private state. @default - what was there */
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

export interface Outcome {
  readonly state: ObjectValue | null;
  /** @default - what was there */
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

/** Where a state comes from that Terraform's `moved` block brings. */
export interface MoveSource {
  /** Such as `registry.terraform.io/hashicorp/random`. */
  readonly provider: string;
  readonly type: string;
  readonly version: number;
  readonly state: Record<string, unknown>;
}
