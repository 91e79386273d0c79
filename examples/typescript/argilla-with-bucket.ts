import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  ArgillaSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceBucket,
  SpaceSecret,
  SpaceStorage,
} from "cdktf-huggingface-spaces";

// Argilla, with a bucket that keeps its data across restarts. export TF_VAR_ARGILLA_PASSWORD=…
const app = new App();
const stack = new TerraformStack(app, "argilla");
new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });

const data = new SpaceBucket(stack, "data", { name: "argilla-data" });
const argilla = new ArgillaSpace(stack, "argilla", {
  name: "argilla",
  storage: SpaceStorage.bucket(data),
  ownerName: "owner",
  ownerPassword: SpaceSecret.fromEnvironment("ARGILLA_PASSWORD"),
});
new TerraformOutput(stack, "api_url", { value: argilla.apiUrl });

app.synth();
