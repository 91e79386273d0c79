import type { Action } from "./action";
import type { Diagnostic, Path } from "./diagnostics";
import type { Identity } from "./identity";
import type { ListResource } from "./list-resource";
import type { PrivateState } from "./private-state";
import type { ResourceRequest } from "./resource-request";
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
  /** By the type name of the resource that they list. */
  readonly listResources?: Readonly<Record<string, ListResource<Client>>>;
  readonly actions?: Readonly<Record<string, Action<Client>>>;
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

/**
 * A resource, as its author writes it. Once Terraform applies, it never sees the configuration, only what the plan shows, and
 * beside it the write-only values, which no plan can hold; so `ignore_changes` holds by itself.
 */
export interface Resource<Client> {
  readonly schema: Schema;
  readonly identity?: Identity<Client>;
  /** Refuses a configuration whose attributes are each right but do not go together. Values may be unknown. */
  validate?(config: ObjectValue): readonly Diagnostic[];
  /**
   * Says more about a create or an update than what follows from the schema. Without it, every computed attribute that
   * the configuration leaves out is unknown as soon as anything changes.
   */
  plan?(request: PlanRequest<Client>): PlanOutcome | Promise<PlanOutcome>;
  /**
   * Why an object must not be destroyed, whatever the way to it: a destruction, a replacement that a change needs, `-replace`,
   * a taint. Asked while it is planned, and again before it is done.
   */
  preventDestroy?(state: ObjectValue): readonly Diagnostic[];
  /**
   * Makes the object, or finds one that may be taken over. What it answers is kept at once, and Terraform's Stop does not
   * cancel it: whatever it sends must come to its end. Everything that may fail afterwards belongs into `configure`.
   */
  create(request: CreateRequest<Client>): Promise<Created | Found | Unclear>;
  /** Makes an object what the plan says: one just created, one that was found, and for an update. */
  configure(request: ConfigureRequest<Client>): Promise<Outcome>;
  /** Answers the state as it is now. */
  read(request: ReadRequest<Client>): Promise<Outcome | Gone>;
  /** Answers only once the object is gone; throws where it is still there, or may be. */
  delete(request: ReadRequest<Client>): Promise<Gone>;
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

export interface ReadRequest<Client> extends ResourceRequest<Client> {
  readonly state: ObjectValue;
  readonly private: PrivateState;
}

export interface ImportRequest<Client> extends ResourceRequest<Client> {
  readonly id: string;
}

/** What an apply is to make of an object. */
interface Desired<Client> extends ResourceRequest<Client> {
  /** What the plan promised; unknown where it left that open. */
  readonly desired: ObjectValue;
  /** The write-only attributes of the configuration, and no other. */
  readonly writeOnly: ObjectValue;
  /** What the plan left there. */
  readonly private: PrivateState;
}

export type CreateRequest<Client> = Desired<Client>;

/** An object that `create` made. Only such a one is ever tainted, when its `configure` fails. */
export interface Created {
  readonly kind: "created";
  /** As it is by now, with its `id`; attributes that are still to be set as they were before: null. */
  readonly state: ObjectValue;
  readonly private?: PrivateState;
}

/** An object that was there before. Should its `configure` fail, Terraform is told of no object, so that it deletes none. */
export interface Found {
  readonly kind: "found";
  readonly state: ObjectValue;
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * Nobody knows whether the object was made: the request went out, and every answer was lost. Terraform keeps it, tainted. What is
 * found under its id later may be somebody else's: `read` and `delete` must tell by the private state, and answer that theirs is
 * gone where it is another one.
 */
export interface Unclear {
  readonly kind: "unclear";
  readonly state: ObjectValue;
  readonly private: PrivateState;
  readonly error: unknown;
}

export interface ConfigureRequest<Client> extends Desired<Client> {
  /** Where the object comes from: `managed` where it was in Terraform's state before this apply. */
  readonly origin: "created" | "found" | "managed";
  readonly id: string;
  /** The object as it is. */
  readonly prior: ObjectValue;
  /**
   * Says what is done by now. Should the operation fail later, this is the state that Terraform keeps, with null for what is
   * still unknown.
   */
  keep(state: ObjectValue, privateState?: PrivateState): void;
}

export interface PlanRequest<Client> {
  /** Undefined where the provider's configuration is not known yet. */
  readonly client: Client | undefined;
  readonly signal: AbortSignal;
  /** Null for a create. */
  readonly prior: ObjectValue | null;
  /** As written by the user; what `ignore_changes` names as it was before. */
  readonly config: ObjectValue;
  /** The configuration, with the prior value, or at a create unknown, where it leaves a computed attribute out. */
  readonly proposed: ObjectValue;
  readonly private: PrivateState;
  /** The objects of this type in the state, as far as Terraform has shown them to this process. */
  readonly managed: readonly ManagedObject[];
}

/** An object in Terraform's state. */
export interface ManagedObject {
  readonly state: ObjectValue;
  /** Whether it was created but never wholly configured; Terraform has tainted it then. */
  readonly isIncomplete: boolean;
}

export interface PlanOutcome {
  readonly planned: ObjectValue;
  /** Attributes whose change needs a new object, beside those that the schema marks. */
  readonly requiresReplace?: readonly Path[];
  /**
   * The object that this creation would take the place of: Terraform plans `-replace` and taints as a creation, and does
   * not say of what.
   */
  readonly replaces?: ObjectValue;
  /** What the apply is handed as its private state. @default - what was there */
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

export interface Outcome {
  readonly state: ObjectValue;
  /** @default - what was there */
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

/** The object is not there: an answer of its own, since Terraform forgets the object then. A resource gives it on proof only. */
export const OBJECT_GONE = Symbol("object gone");
export type Gone = typeof OBJECT_GONE;

/** Where a state comes from that Terraform's `moved` block brings. */
export interface MoveSource {
  /** Such as `registry.terraform.io/hashicorp/random`. */
  readonly provider: string;
  readonly type: string;
  readonly version: number;
  readonly state: Record<string, unknown>;
}
