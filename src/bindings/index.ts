// Generated from the provider's schema by `npm run bindings`; do not edit.

export * from "./bucket.generated";
export * from "./data-account.generated";
export * from "./data-hardware.generated";
export * from "./data-space.generated";
export * from "./data-spaces.generated";
export * from "./data-templates.generated";
export * from "./space.generated";
