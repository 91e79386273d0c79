/**
 * The Hub's API client. Knows HTTP and the Hub; knows neither Terraform nor a terminal.
 */
export { HubClient } from "./client";
export type { HubClientOptions } from "./connection";
export { findEndpoint, findToken } from "./environment";
export { HubError, type HubErrorCode, type HubErrorFacts } from "./hub-error";
export type { Pace } from "./pace";
export { GONE, orGone, type Gone } from "./gone";
export { maskedText, maskSecrets } from "./masking";
export type { RetryPolicy, Wait } from "./retry";
export type { RequestEvent } from "./request";
export type { CreateSpaceRequest, ListSpacesOptions, SeedFile, SettingRequest, SpaceField } from "./requests";
export type * from "./types";
export { waitUntilRunning, type SeenStage, type Waited } from "./waiting";
export { areSameVolumes, isSameVolume } from "./volumes";
