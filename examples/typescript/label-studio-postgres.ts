import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import {
  HuggingFaceSpacesProvider,
  LabelStudioSpace,
  ProviderSource,
  SpaceSecret,
  SpaceVisibility,
} from "cdktf-huggingface-spaces";

// Label Studio with a PostgreSQL database and closed sign-up.
// export TF_VAR_LABEL_STUDIO_PASSWORD=… TF_VAR_POSTGRES_PASSWORD=… TF_VAR_SESSION_KEY=…
const app = new App();
const stack = new TerraformStack(app, "label-studio");
new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });

const host = new TerraformVariable(stack, "postgres_host", { type: "string", default: "db.example.com" });
const labelStudio = new LabelStudioSpace(stack, "label-studio", {
  name: "label-studio",
  visibility: SpaceVisibility.PUBLIC,
  userEmail: "admin@example.com",
  userPassword: SpaceSecret.fromEnvironment("LABEL_STUDIO_PASSWORD"),
  sessionKey: SpaceSecret.fromEnvironment("SESSION_KEY"),
  database: {
    host: host.stringValue,
    name: "labels",
    user: "labels",
    password: SpaceSecret.fromEnvironment("POSTGRES_PASSWORD"),
  },
});
new TerraformOutput(stack, "api_url", { value: labelStudio.apiUrl });

app.synth();
