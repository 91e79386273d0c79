/**
 * Spaces as Terraform sees them: the resource and the data source `huggingface-spaces_space`.
 *
 * Belongs here: their schemas, what a plan of theirs says, and which requests to the Hub an apply makes. It knows nothing of
 * gRPC or of the wire; that is `protocol/`. How the Hub is asked is `runtime/hub`.
 */
export { spaceDataSource } from "./data-source";
export { spaceResource } from "./resource";
