import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  Duration,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceFleet,
  SpaceHardware,
  SpaceSecret,
  SpaceTemplate,
  StackCost,
} from "cdktf-huggingface-spaces";

const app = new App();
const stack = new TerraformStack(app, "{{name}}");
new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });

const labs = new SpaceFleet(stack, "labs", {
  namePrefix: "lab-",
  defaults: {
    template: SpaceTemplate.JUPYTERLAB,
    hardware: SpaceHardware.CPU_UPGRADE,
    sleepTime: Duration.hours(1),
    secrets: { JUPYTER_TOKEN: SpaceSecret.fromEnvironment("JUPYTER_TOKEN") },
  },
  spaces: {
    vision: { hardware: SpaceHardware.T4_SMALL },
    text: {},
  },
});
new TerraformOutput(stack, "urls", { value: labs.urls });
new StackCost(stack, "cost", { monthlyLimitUsd: 500 });

app.synth();
