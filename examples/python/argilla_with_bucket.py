"""Argilla, with a bucket that keeps its data across restarts. export TF_VAR_ARGILLA_PASSWORD=…"""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_huggingface_spaces import (
    ArgillaSpace,
    HuggingFaceSpacesProvider,
    ProviderSource,
    SpaceBucket,
    SpaceSecret,
    SpaceStorage,
)

app = App()
stack = TerraformStack(app, "argilla")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)

data = SpaceBucket(stack, "data", name="argilla-data")
argilla = ArgillaSpace(
    stack,
    "argilla",
    name="argilla",
    storage=SpaceStorage.bucket(data),
    owner_name="owner",
    owner_password=SpaceSecret.from_environment("ARGILLA_PASSWORD"),
)
TerraformOutput(stack, "api_url", value=argilla.api_url)

app.synth()
