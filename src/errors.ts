import { type IConstruct } from "constructs";
import { inCallersLanguage } from "./caller-language";

/** What is wrong, and what to write instead. Made by the functions of {@link problems}. */
export interface Problem {
  /** Stable: `HFS101`. The entry of that name in `docs/errors.md` says more. */
  readonly code: string;
  readonly message: string;
}

/** A stack that cannot work is refused with this error. Its text holds the code and the construct path. */
export class SpaceError extends Error {
  public readonly code: string;
  public readonly constructPath: string;

  constructor(scope: IConstruct, problem: Problem) {
    super(describeProblem(problem, scope));
    this.name = "SpaceError";
    this.code = problem.code;
    this.constructPath = scope.node.path;
    this.stack = [String(this), ...framesOfUser(this.stack)].join("\n");
  }
}

/** Where the user's own code called: the insides of libraries tell them nothing. */
function framesOfUser(stack = ""): string[] {
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return frames.filter(
    (frame) => !frame.includes(__dirname) && !/node_modules|node:|\(native\)|\(<anonymous>\)/.test(frame),
  );
}

/** `HFS101: name "my space" holds a space; write "my-space" [stack/zenml]` */
export function describeProblem(problem: Problem, scope?: IConstruct): string {
  return `${problem.code}: ${problem.message}${scope ? ` [${scope.node.path}]` : ""}`;
}

/** One kind of problem: the heading and the text of its entry in `docs/errors.md`, and its message. */
interface ProblemKind<Details extends unknown[]> {
  readonly code: string;
  readonly title: string;
  readonly help: string;
  /** The message, with the names of what it is told in place of the details. */
  readonly pattern: string;
  (...details: Details): Problem;
  /** Whether it is warned about, and not refused. */
  readonly isWarning: boolean;
  /** Throws the problem as the error of `scope`. */
  refuse(scope: IConstruct, ...details: Details): never;
}

/** What cannot work: synth fails. */
function refusal<Details extends unknown[]>(
  code: string,
  title: string,
  help: string,
  message: (...details: Details) => string,
): ProblemKind<Details> {
  return kind(code, title, help, message, false);
}

/** What may still work: synth goes on, and `SpaceWarnings.of(scope).acknowledge(code)` silences it. */
function warning<Details extends unknown[]>(
  code: string,
  title: string,
  help: string,
  message: (...details: Details) => string,
): ProblemKind<Details> {
  return kind(code, title, help, message, true);
}

function kind<Details extends unknown[]>(
  code: string,
  title: string,
  help: string,
  message: (...details: Details) => string,
  isWarning: boolean,
): ProblemKind<Details> {
  const describe = (...details: Details): Problem => ({ code, message: inCallersLanguage(message(...details)) });
  const refuse = (scope: IConstruct, ...details: Details): never => {
    throw new SpaceError(scope, describe(...details));
  };
  return Object.defineProperty(Object.assign(describe, { refuse, code, title, help, isWarning }), "pattern", {
    get: () => patternOf(message as (...details: string[]) => string),
  }) as ProblemKind<Details>;
}

/** Calls `message` with the names of its own parameters. */
function patternOf(message: (...details: string[]) => string): string {
  const parameters = /^\(?([^)=]*)\)?\s*=>/.exec(message.toString())![1]!.split(",");
  return message(...parameters.map((name) => `‹${name.trim()}›`));
}

const PRICES = "https://huggingface.co/docs/hub/spaces-gpus";

