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

// An application of one's own, from the folder app/: a change of its files is one commit.
const app = new App();
const stack = new TerraformStack(app, "own-app");
new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });

const greeter = new HuggingFaceSpace(stack, "greeter", {
  name: "greeter",
  sdk: SpaceSdk.GRADIO,
  source: SpaceSource.fromDirectory(path.join(__dirname, "app")),
  shortDescription: "Says hello",
});
greeter.waitUntilRunning({ timeout: Duration.minutes(15) });
new TerraformOutput(stack, "url", { value: greeter.url });
new TerraformOutput(stack, "commit", { value: greeter.sha });

app.synth();
