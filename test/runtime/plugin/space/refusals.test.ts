import { UNKNOWN } from "../../../../runtime/plugin/protocol";
import { huggingFaceSpaces } from "../../../../runtime/plugin/provider";
import { configurationOf, encode, ProviderProcess } from "../../../support/provider-process";

const TYPE = "huggingface-spaces_space";
const provider = new ProviderProcess(huggingFaceSpaces);

/** What `terraform validate` says of a Space, without a Hub: `severity place: summary: detail`. */
async function diagnosticsOf(attributes: object): Promise<string[]> {
  const schema = provider.schemaOf(TYPE);
  const config = encode(configurationOf({ name: "app", sdk: "docker", ...attributes }, schema), schema);
  const answer = await provider.call("ValidateResourceConfig", {
    typeName: TYPE,
    config,
    clientCapabilities: { writeOnlyAttributesAllowed: true },
  });
  return (answer.diagnostics ?? []).map(({ severity, summary, detail, attribute }) => {
    const steps = attribute?.steps ?? [];
    const place = steps.map((step) => step.attributeName || step.elementKeyString || step.elementKeyInt).join(".");
    return `${severity === 1 ? "error" : "warning"} ${place}: ${summary}: ${detail}`;
  });
}

const volume = { type: "dataset", source: "acme/data", mount_path: "/data" };

describe("one value", () => {
  test.each([
    [
      { name: "my app" },
      'name: Malformed name: The name "my app" holds a space; only letters, digits, ".", "_" and "-" are allowed. Write for example "my-app".',
    ],
    [
      { namespace: "-acme" },
      'namespace: Malformed namespace: The namespace "-acme" starts with "-". Write for example "acme".',
    ],
    [
      { visibility: "secret" },
      'visibility: Unknown visibility: "secret" is no visibility. Write "public", "private" or "protected".',
    ],
    [
      { sdk: null, template: "argilla" },
      'template: Malformed template: A template is named by its Space\'s id, not "argilla". Write for example "argilla/argilla-template-space".',
    ],
    [
      { sdk: null, template: "zenml/zenml template" },
      'template: Malformed template: A template is named by its Space\'s id, not "zenml/zenml template". Write for example "zenml/zenml-template-space".',
    ],
    [
      { sdk: null, template: "spaces/zenml/zenml-template-space" },
      'template: Malformed template: A template is named by its Space\'s id, not "spaces/zenml/zenml-template-space". Write for example "zenml/zenml-template-space".',
    ],
    [
      { sleep_time: 0, hardware: "t4-small" },
      "sleep_time: Malformed sleep time: 0 is no sleep time. Write whole seconds above 0, or -1 for never.",
    ],
    [
      { sleep_time: -2, hardware: "t4-small" },
      "sleep_time: Malformed sleep time: -2 is no sleep time. Write whole seconds above 0, or -1 for never.",
    ],
    [
      { sleep_time: 1.5, hardware: "t4-small" },
      "sleep_time: Malformed sleep time: 1.5 is no sleep time. Write whole seconds above 0, or -1 for never.",
    ],
    [
      { replicas: 0 },
      "replicas: Malformed number of replicas: 0 is no number of replicas. Write a whole number above 0.",
    ],
    [
      { replicas: 1.5 },
      "replicas: Malformed number of replicas: 1.5 is no number of replicas. Write a whole number above 0.",
    ],
    [
      { secrets: { "MY-KEY": "planted" } },
      'secrets.MY-KEY: Malformed key of a secret: The key "MY-KEY" holds something other than letters, digits and "_". Write for example "MY_KEY".',
    ],
    [
      { secrets_wo: { _KEY: "planted" } },
      'secrets_wo._KEY: Malformed key of a secret: The key "_KEY" does not start with a letter. Write for example "KEY".',
    ],
    [
      { variables: { "1A": "" } },
      'variables.1A: Malformed key of a variable: The key "1A" does not start with a letter. Write for example "A".',
    ],
    [
      { volumes: [volume, { ...volume, type: "disk", mount_path: "/b" }] },
      'volumes.1.type: Unknown type of volume: "disk" cannot be mounted. Write "bucket", "model", "dataset" or "space".',
    ],
    [
      { volumes: [{ ...volume, source: "data" }] },
      'volumes.0.source: Malformed source of a volume: "data" is no id. Write "namespace/name", such as "my-namespace/data".',
    ],
    [
      { volumes: [{ ...volume, source: "datasets/acme/data" }] },
      'volumes.0.source: Malformed source of a volume: "datasets/acme/data" is no id. Write "namespace/name", such as "datasets/acme".',
    ],
    [
      { volumes: [{ ...volume, mount_path: "/" }] },
      'volumes.0.mount_path: Malformed mount path: The volume at "/" hides the whole file system. Write for example "/data".',
    ],
    [
      { volumes: [{ ...volume, mount_path: "data/x" }] },
      'volumes.0.mount_path: Malformed mount path: The volume at "data/x" is not mounted at an absolute path. Write for example "/data/x".',
    ],
    [
      { volumes: [{ ...volume, mount_path: "/data/../etc" }] },
      'volumes.0.mount_path: Malformed mount path: The volume at "/data/../etc" has no plain path. Write for example "/data/etc".',
    ],
    [
      { timeouts: { create: "soon" } },
      'timeouts.create: Malformed duration: "soon" is no duration. Write for example "90s", "15m" or "1h30m".',
    ],
    [
      { short_description: "x".repeat(61) },
      `short_description: Short description is too long: The short description has 61 characters, 60 are allowed. Write for example "${"x".repeat(60)}".`,
    ],
    [{ region: "mars" }, 'region: Unknown region: "mars" is no region. Write "us" or "eu".'],
    [
      { resource_group_id: "0123456789abcdef012345678" },
      'resource_group_id: Malformed resource group: "0123456789abcdef012345678" is no id of a resource group, which has 24 hex digits.',
    ],
    [
      { resource_group_id: "x0123456789abcdef01234567" },
      'resource_group_id: Malformed resource group: "x0123456789abcdef01234567" is no id of a resource group, which has 24 hex digits.',
    ],
    [
      { hardware: "t4-small " },
      'hardware: Malformed hardware: "t4-small " is no hardware, whose names hold no white space. Write for example "t4-small".',
    ],
    [{ sdk: "a b" }, 'sdk: Malformed SDK: "a b" is no SDK. Write "docker", "gradio" or "static".'],
  ])("%j is refused, with its place and what to write", async (attributes, refusal) => {
    expect(await diagnosticsOf(attributes)).toEqual([`error ${refusal}`]);
  });

  test.each([
    { visibility: "protected" },
    { sdk: null, template: "acme/own-template" },
    { sleep_time: -1, hardware: "t4-small" },
    { sleep_time: 1, hardware: "t4-small" },
    { replicas: 1 },
    { volumes: [volume, { ...volume, type: "bucket", mount_path: "/b" }] },
    { volumes: [{ ...volume, type: "model", mount_path: "/data/", revision: "v1" }] },
    { volumes: [{ ...volume, type: "space" }] },
    { timeouts: { create: "90s", update: "1h30m" } },
    { short_description: "ä🤗".repeat(30) }, // 60 characters, of more bytes
    { region: "us" },
    { resource_group_id: "0123456789abcdef01234567" },
  ])("%j is taken", async (attributes) => {
    expect(await diagnosticsOf(attributes)).toEqual([]);
  });

  test("that is not known yet is asked about nothing", async () => {
    const names = ["visibility", "template", "sleep_time", "replicas", "secrets", "variables", "volumes", "timeouts"];
    expect(await diagnosticsOf(Object.fromEntries(names.map((name) => [name, UNKNOWN])))).toEqual([]);
  });
});