/** Everything that is refused or warned about at synth. A code is never used for anything else again. */
export const problems = {
  badName: refusal(
    "HFS101",
    "A name that the Hub does not accept",
    'Names of namespaces and Spaces have 1 to 96 letters, digits, "-", "_" and "."; see https://huggingface.co/docs/huggingface_hub/package_reference/utilities.',
    (what: string, value: string, problem: string, suggestion: string) =>
      `${what} "${value}" ${problem}; write "${suggestion}"`,
  ),
  badSpaceId: refusal(
    "HFS102",
    "Not the id of a Space",
    "A Space's id is its namespace and its name with a slash between them, as in its page's address.",
    (value: string, suggestion: string) => `"${value}" is not the id of a Space; write "${suggestion}"`,
  ),
  badKey: refusal(
    "HFS103",
    "A secret or variable key that the Hub does not accept",
    "Keys start with a letter and go on with letters, digits and underscores.",
    (what: string, key: string, problem: string, suggestion: string) =>
      `${what} "${key}" ${problem}; write "${suggestion}"`,
  ),
  keyTwice: refusal(
    "HFS104",
    "A key given twice",
    "Secrets and variables share one environment, so a key has one value and is either a secret or a variable.",
    (what: string, key: string, before: string) =>
      `${what} "${key}" is already a ${before} of this Space; remove one of them`,
  ),
  noSdk: refusal(
    "HFS105",
    "Neither an SDK nor a template",
    "The Hub needs to know what runs the Space's files. A template brings its SDK along.",
    () => "a Space needs sdk or template; write sdk: SpaceSdk.DOCKER",
  ),
  tokenInCode: refusal(
    "HFS106",
    "The access token as plain text",
    "What is written in the code ends up in the synthesized JSON and in version control.",
    () =>
      'the token is plain text in the code; declare new TerraformVariable(this, "huggingface_token", { sensitive: true }) and pass its stringValue, or leave token out and export HF_TOKEN',
  ),
  noProvider: refusal(
    "HFS107",
    "A Space without a provider",
    "What serves a Space, or waits for it, depends on the provider, so that is constructed first. ProviderSource.BUNDLED is the provider in this package, without the faults of the released one; ProviderSource.RELEASED, the default, is strickvl/huggingface-spaces from the Terraform registry.",
    () =>
      'the stack has no provider yet; construct one first: new HuggingFaceSpacesProvider(this, "huggingface", { providerSource: ProviderSource.BUNDLED }), or ProviderSource.RELEASED for the one in the Terraform registry',
  ),
  twoProviderSources: refusal(
    "HFS108",
    "Both providers in one stack",
    "Terraform takes each provider type from one source a stack.",
    (here: string, before: string) =>
      `providerSource is ${here}, another provider of this stack has ${before}; give both the same, or use two stacks`,
  ),
  bundledOnly: refusal(
    "HFS109",
    "Something that the released provider cannot do",
    "strickvl/huggingface-spaces 0.0.4 has no attribute for it, or gets it wrong. The provider that this package brings along can do it.",
    (what: string, why: string) =>
      `${what} does not work with the released provider: ${why}; write providerSource: ProviderSource.BUNDLED`,
  ),
  pluginMissing: refusal(
    "HFS110",
    "The bundled provider was not built",
    "The published package has it. In a clone of the repository it is built from runtime/.",
    (file: string) => `${file} does not exist; in a clone of the repository, run "npm run bundle" first`,
  ),
  notSensitive: warning(
    "HFS111",
    "A secret from a variable that is not sensitive",
    "Terraform prints the value of such a variable in every plan.",
    (variable: string) => `the secret's variable "${variable}" is not sensitive; declare it with sensitive: true`,
  ),
  plainValue: refusal(
    "HFS112",
    "A secret's value as plain text",
    "SpaceSecret.fromValue is for values that Terraform learns at deploy time: an attribute of another resource, a secret manager's data source.",
    () =>
      'SpaceSecret.fromValue got plain text; use SpaceSecret.fromEnvironment("NAME") or SpaceSecret.fromVariable(variable)',
  ),
  nearMiss: warning(
    "HFS113",
    "A value that the Hub very likely does not know",
    "The Hub adds values without notice, so unknown ones are let through. This one is very near a known one.",
    (what: string, value: string, suggestion: string) => `${what} "${value}" is unknown; did you mean "${suggestion}"?`,
  ),
  badDuration: refusal(
    "HFS114",
    "Not a length of time",
    "A Duration is more than nothing. For a Space that never sleeps there is Duration.NEVER.",
    (amount: number) => `${amount} is not a length of time; write a number above 0, as in Duration.minutes(15)`,
  ),
  badBucketId: refusal(
    "HFS115",
    "Not the id of a bucket",
    "A bucket's id is its namespace and its name with a slash between them.",
    (value: string, suggestion: string) => `"${value}" is not the id of a bucket; write "${suggestion}"`,
  ),
  badMountPath: refusal(
    "HFS116",
    "A volume mounted at an impossible place",
    "Mount paths are absolute, and each volume has its own.",
    (mountPath: string, problem: string, suggestion: string) =>
      `the volume at "${mountPath}" ${problem}; write mountPath "${suggestion}"`,
  ),
  freeSleepTime: refusal(
    "HFS117",
    "A sleep time on free hardware",
    "On free hardware a Space sleeps after 48 hours without visitors, always.",
    (flavor: string) =>
      `sleepTime cannot be set on ${flavor}, which sleeps after 48 hours; leave it out, or write hardware: SpaceHardware.CPU_UPGRADE`,
  ),
  zeroGpuSdk: refusal(
    "HFS118",
    "ZeroGPU without gradio",
    "ZeroGPU hands out a GPU for single calls, which gradio makes.",
    (sdk: string) =>
      `ZeroGPU runs gradio only, the SDK is ${sdk}; write sdk: SpaceSdk.GRADIO, or choose other hardware`,
  ),
  staticSpace: refusal(
    "HFS119",
    "Something that a static Space does not have",
    "A static Space is a set of files: nothing runs, so there is no hardware, no sleep, no volume and no restart.",
    (what: string) => `a static Space has no ${what}; leave it out, or write sdk: SpaceSdk.DOCKER`,
  ),
  staticSecrets: warning(
    "HFS120",
    "Secrets on a static Space",
    "The Hub hands them to every visitor's browser, as window.huggingface.variables.",
    (key: string) =>
      `the secret ${key} of a static Space can be read by every visitor; use another SDK, or leave it out`,
  ),
  sdkOfTemplate: refusal(
    "HFS121",
    "An SDK that is not the template's",
    "A template brings its SDK along.",
    (template: string, theirs: string, given: string) =>
      `${template} is a ${theirs} template, sdk is ${given}; leave sdk out`,
  ),
  sameName: refusal(
    "HFS122",
    "Two Spaces with one name",
    "The second creation would fail at deploy.",
    (name: string, other: string) => `"${name}" is also the name of ${other}; give one of them another name`,
  ),
  longDescription: refusal(
    "HFS123",
    "A short description that is too long",
    "It stands on the Space's card, which has room for 60 characters.",
    (length: number, suggestion: string) =>
      `shortDescription has ${length} characters, 60 are allowed; write "${suggestion}"`,
  ),
  goneTier: warning(
    "HFS124",
    "A storage tier, which the Hub does not have any more",
    "A mounted bucket is what keeps data across restarts now.",
    (tier: string) =>
      `the storage tier "${tier}" is not applied, the Hub has none any more; write storage: SpaceStorage.bucket(new SpaceBucket(this, "data", { name: "data" }))`,
  ),
  goneValue: warning(
    "HFS125",
    "A value that the Hub does not take any more",
    "Older Spaces may still have it, new ones cannot.",
    (what: string, value: string, suggestion: string) => `${what} "${value}" is gone from the Hub; write ${suggestion}`,
  ),
  duplicateOnly: warning(
    "HFS126",
    "A Space that can be duplicated but is no template",
    "The Hub takes templates from a list of its own.",
    (template: string) =>
      `${template} is made to be duplicated, the Hub does not take it as a template; choose another one`,
  ),
  noDirectory: refusal(
    "HFS127",
    "A source directory that is not there",
    "The path is relative to the working directory of the synth.",
    (directory: string) =>
      `the source "${directory}" is not a directory; write path.join(__dirname, "app") or another one that exists`,
  ),
  emptySource: refusal(
    "HFS128",
    "A source without files",
    "A Space without files has nothing to run.",
    () => "the source holds no files; check its exclude, or leave source out",
  ),
  badSourcePath: refusal(
    "HFS129",
    "A source file outside the Space",
    "Paths are relative to the top of the Space's repository.",
    (file: string, suggestion: string) => `the source file "${file}" is not within the Space; write "${suggestion}"`,
  ),
  templateVisibility: warning(
    "HFS130",
    "A visibility with which the template's application does not work",
    "Some applications are used through their own clients, which cannot sign in to a private Space.",
    (template: string, value: string, suggestion: string, reason: string) =>
      `${template} is ${value}, but ${reason}; write visibility: SpaceVisibility.${suggestion.toUpperCase()}`,
  ),
  templateSetting: warning(
    "HFS131",
    "A template's setting left out that should not be",
    "The template's documentation asks for it.",
    (template: string, what: string, key: string, consequence: string) =>
      `${template} has no ${what} ${key}: ${consequence}`,
  ),
  templateLosesData: warning(
    "HFS132",
    "A template that loses its data at each restart",
    "The disk of a Space is emptied by each restart, and each change of its settings restarts it.",
    (template: string, remedy: string) => `${template} loses its data at each restart; give it ${remedy}`,
  ),
  templateNeedsGpu: warning(
    "HFS133",
    "A template that needs an accelerator",
    "Its application serves a model that is too slow, or too big, for CPUs alone.",
    (template: string, hardware: string) =>
      `${template} needs an accelerator, ${hardware} has none; write hardware: SpaceHardware.T4_SMALL or larger`,
  ),
  nothingToRun: warning(
    "HFS134",
    "Waiting for a Space that has nothing to run",
    "A Space without a template and without files of its own stays at the stage NO_APP_FILE.",
    () => "the Space has nothing to run, so waiting for it is in vain; give it a template or a source",
  ),
  needsTemplate: refusal(
    "HFS137",
    "A Space without a template under the released provider",
    "strickvl/huggingface-spaces 0.0.4 sends an empty text for a template that was left out, and the Hub takes known templates only.",
    () =>
      "the released provider very likely cannot create a Space without a template (Q17); write providerSource: ProviderSource.BUNDLED, or tryWithoutTemplate: true to try all the same",
  ),
  releasedLookup: warning(
    "HFS138",
    "A look-up through the released provider",
    "Its data source expects hardware, storage and sleep time where the Hub does not have them. spaceId, name, author, url and pageUrl are known without a look-up.",
    () =>
      "the released provider cannot read what the Hub answers, so the plan will fail with «Missing or Invalid Field» (Q15); use no more than spaceId, name, author, url and pageUrl of fromSpaceId, or write providerSource: ProviderSource.BUNDLED",
  ),
  templateSdkUnknown: refusal(
    "HFS150",
    "A template whose SDK is not known, with the released provider",
    "The Hub wants to be told the SDK. For documented templates this package knows it, and the bundled provider asks the Hub.",
    (template: string) =>
      `which SDK the template ${template} has is not known here; write sdk: SpaceSdk.DOCKER, or whichever it is`,
  ),
  copies: refusal(
    "HFS151",
    "A Space copied by count or for_each, with the released provider",
    "What makes up for the faults of strickvl/huggingface-spaces 0.0.4 needs a Space of its own in the code: the Hub refuses two creations at a time, and copies are created at once.",
    () =>
      "count and for_each do not work with the released provider (Q6); write a SpaceFleet, which constructs each Space on its own, or providerSource: ProviderSource.BUNDLED",
  ),
  hclOutput: refusal(
    "HFS168",
    "HCL as the output",
    "cdktf's HCL output is experimental and quotes and escapes otherwise than Terraform reads it. JSON is what cdktf deploys by itself.",
    () => "the constructs are written as JSON only; unset SYNTH_HCL_OUTPUT, or leave --hcl out",
  ),
  manyRequests: warning(
    "HFS152",
    "More requests than the Hub allows",
    "The Hub counts requests in windows of five minutes; paid plans are allowed more. strickvl/huggingface-spaces 0.0.4 needs one request for each secret and variable and tries none again.",
    (requests: number, allowed: number) =>
      `creating this stack takes about ${requests} requests, a free account is allowed ${allowed} in five minutes, and none is tried again (Q5); write providerSource: ProviderSource.BUNDLED, or use several stacks`,
  ),
  fleetKeyTwice: refusal(
    "HFS139",
    "A Space of a fleet given twice",
    "The keys of a fleet, from spaces, names and addSpace, become construct ids.",
    (key: string) => `the fleet has a Space "${key}" already; give one of them another key`,
  ),
  noFleetKey: refusal(
    "HFS140",
    "A Space that the fleet does not have",
    "Spaces of a fleet are found by their key, not by their name on the Hub.",
    (key: string, keys: string) => `the fleet has no Space "${key}"; it has ${keys}`,
  ),
  previousKeyTaken: refusal(
    "HFS153",
    "A previous key that is still in use",
    "A Space is moved in the state from the key that it had to the key that it has now, so nothing else may be there.",
    (key: string, previous: string) =>
      `"${key}" should take over what was "${previous}", but the fleet still has a Space "${previous}"; remove that one, or the entry in previousKeys`,
  ),
  endlessTimeout: refusal(
    "HFS154",
    "Waiting without an end",
    "Terraform holds the state's lock while it waits. The Hub itself gives up on a start after 30 minutes.",
    () => "timeout is Duration.NEVER, which is for sleepTime alone; write Duration.hours(1), or leave it out",
  ),
  badVolumeSource: refusal(
    "HFS156",
    "Not the id of what is mounted",
    "A dataset, a model, a Space or a bucket is mounted by its namespace and its name with a slash between them.",
    (type: string, value: string, suggestion: string) => `"${value}" is not the id of a ${type}; write "${suggestion}"`,
  ),
  secretAsText: refusal(
    "HFS157",
    "A secret inside a text",
    "A SpaceSecret is no text, so that its value cannot get into the code. A text around a secret is composed of the Terraform variable, and only then becomes a secret.",
    () =>
      "a SpaceSecret cannot be put into a text; write SpaceSecret.fromValue(`mysql://${variable.stringValue}@host`) with a sensitive TerraformVariable",
  ),
  takenVariable: refusal(
    "HFS158",
    "Two Terraform variables of one name",
    "SpaceSecret.fromEnvironment declares the variable that it reads. Two variables of one name would silently become one.",
    (name: string, other: string) =>
      `the stack has a Terraform variable ${name} of its own, ${other}; write SpaceSecret.fromVariable(variable) for that one, or another name`,
  ),
  badVariableName: refusal(
    "HFS159",
    "A name that a Terraform variable cannot have",
    "Names of variables start with a letter and go on with letters, digits, underscores and dashes; a few words are Terraform's own.",
    (name: string, problem: string, suggestion: string) => `"${name}" ${problem}; write "${suggestion}"`,
  ),
  tokenInFile: refusal(
    "HFS160",
    "A file that is only known at deploy",
    "Files are copied at synth, when Terraform's values are not known yet. An application reads such values from its environment.",
    (file: string) =>
      `the source file "${file}" holds a token, whose value is only known at deploy; pass it in env, and read it there from the app`,
  ),
  onlyAliases: refusal(
    "HFS161",
    "A Space without a provider beside providers with an alias",
    "What names no provider is served by the stack's default one, which Terraform makes up, without a token, where there is none.",
    (aliases: string) =>
      `all providers of the stack have an alias (${aliases}); give this a provider, or leave alias out at one of them`,
  ),
  twoCopies: refusal(
    "HFS162",
    "Two copies of this library in one app",
    "Each copy has constructs of its own that do not know those of the other.",
    (copies: string) =>
      `two copies of cdktf-huggingface-spaces are in use: ${copies}; run npm dedupe, or give both packages the same version of it`,
  ),
  twoVariableTypes: refusal(
    "HFS163",
    "One environment variable for a text and for a map",
    "SpaceSecret.fromEnvironment reads one secret from it, SpaceSecret.fromEnvironmentMap many.",
    (name: string) => `TF_VAR_${name} is one secret here and a map of secrets elsewhere; give one of them another name`,
  ),
  badSourceFile: refusal(
    "HFS164",
    "A file that cannot be part of the application",
    "Neither links out of the directory nor what looks like a secret is uploaded. What a .gitignore in the directory names is left out.",
    (file: string, problem: string, advice: string, more: number) =>
      `the source file "${file}" ${problem}${more > 0 ? `, and ${more} more files cannot be uploaded` : ""}; ${advice[0]!.toLowerCase()}${advice.slice(1)}`,
  ),
  unknownStack: refusal(
    "HFS165",
    "A Space placed in a stack that the fleet does not have",
    "A place is the id of one of the stacks that the fleet was given.",
    (key: string, stack: string, stacks: string) =>
      `the Space "${key}" is placed in "${stack}", the fleet's stacks are ${stacks}; write one of those`,
  ),
  noStacks: refusal(
    "HFS167",
    "A fleet without stacks",
    "A ShardedSpaceFleet spreads its Spaces over the stacks that it is given. One stack alone takes a SpaceFleet.",
    () => "the fleet has no stacks; give it two or more, each with a provider of its own",
  ),
  movedBetweenStacks: refusal(
    "HFS166",
    "A key that was renamed, and would change its stack",
    "A Space's stack follows from its key. Terraform moves within one state only, so the Space would be destroyed in one stack and created in another.",
    (key: string, previous: string, stack: string) =>
      `"${key}" was "${previous}", which is in the stack "${stack}"; name that stack for it in places, so that it stays there`,
  ),
  cannotStage: refusal(
    "HFS180",
    "The provider cannot be staged like that",
    "Platforms have Terraform's names. A Node.js that is packed must be one for the platform that it is packed for.",
    (why: string) => why,
  ),
  badProviderAddress: refusal(
    "HFS181",
    "Not the address of a provider",
    "A provider in a registry has that one's host, a namespace, and the type huggingface-spaces; see https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses.",
    (source: string) =>
      `"${source}" is not the address of a provider; write "terraform.example.com/infra/huggingface-spaces"`,
  ),
  notAWarning: refusal(
    "HFS155",
    "Silencing something that is no warning",
    "Only warnings can be acknowledged. What is refused cannot work and has to be changed.",
    (code: string) => `there is no warning ${code}; write the code that a warning begins with, such as HFS132`,
  ),
  costAboveLimit: warning(
    "HFS141",
    "Spaces that cost more than the limit",
    "It is the upper bound that counts: all Spaces running all the time.",
    (upper: number, limit: number) =>
      `the Spaces of this stack may cost ${upper} US dollars a month, the limit is ${limit}; write sleepTime or smaller hardware, or raise monthlyLimitUsd`,
  ),
  costUnknown: warning(
    "HFS142",
    "Spaces of unknown cost",
    "Their hardware is not in the price list, or is only known at deploy time.",
    (paths: string) => `the cost of ${paths} is unknown and not in the estimate; see ${PRICES}`,
  ),
  backendMigration: warning(
    "HFS170",
    "A state that moves to another backend",
    "With --migrate-state, the CLI locks all providers anew, which asks the network for each, and no registry has the bundled one. Terraform itself needs no such step.",
    (before: string, now: string, stack: string) =>
      `the state moves from the backend "${before}" to "${now}"; run, this once, cdktf deploy ${stack} --migrate-state --skip-provider-lock`,
  ),
};
