import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import {
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceHardware,
  SpaceSdk,
  SpaceTemplate,
} from "cdktf-huggingface-spaces";
import { Construct } from "constructs";

class ZenMLStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // What differs between deployments: terraform apply -var hardware=t4-small
    const name = new TerraformVariable(this, "name", { type: "string", default: "zenml-server" });
    const hardware = new TerraformVariable(this, "hardware", { type: "string", default: "cpu-basic" });
    const verbosity = new TerraformVariable(this, "logging_verbosity", { type: "string", default: "INFO" });
    const token = new TerraformVariable(this, "huggingface_token", {
      type: "string",
      sensitive: true,
      description: "Hugging Face access token; export TF_VAR_huggingface_token",
    });

    new HuggingFaceSpacesProvider(this, "huggingface", {
      providerSource: ProviderSource.BUNDLED,
      token: token.stringValue,
    });

    const zenml = new HuggingFaceSpace(this, "zenml", {
      name: name.stringValue,
      sdk: SpaceSdk.DOCKER,
      template: SpaceTemplate.of("zenml/zenml"),
      hardware: SpaceHardware.of(hardware.stringValue),
      env: { ZENML_LOGGING_VERBOSITY: verbosity.stringValue },
    });

    // The same Space, as the Hub describes it.
    const seen = HuggingFaceSpace.fromSpaceId(this, "seen", zenml.spaceId);
    const described = {
      id: zenml.spaceId,
      url: zenml.url,
      page_url: zenml.pageUrl,
      name: seen.name,
      author: seen.author,
      last_modified: seen.lastModified,
      likes: seen.likes,
      private: seen.isPrivate,
      sdk: seen.sdk,
    };
    const outputs = new Construct(this, "outputs");
    for (const [key, value] of Object.entries(described)) {
      new TerraformOutput(outputs, key, { value }).overrideLogicalId(key);
    }
  }
}

const app = new App();
new ZenMLStack(app, "huggingface-spaces");
app.synth();
