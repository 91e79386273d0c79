/**
 * Spaces as Terraform sees them: the resource, the data source and the list `huggingface-spaces_space`, and what can be done to one.
 *
 * Belongs here: their schemas, what a plan of theirs says, and which requests to the Hub an apply makes. It knows nothing of
 * gRPC or of the wire; that is `protocol/`. How the Hub is asked is `runtime/hub`.
 */
export { spaceActions } from "./actions";
export { spaceDataSource } from "./data-source";
export { spaceList } from "./list";
export { spaceResource } from "./resource";
