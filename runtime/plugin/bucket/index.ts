/**
 * Buckets as Terraform sees them: the resource `huggingface-spaces_bucket`. A bucket keeps files across the restarts of the
 * Spaces that mount it. Built like `space/`; neither knows the other.
 */
export { bucketList } from "./list";
export { bucketResource } from "./resource";
