import type { Diagnostic } from "./diagnostics";
import type { ResourceRequest } from "./resource-request";
import type { Schema } from "./schema";
import type { ObjectValue } from "./values";

/**
 * Something that is done to an object and leaves nothing in the state, such as a restart (Terraform ≥ 1.14).
 *
 * @see https://developer.hashicorp.com/terraform/language/invoke-actions
 */
export interface Action<Client> {
  readonly schema: Schema;
  validate?(config: ObjectValue): readonly Diagnostic[];
  /** Does it. Answers what the user is told in the end; throws where it could not be done. */
  invoke(request: InvokeRequest<Client>): Promise<readonly Diagnostic[] | void>;
}

export interface InvokeRequest<Client> extends ResourceRequest<Client> {
  readonly config: ObjectValue;
  /** Tells the user how far it is: one short line. */
  progress(message: string): void;
}
