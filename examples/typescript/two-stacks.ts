import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceSdk,
  SpaceSource,
  ZenMLSpace,
} from "cdktf-huggingface-spaces";

// A server in one stack and a page that links to it in another: cdktf deploy platform pages
const app = new App();
const platform = new TerraformStack(app, "platform");
const pages = new TerraformStack(app, "pages");
for (const stack of [platform, pages]) {
  new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
}

const zenml = new ZenMLSpace(platform, "zenml", { name: "zenml-server" });
const page = new HuggingFaceSpace(pages, "page", {
  name: "links",
  sdk: SpaceSdk.STATIC,
  source: SpaceSource.fromInline({ "index.html": "<h1>Our platform</h1>" }),
  env: { ZENML_URL: zenml.url },
});
new TerraformOutput(pages, "page_url", { value: page.pageUrl });

app.synth();
