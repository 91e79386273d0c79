import type { CreateSpaceRequest, SettingRequest, Volume } from "./types";

/** The bodies of requests: this package's words turned into the Hub's. What is undefined is not sent. */

export function createBody(request: CreateSpaceRequest): object {
  return {
    type: "space",
    name: request.name,
    organization: request.namespace ?? null,
    sdk: request.sdk,
    sdkVersion: request.sdkVersion,
    template: request.template,
    visibility: request.visibility,
    hardware: request.hardware,
    sleepTimeSeconds: request.sleepTimeSeconds,
    secrets: settings(request.secrets),
    variables: settings(request.variables),
    volumes: volumes(request.volumes),
    files: request.files?.length ? request.files : undefined,
    devModeEnabled: request.devMode,
    short_description: request.shortDescription,
    license: request.license,
    resourceGroupId: request.resourceGroupId,
    region: request.region,
  };
}

export function volumes(list: readonly Volume[] | undefined): object[] | undefined {
  return list?.length
    ? list.map(({ type, source, mountPath, revision, readOnly, path }) => ({
        type,
        source,
        mountPath,
        revision,
        readOnly,
        path,
      }))
    : undefined;
}

/** What of a request no error may repeat. */
export function valuesOf(request: Pick<CreateSpaceRequest, "secrets">): string[] {
  return (request.secrets ?? []).map(({ value }) => value);
}

function settings(list: readonly SettingRequest[] | undefined): object[] | undefined {
  return list?.length ? list.map(({ key, value, description }) => ({ key, value, description })) : undefined;
}
