"""A server in one stack and a page that links to it in another: cdktf deploy platform pages"""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_huggingface_spaces import (
    HuggingFaceSpace,
    HuggingFaceSpacesProvider,
    ProviderSource,
    SpaceSdk,
    SpaceSource,
    ZenMLSpace,
)

app = App()
platform = TerraformStack(app, "platform")
pages = TerraformStack(app, "pages")
for stack in (platform, pages):
    HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)

zenml = ZenMLSpace(platform, "zenml", name="zenml-server")
page = HuggingFaceSpace(
    pages,
    "page",
    name="links",
    sdk=SpaceSdk.STATIC,
    source=SpaceSource.from_inline({"index.html": "<h1>Our platform</h1>"}),
    env={"ZENML_URL": zenml.url},
)
TerraformOutput(pages, "page_url", value=page.page_url)

app.synth()
