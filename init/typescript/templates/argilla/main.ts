import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  ArgillaSpace,
  Duration,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceBucket,
  SpaceStorage,
} from "cdktf-huggingface-spaces";

const app = new App();
const stack = new TerraformStack(app, "{{name}}");
new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });

const data = new SpaceBucket(stack, "data", { name: "argilla-data" });
const argilla = new ArgillaSpace(stack, "argilla", {
  name: "argilla",
  storage: SpaceStorage.bucket(data), // outlives a restart
});
argilla.waitUntilRunning({ timeout: Duration.minutes(15) });
new TerraformOutput(stack, "url", { value: argilla.url });

app.synth();
