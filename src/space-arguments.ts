import { type IResolvable } from "cdktf";
import { findTemplate } from "./catalog/templates";
import { type SourceArguments } from "./source";
import { type HuggingFaceSpaceProps } from "./space-props";
import { mapWithTextTokens, optionalTextTokens, withTextTokens } from "./token-text";
import { type SpaceVolume } from "./volume";

/** The arguments of the resource, with values as the user wrote them. What can be added later is not read-only. */
export interface SpaceArguments {
  readonly name: string;
  readonly namespace?: string;
  readonly sdk?: string;
  readonly sdkVersion?: string;
  readonly template?: string;
  readonly visibility: string;
  readonly hardware?: string;
  /** In seconds; -1 is never. */
  readonly sleepTime?: number;
  /** A storage tier, which the Hub does not have any more. */
  readonly storage?: string;
  readonly shortDescription?: string;
  readonly replicas?: number;
  readonly region?: string;
  readonly resourceGroupId?: string;
  readonly paused?: boolean | IResolvable;
  readonly restartTriggers?: Readonly<Record<string, string>>;
  readonly factoryRebuild?: boolean | IResolvable;
  readonly deletionProtection?: boolean | IResolvable;
  readonly adoptExisting?: boolean | IResolvable;
  readonly devMode?: boolean | IResolvable;
  readonly keepSecretsInState: boolean;
  /** Whether variables were asked for, even if the map or list is empty. */
  readonly managesVariables?: boolean;
  /** Whether secrets were asked for, even if the map or list is empty. */
  readonly managesSecrets?: boolean;
  /** Whether volumes were asked for, even if the map or list is empty. */
  readonly managesVolumes?: boolean;
  /** Released provider only. */
  readonly tryWithoutTemplate?: boolean;
  /** As Terraform writes it: `900s`. */
  timeout?: string;
  waitUntilRunning: boolean;
  source?: SourceArguments;
  readonly variables: Record<string, string>;
  readonly secrets: Record<string, string>;
  readonly volumes: SpaceVolume[];
}

/** The arguments that follow from the props alone. Variables, secrets, volumes and files are added one by one. */
export function argumentsOf(props: HuggingFaceSpaceProps): SpaceArguments {
  const template = props.template?.templateId;
  return {
    name: withTextTokens(props.name),
    namespace: optionalTextTokens(props.namespace),
    sdk: props.sdk?.name ?? props.template?.sdk?.name,
    sdkVersion: optionalTextTokens(props.sdkVersion),
    template,
    visibility: props.visibility?.name ?? findTemplate(template ?? "")?.visibility ?? "private",
    hardware: props.hardware?.flavor,
    sleepTime: props.sleepTime?.toSeconds(),
    storage: props.storage?.tier,
    shortDescription: optionalTextTokens(props.shortDescription),
    replicas: props.replicas,
    region: optionalTextTokens(props.region),
    resourceGroupId: optionalTextTokens(props.resourceGroupId),
    paused: props.paused,
    restartTriggers: props.restartTriggers && mapWithTextTokens(props.restartTriggers),
    factoryRebuild: props.factoryRebuild,
    deletionProtection: props.deletionProtection,
    adoptExisting: props.adoptExisting,
    devMode: props.devMode,
    keepSecretsInState: props.keepSecretsInState === true,
    managesVariables: props.env !== undefined,
    managesSecrets: props.secrets !== undefined,
    managesVolumes: props.volumes !== undefined,
    tryWithoutTemplate: props.tryWithoutTemplate,
    timeout: props.timeout?.toString(),
    waitUntilRunning: false,
    variables: {},
    secrets: {},
    volumes: [],
  };
}