describe("values that do not go together", () => {
  const onFreeHardware =
    'error sleep_time: Sleep time of free hardware is fixed: "sleep_time" cannot be set on cpu-basic, which a Space has where no ' +
    'other hardware is named, and which sleeps after 48 hours (172800 seconds). Leave it out, or name paid "hardware".';

  test.each([
    [
      { visibility: "public", private: true },
      'error private: Visibility contradicts itself: "visibility" is "public" and "private" is true. Give one of them, or both alike.',
    ],
    [
      { visibility: "protected", private: false },
      'error private: Visibility contradicts itself: "visibility" is "protected" and "private" is false. Give one of them, or both alike.',
    ],
    [{ sdk: null }, 'error sdk: No SDK: Give "sdk" (docker, gradio, static), or a "template", which decides it.'],
    [
      { sdk: null, template: "" },
      'error sdk: No SDK: Give "sdk" (docker, gradio, static), or a "template", which decides it.',
    ],
    [
      { sdk: "gradio", template: "zenml/zenml-template-space" },
      'error sdk: SDK does not fit the template: The template "zenml/zenml-template-space" is a docker Space. Leave "sdk" out, or write "docker".',
    ],
    [
      { secrets: { A: "planted" }, variables: { A: "1", B: "1" } },
      'error variables.A: Key is given twice: "A" is in "secrets" and in "variables". Keep one of them.',
    ],
    [
      { secrets: { A: "planted" }, secrets_wo: { A: "planted" } },
      'error secrets_wo.A: Key is given twice: "A" is in "secrets" and in "secrets_wo". Keep one of them.',
    ],
    [{ sleep_time: 600, hardware: "cpu-basic" }, onFreeHardware],
    [
      { replicas: 2, hardware: "cpu-basic" },
      'error replicas: Replicas need paid hardware: "replicas" cannot be more than 1 on cpu-basic, which a Space has where no other hardware is named. Leave it out, or name paid "hardware".',
    ],
    [
      { hardware: "zero-a10g" },
      'error hardware: ZeroGPU without gradio: ZeroGPU runs gradio only, this is a docker Space. Write "gradio" for "sdk", or name other "hardware".',
    ],
    [
      { sdk: null, template: "zenml/zenml-template-space", hardware: "zerogpu" },
      'error hardware: ZeroGPU without gradio: ZeroGPU runs gradio only, this is a docker Space. Write "gradio" for "sdk", or name other "hardware".',
    ],
    [
      { volumes: [volume, { ...volume, type: "model", mount_path: "/data/" }] },
      'error volumes.1.mount_path: Mount path is taken: Another volume is mounted at "/data" too. Give each a path of its own.',
    ],
    [
      { volumes: [{ ...volume, type: "bucket", revision: "v1" }] },
      "error volumes.0.revision: Revision of a bucket: A bucket has no branches, tags or commits. Leave the revision out.",
    ],
    [
      { source_hash: "abc" },
      'error source_hash: Hash without a folder: Give "source_dir" too, or leave "source_hash" out.',
    ],
    [
      { factory_rebuild: true },
      'error factory_rebuild: Nothing triggers the rebuild: "factory_rebuild" says how "restart_triggers" restart the app. Give those too, or leave it out.',
    ],
    [
      { hardware: "h100" },
      'warning hardware: Hardware is gone: The Hub no longer offers "h100". See https://huggingface.co/docs/hub/spaces-gpus for what it does offer.',
    ],
    [
      { storage: "small" },
      'warning storage: Storage tiers are gone: The Hub has no storage tiers any more, so "storage" has no effect. Leave it out; what keeps data across restarts now is a bucket, mounted as a volume.',
    ],
  ])("%j: the user is told what to give instead", async (attributes, sentence) => {
    expect(await diagnosticsOf(attributes)).toEqual([sentence]);
  });

  test.each([
    { visibility: "public", private: false },
    { visibility: "private", private: true },
    { visibility: UNKNOWN, private: true },
    { sdk: UNKNOWN },
    { sdk: null, template: UNKNOWN },
    { sdk: "docker", template: "zenml/zenml-template-space" },
    { sdk: "gradio", template: "acme/own-template" },
    { secrets: { A: "1" }, secrets_wo: { B: "1" }, variables: { C: "1" } },
    { secrets: UNKNOWN, variables: { A: "1" } },
    { sleep_time: 172800, hardware: "cpu-basic" },
    { sleep_time: 600, hardware: "t4-small" },
    { replicas: 2, hardware: "t4-small" },
    { replicas: 1, hardware: "cpu-basic" },
    { replicas: UNKNOWN, hardware: "cpu-basic" },
    { sleep_time: UNKNOWN, hardware: "cpu-basic" },
    { sdk: "gradio", hardware: "zero-a10g" },
    { sdk: null, template: "acme/own-template", hardware: "zero-a10g" },
    {
      volumes: [
        { ...volume, mount_path: UNKNOWN },
        { ...volume, mount_path: UNKNOWN },
      ],
    },
    { source_dir: "app", source_hash: "abc" },
    { factory_rebuild: true, restart_triggers: { a: "1" } },
    { restart_triggers: { a: "1" } },
    { storage: "" },
  ])("%j go together", async (attributes) => {
    expect(await diagnosticsOf(attributes)).toEqual([]);
  });

  test("a static Space has nothing that runs, and each attribute of such is refused", async () => {
    const running = { hardware: "t4-small", sleep_time: 600, replicas: 1, volumes: [volume], paused: false };
    const refusals = await diagnosticsOf({ sdk: "static", ...running, dev_mode: true, restart_triggers: { a: "1" } });
    expect(refusals).toEqual(
      ["hardware", "sleep_time", "replicas", "volumes", "paused", "dev_mode", "restart_triggers"].map(
        (name) =>
          `error ${name}: Not for static Spaces: A static Space is files that the Hub serves: nothing of it runs, so it has no "${name}". Leave it out.`,
      ),
    );
    expect(await diagnosticsOf({ sdk: "static", visibility: "private", variables: { A: "1" } })).toEqual([]);
  });
});
