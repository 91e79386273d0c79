"""An application of one's own, from the folder app/: a change of its files is one commit."""

from pathlib import Path

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_huggingface_spaces import (
    Duration,
    HuggingFaceSpace,
    HuggingFaceSpacesProvider,
    ProviderSource,
    SpaceSdk,
    SpaceSource,
)

app = App()
stack = TerraformStack(app, "own-app")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)

greeter = HuggingFaceSpace(
    stack,
    "greeter",
    name="greeter",
    sdk=SpaceSdk.GRADIO,
    source=SpaceSource.from_directory(str(Path(__file__).parent / "app")),
    short_description="Says hello",
)
greeter.wait_until_running(timeout=Duration.minutes(15))
TerraformOutput(stack, "url", value=greeter.url)
TerraformOutput(stack, "commit", value=greeter.sha)

app.synth()
