import type { Visibility, Volume } from "./types";

/** What is asked of the Hub, in this package's own words, and the bodies that say it in the Hub's. What is undefined is not sent. */

/** Fields that the list and `getSpace` can be asked for, by the Hub's names. */
export type SpaceField =
  | "author"
  | "cardData"
  | "createdAt"
  | "disabled"
  | "lastModified"
  | "likes"
  | "private"
  | "runtime"
  | "sdk"
  | "sha"
  | "siblings"
  | "subdomain"
  | "tags"
  | (string & {});

/** Which Spaces of an account a list is of. */
export interface ListSpacesOptions {
  readonly author: string;
  /** Only those whose id holds this text. */
  readonly search?: string;
  /** Only those with all of these tags. */
  readonly filter?: readonly string[];
  /** Fields beside the id. @default - what the Hub tells unasked */
  readonly expand?: readonly SpaceField[];
  /** Spaces a page. @default 500 */
  readonly limit?: number;
}

export interface SettingRequest {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
}

/** A file sent with the request that creates the Space. */
export interface SeedFile {
  readonly path: string;
  readonly content: string;
  /** @default "utf-8" */
  readonly encoding?: "utf-8" | "base64";
}

/** Everything a Space can be created with, in one request. */
export interface CreateSpaceRequest {
  readonly name: string;
  /** @default - the account of the token */
  readonly namespace?: string;
  /** `gradio`, `docker` or `static`. */
  readonly sdk: string;
  readonly sdkVersion?: string;
  /** Repository id of a template, such as `zenml/zenml-template-space`. */
  readonly template?: string;
  /** @default - the Hub decides */
  readonly visibility?: Visibility;
  readonly hardware?: string;
  /** Seconds without a visit before it sleeps; -1 is never. */
  readonly sleepTimeSeconds?: number;
  readonly secrets?: readonly SettingRequest[];
  readonly variables?: readonly SettingRequest[];
  readonly volumes?: readonly Volume[];
  readonly files?: readonly SeedFile[];
  readonly devMode?: boolean;
  /** At most 60 characters. */
  readonly shortDescription?: string;
  readonly license?: string;
  readonly resourceGroupId?: string;
  /** `us` or `eu`. */
  readonly region?: string;
}

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
