import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource } from "cdktf-huggingface-spaces";

// What the Hub says of a Space that is managed elsewhere: terraform apply -var space_id=namespace/name
const app = new App();
const stack = new TerraformStack(app, "lookup");
new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });

const id = new TerraformVariable(stack, "space_id", { type: "string" });
const space = HuggingFaceSpace.fromLookup(stack, "space", id.stringValue);
new TerraformOutput(stack, "description", {
  value: { author: space.author, sdk: space.sdk, stage: space.stage, likes: space.likes, url: space.url },
});

app.synth();
