from cdktf import App, TerraformOutput, TerraformStack
from cdktf_huggingface_spaces import (
    ArgillaSpace,
    Duration,
    HuggingFaceSpacesProvider,
    ProviderSource,
    SpaceBucket,
    SpaceStorage,
)

app = App()
stack = TerraformStack(app, "{{name}}")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)

data = SpaceBucket(stack, "data", name="argilla-data")
argilla = ArgillaSpace(
    stack,
    "argilla",
    name="argilla",
    storage=SpaceStorage.bucket(data),  # outlives a restart
)
argilla.wait_until_running(timeout=Duration.minutes(15))
TerraformOutput(stack, "url", value=argilla.url)

app.synth()
