/**
 * The Hub's answers: what is read of each, checked, and renamed to this package's words. Unknown fields are let pass, and
 * whatever the Hub may leave out is optional; a field of the wrong type is an error.
 */
export { account } from "./account";
export { bucket, buckets } from "./bucket";
export { readAs } from "./fields";
export { logEvent } from "./logs";
export { hardware, templates } from "./offers";
export { secrets, variables } from "./settings";
export { createdSpace, runtime, spaceInfo, spaceListings } from "./space";
