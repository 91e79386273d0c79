import { App, TerraformStack } from "cdktf";
import {
  type bindings,
  ChatUiSpace,
  Duration,
  HuggingFaceSpacesProvider,
  SpaceFleet,
  SpaceHardware,
  SpaceSecret,
  SpaceTemplate,
} from "cdktf-huggingface-spaces";

// Maps wherever a user can give one: in no language may their order matter.
const app = new App();
const stack = new TerraformStack(app, "released");
new HuggingFaceSpacesProvider(stack, "huggingface");

const chat = new ChatUiSpace(stack, "chat", {
  name: "chat",
  hardware: SpaceHardware.A10_G_SMALL,
  sleepTime: Duration.hours(1),
  modelParameters: { temperature: 0.2, top_p: 0.9, top_k: 5, max_new_tokens: 100 },
  databaseUrl: SpaceSecret.fromEnvironment("CHAT_DATABASE"),
});
(chat.node.defaultChild as bindings.Space).hardware = "a10g-large";
new SpaceFleet(stack, "labs", {
  defaults: {
    template: SpaceTemplate.JUPYTERLAB,
    env: { TEAM: "research", LEVEL: "1", CORPUS: "news" },
    secrets: { JUPYTER_TOKEN: SpaceSecret.fromEnvironment("LAB_TOKEN") },
  },
  spaces: { vision: {}, text: {}, audio: {}, speech: {} },
});

app.synth();
