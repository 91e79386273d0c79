import type { Diagnostic } from "./diagnostics";
import type { ResourceRequest } from "./resource-request";
import type { Schema } from "./schema";
import type { ObjectValue } from "./values";

/**
 * Finds the objects of a resource type that are there, for `terraform query` (Terraform ≥ 1.14). The type has an identity.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/tfquery/list
 */
export interface ListResource<Client> {
  /** What the `config` block takes. */
  readonly schema: Schema;
  validate?(config: ObjectValue): readonly Diagnostic[];
  /** Finds them one after another. Nothing more is asked of it once Terraform has enough. */
  list(request: ListRequest<Client>): AsyncIterable<ListedObject>;
}

export interface ListRequest<Client> extends ResourceRequest<Client> {
  readonly config: ObjectValue;
  /** Whether the whole state of each is wanted. */
  readonly includeResource: boolean;
  /** How many Terraform takes at most. */
  readonly limit: number;
}

export interface ListedObject {
  /** The identity's attributes; with `includeResource` the whole state. */
  readonly state: ObjectValue;
  readonly displayName: string;
}
