import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  Duration,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceHardware,
  SpaceSecret,
  ZenMLSpace,
} from "cdktf-huggingface-spaces";

const app = new App();
const stack = new TerraformStack(app, "{{name}}");
new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });

const zenml = new ZenMLSpace(stack, "zenml", {
  name: "zenml-server",
  hardware: SpaceHardware.CPU_UPGRADE,
  sleepTime: Duration.NEVER,
  storeUrl: SpaceSecret.fromEnvironment("ZENML_STORE_URL"),
  userPassword: SpaceSecret.fromEnvironment("ZENML_PASSWORD"),
  deletionProtection: false, // true once others rely on it
});
zenml.waitUntilRunning({ timeout: Duration.minutes(15) });
new TerraformOutput(stack, "url", { value: zenml.url });
new TerraformOutput(stack, "connect", { value: zenml.connectCommand });

app.synth();
