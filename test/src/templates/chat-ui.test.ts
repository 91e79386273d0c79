import { TerraformVariable } from "cdktf";
import { ChatUiSpace, ProviderSource, SpaceHardware, SpaceSecret } from "../../../src";
import { resourceOf, stackWith, warningsOf } from "../../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

test("every prop reaches its setting, the parameters as JSON", () => {
  const chat = new ChatUiSpace(bundled(), "chat", {
    name: "chat",
    hardware: SpaceHardware.A10_G_SMALL,
    model: "HuggingFaceH4/zephyr-7b-beta",
    modelParameters: { temperature: 0.2, stop: ["</s>"] },
    promptTemplate: "{{#each messages}}{{content}}{{/each}}",
    appName: "Ask us",
    appColor: "blue",
    hubToken: SpaceSecret.fromEnvironment("CHAT_HF_TOKEN"),
    databaseUrl: SpaceSecret.fromEnvironment("CHAT_MONGODB_URL"),
  });
  expect(resourceOf(chat)).toEqual({
    name: "chat",
    sdk: "docker",
    template: "huggingchat/chat-ui-template",
    visibility: "private",
    hardware: "a10g-small",
    variables: {
      MODEL_NAME: "HuggingFaceH4/zephyr-7b-beta",
      MODEL_PARAMS: '{"stop":["</s>"],"temperature":0.2}',
      MODEL_PROMPT_TEMPLATE: "{{#each messages}}{{content}}{{/each}}",
      APP_NAME: "Ask us",
      APP_COLOR: "blue",
    },
    secrets_wo: { HF_TOKEN: "${var.CHAT_HF_TOKEN}", MONGODB_URL: "${var.CHAT_MONGODB_URL}" },
  });
  expect(warningsOf(chat)).toEqual([]);
});

test("takes parameters that are only known at deploy", () => {
  const stack = bundled();
  const temperature = new TerraformVariable(stack, "temperature", { type: "number" });
  const stop = new TerraformVariable(stack, "stop", { type: "string" });
  const chat = new ChatUiSpace(stack, "chat", {
    name: "chat",
    modelParameters: { temperature: temperature.numberValue, stop: [stop.stringValue, 'a "${quoted}"'] },
  });
  expect(resourceOf(chat)).toMatchObject({
    variables: {
      MODEL_PARAMS:
        '{"stop":[${jsonencode(var.stop)},"a \\"$${quoted}\\""],"temperature":${jsonencode(var.temperature)}}',
    },
  });
});

test("the order of the parameters does not matter: some languages have none", () => {
  const textOf = (modelParameters: Record<string, unknown>) =>
    resourceOf(new ChatUiSpace(bundled(), "chat", { name: "chat", modelParameters })).variables;
  expect(textOf({ top: { p: 0.9, k: 5 }, temperature: 0.2 })).toEqual(
    textOf({ temperature: 0.2, top: { k: 5, p: 0.9 } }),
  );
});

test.each([
  [SpaceHardware.T4_SMALL, true],
  [SpaceHardware.of("b300-large"), true],
  [SpaceHardware.CPU_UPGRADE, false],
])("hardware that may have an accelerator is not warned about: %s", (hardware, isSilent) => {
  const chat = new ChatUiSpace(bundled(), "chat", { name: "chat", hardware });
  expect(warningsOf(chat).some((warning) => warning.startsWith("HFS133"))).toBe(!isSilent);
});

test("without an accelerator and without a database, it says so", () => {
  expect(warningsOf(new ChatUiSpace(bundled(), "chat", { name: "chat" }))).toEqual([
    "HFS132: huggingchat/chat-ui-template loses its data at each restart; give it a MongoDB database (MONGODB_URL) or a bucket mounted at /data",
    "HFS133: huggingchat/chat-ui-template needs an accelerator, cpu-basic has none; write hardware: SpaceHardware.T4_SMALL or larger",
  ]);
});
