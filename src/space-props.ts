import { type IResolvable, type ITerraformDependable } from "cdktf";
import { type Duration } from "./duration";
import { type SpaceHardware } from "./hardware";
import { type HuggingFaceSpacesProvider } from "./provider";
import { type SpaceSecret } from "./secret";
import { type SpaceSource } from "./source";
import { type SpaceCreationProps } from "./space-creation-props";
import { type SpaceStorage } from "./storage";
import { type SpaceVisibility } from "./visibility";
import { type SpaceVolume } from "./volume";

/** What any Space can be given but its name, whatever it is made from. Every string may be a Terraform token. */
export interface SpaceBaseProps {
  /**
   * Owner of the Space: a user or an organization. A changed namespace moves the Space in place. Bundled provider only.
   *
   * @default - the provider's namespace, else the token's user
   */
  readonly namespace?: string;
  /**
   * Who sees the Space.
   *
   * @default - private; public where the template's application does not work otherwise
   */
  readonly visibility?: SpaceVisibility;
  /**
   * What the Space runs on.
   *
   * @default - the Hub picks `cpu-basic`
   */
  readonly hardware?: SpaceHardware;
  /**
   * After how long without visitors the Space sleeps. Hub name: `sleepTimeSeconds`. Not for free hardware, which sleeps
   * after 48 hours.
   *
   * @default - the Hub decides: on paid hardware never
   * @see https://huggingface.co/docs/hub/spaces-gpus#sleep-time
   */
  readonly sleepTime?: Duration;
  /**
   * Variables by their key. Everyone who sees the Space's settings can read them.
   *
   * @default - none
   * @see https://huggingface.co/docs/hub/spaces-overview#managing-secrets
   */
  readonly env?: { [key: string]: string };
  /**
   * Secrets by their key. Their values cannot be read back from the Hub.
   *
   * @default - none
   * @see https://huggingface.co/docs/hub/spaces-overview#managing-secrets
   */
  readonly secrets?: { [key: string]: SpaceSecret };
  /**
   * Whether secrets go through the state, for Terraform and OpenTofu before 1.11. Bundled provider only; the released one
   * always keeps them there.
   *
   * @default false - no plan and no state holds a secret's value
   */
  readonly keepSecretsInState?: boolean;
  /**
   * What keeps the Space's data across restarts: `SpaceStorage.bucket(…)`.
   *
   * @default - nothing, the disk is emptied by each restart
   */
  readonly storage?: SpaceStorage;
  /**
   * Files that are mounted into the running Space.
   *
   * @default - none
   */
  readonly volumes?: SpaceVolume[];
  /**
   * The application's own files. Bundled provider only.
   *
   * @default - Terraform leaves the files alone
   */
  readonly source?: SpaceSource;
  /**
   * Whether the deployment waits until the Space runs, and fails when it does not.
   *
   * @default false
   */
  readonly waitUntilRunning?: boolean;
  /**
   * How long creating or changing the Space may take, waiting included.
   *
   * @default - 30 minutes, the Hub's own limit for a start
   */
  readonly timeout?: Duration;
  /**
   * Whether the Space is paused: not running, not billed. Bundled provider only.
   *
   * @default - Terraform leaves it as it is
   */
  readonly paused?: boolean | IResolvable;
  /**
   * A change of any value restarts the Space. Bundled provider only.
   *
   * @default - none
   */
  readonly restartTriggers?: { [key: string]: string };
  /**
   * Whether a restart by `restartTriggers` builds the Space from scratch. Bundled provider only.
   *
   * @default false
   */
  readonly factoryRebuild?: boolean | IResolvable;
  /**
   * Whether destroying the Space is refused.
   *
   * @default false
   */
  readonly deletionProtection?: boolean | IResolvable;
  /**
   * Whether a Space of that name that is there already is taken over instead of failing. Bundled provider only.
   *
   * @default false
   */
  readonly adoptExisting?: boolean | IResolvable;
  /**
   * How many copies of the app run, each of them billed; needs paid hardware. Bundled provider only.
   *
   * @default - Terraform leaves it as it is; a new Space has one
   */
  readonly replicas?: number;
  /**
   * Where the Space runs: `us` or `eu`. A change replaces the Space. Bundled provider only.
   *
   * @default - the Hub decides
   */
  readonly region?: string;
  /**
   * Resource group of the organization that the new Space begins in: 24 hex digits. Hub name: `resourceGroupId`.
   * Afterwards an administrator changes it on the Hub, and the plan refuses a change. Bundled provider only.
   *
   * @default - none
   * @see https://huggingface.co/docs/hub/security-resource-groups
   */
  readonly resourceGroupId?: string;
  /**
   * Text under the Space's title, at most 60 characters, that the new Space begins with. Hub name: `short_description`.
   * Afterwards it is a line of the Space's `README.md`, and the plan refuses a change. Bundled provider only.
   *
   * @default - none
   */
  readonly shortDescription?: string;
  /**
   * Whether dev mode is on: SSH into the running Space. Needs a paid plan. Bundled provider only.
   *
   * @default - Terraform leaves it as it is
   * @see https://huggingface.co/docs/hub/spaces-dev-mode
   */
  readonly devMode?: boolean | IResolvable;
  /**
   * What has to be there before the Space is created: other resources, Spaces, buckets, a readiness.
   *
   * @default - what the other props refer to
   */
  readonly dependsOn?: ITerraformDependable[];
  /**
   * The provider that serves the Space.
   *
   * @default - the stack's default provider
   */
  readonly provider?: HuggingFaceSpacesProvider;
}

/** What all Spaces are given, whatever they are made from. */
export interface NamedSpaceProps extends SpaceBaseProps {
  /**
   * Name of the Space, without its owner: 1 to 96 letters, digits, `-`, `_` and `.`. A changed name renames the Space in
   * place.
   */
  readonly name: string;
}

/** What a new Space is made of. */
export interface HuggingFaceSpaceProps extends NamedSpaceProps, SpaceCreationProps {}

/** Some of what a Space is made of: all of it may be left out. */
export interface PartialSpaceProps extends SpaceBaseProps, SpaceCreationProps {
  /**
   * Name of the Space, without its owner.
   *
   * @default - given elsewhere
   */
  readonly name?: string;
}

/** How a Space that is managed elsewhere is read. */
export interface ImportedSpaceOptions {
  /**
   * The provider that asks the Hub.
   *
   * @default - the stack's default provider
   */
  readonly provider?: HuggingFaceSpacesProvider;
}
