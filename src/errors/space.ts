import { refusal, text, warning } from "./problem-kind";

/** What a Space is given. */
export const spaceProblems = {
  badName: refusal(
    "HFS101",
    "A name that the Hub does not accept",
    'Names of namespaces and Spaces have 1 to 96 letters, digits, "-", "_" and "."; see https://huggingface.co/docs/huggingface_hub/package_reference/utilities.',
    text`${"what"} "${"value"}" ${"problem"}; write "${"suggestion"}"`,
  ),
  badSpaceId: refusal(
    "HFS102",
    "Not the id of a Space",
    "A Space's id is its namespace and its name with a slash between them, as in its page's address.",
    text`"${"value"}" is not the id of a Space; write "${"suggestion"}"`,
  ),
  badKey: refusal(
    "HFS103",
    "A secret or variable key that the Hub does not accept",
    "Keys start with a letter and go on with letters, digits and underscores.",
    text`${"what"} "${"key"}" ${"problem"}; write "${"suggestion"}"`,
  ),
  keyTwice: refusal(
    "HFS104",
    "A key given twice",
    "Secrets and variables share one environment, so a key has one value and is either a secret or a variable.",
    text`${"what"} "${"key"}" is already a ${"before"} of this Space; remove one of them`,
  ),
  noSdk: refusal(
    "HFS105",
    "Neither an SDK nor a template",
    "The Hub needs to know what runs the Space's files. A template brings its SDK along.",
    text`a Space needs sdk or template; write sdk: SpaceSdk.DOCKER`,
  ),
  nearMiss: warning(
    "HFS113",
    "A value that the Hub very likely does not know",
    "The Hub adds values without notice, so unknown ones are let through. This one is very near a known one.",
    text`${"what"} "${"value"}" is unknown; did you mean "${"suggestion"}"?`,
  ),
  badDuration: refusal(
    "HFS114",
    "Not a length of time",
    "A Duration is more than nothing. For a Space that never sleeps there is Duration.NEVER.",
    text`${"amount"} is not a length of time; write a number above 0, as in Duration.minutes(15)`,
  ),
  freeSleepTime: refusal(
    "HFS117",
    "A sleep time on free hardware",
    "On free hardware a Space sleeps after 48 hours without visitors, always.",
    text`sleepTime cannot be set on ${"flavor"}, which sleeps after 48 hours; leave it out, or write hardware: SpaceHardware.CPU_UPGRADE`,
  ),
  freeReplicas: refusal(
    "HFS173",
    "Replicas on free hardware",
    "Free hardware runs one copy of the app.",
    text`replicas cannot be more than 1 on ${"flavor"}; leave it out, or write hardware: SpaceHardware.CPU_UPGRADE`,
  ),
  zeroGpuSdk: refusal(
    "HFS118",
    "ZeroGPU without gradio",
    "ZeroGPU hands out a GPU for single calls, which gradio makes.",
    text`ZeroGPU runs gradio only, the SDK is ${"sdk"}; write sdk: SpaceSdk.GRADIO, or choose other hardware`,
  ),
  staticSpace: refusal(
    "HFS119",
    "Something that a static Space does not have",
    "A static Space is a set of files: nothing runs, so there is no hardware, no sleep, no volume and no restart.",
    text`a static Space has no ${"what"}; leave it out, or write sdk: SpaceSdk.DOCKER`,
  ),
  staticSecrets: warning(
    "HFS120",
    "Secrets on a static Space",
    "The Hub hands them to every visitor's browser, as window.huggingface.variables.",
    text`the secret ${"key"} of a static Space can be read by every visitor; use another SDK, or leave it out`,
  ),
  sdkOfTemplate: refusal(
    "HFS121",
    "An SDK that is not the template's",
    "A template brings its SDK along.",
    text`${"template"} is a ${"theirs"} template, sdk is ${"given"}; leave sdk out`,
  ),
  sameName: refusal(
    "HFS122",
    "Two Spaces with one name",
    "The second creation would fail at deploy.",
    text`"${"name"}" is also the name of ${"other"}; give one of them another name`,
  ),
  longDescription: refusal(
    "HFS123",
    "A short description that is too long",
    "It stands on the Space's card, which has room for 60 characters.",
    text`shortDescription ${"problem"}; write "${"suggestion"}"`,
  ),
  goneValue: warning(
    "HFS125",
    "A value that the Hub does not take any more",
    "Older Spaces may still have it, new ones cannot.",
    text`${"what"} "${"value"}" is gone from the Hub; write ${"suggestion"}`,
  ),
  nothingToRun: warning(
    "HFS134",
    "Waiting for a Space that has nothing to run",
    "A Space without a template and without files of its own stays at the stage NO_APP_FILE.",
    text`the Space has nothing to run, so it will never be RUNNING; give it a template or a source`,
  ),
  badArgument: refusal(
    "HFS171",
    "An argument of the wrong form",
    "The provider would refuse it at plan.",
    text`${"what"} is ${"value"}; write ${"expected"}`,
  ),
  idleRebuild: refusal(
    "HFS172",
    "A rebuild that nothing triggers",
    "factoryRebuild says how a change of restartTriggers restarts the app: from scratch.",
    text`factoryRebuild does nothing without restartTriggers; give those too, or leave it out`,
  ),
  endlessTimeout: refusal(
    "HFS154",
    "Waiting without an end",
    "Terraform holds the state's lock while it waits. The Hub itself gives up on a start after 30 minutes.",
    text`timeout is Duration.NEVER, which is for sleepTime alone; write Duration.hours(1), or leave it out`,
  ),
};
