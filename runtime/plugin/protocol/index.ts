/**
 * A small kit to write Terraform providers with: plugin protocol 6, spoken to Terraform ≥ 1.5 and OpenTofu ≥ 1.8.
 *
 * Belongs here: the handshake, gRPC, values on the wire, schemas, diagnostics, logs. It knows nothing of what a provider
 * manages; whoever writes one needs `Provider`, `Resource` and `DataSource`, and calls `serve`.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
 */
export type { Action, InvokeRequest } from "./action";
export { DiagnosticError, hasErrors, key, type Diagnostic, type Path } from "./diagnostics";
export type { Identity } from "./identity";
export type { ListedObject, ListRequest, ListResource } from "./list-resource";
export { log } from "./log";
export { OBJECT_GONE } from "./provider";
export type {
  ConfigureRequest,
  Created,
  CreateRequest,
  DataSource,
  Found,
  Gone,
  ImportRequest,
  ManagedObject,
  Outcome,
  PlanOutcome,
  PlanRequest,
  Provider,
  ReadRequest,
  Resource,
  Unclear,
} from "./provider";
export type { PrivateState } from "./private-state";
export type { ResourceRequest } from "./resource-request";
export type { Attribute, Schema } from "./schema";
export { serve } from "./serve";
export { serveDebug } from "./debug";
export { fillUnknown } from "./state";
export type { CtyType } from "./types";
export { UNKNOWN, Unknown, type ObjectValue, type Value } from "./values";
