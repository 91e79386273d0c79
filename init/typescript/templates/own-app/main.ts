import * as path from "path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  Duration,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceSdk,
  SpaceSource,
} from "cdktf-huggingface-spaces";

const app = new App();
const stack = new TerraformStack(app, "{{name}}");
new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });

const greeter = new HuggingFaceSpace(stack, "greeter", {
  name: "greeter",
  sdk: SpaceSdk.GRADIO,
  source: SpaceSource.fromDirectory(path.join(__dirname, "app")), // a change of its files is one commit
});
greeter.waitUntilRunning({ timeout: Duration.minutes(15) });
new TerraformOutput(stack, "url", { value: greeter.url });

app.synth();
