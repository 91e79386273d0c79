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
stack = TerraformStack(app, "{{name}}")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)

greeter = HuggingFaceSpace(
    stack,
    "greeter",
    name="greeter",
    sdk=SpaceSdk.GRADIO,
    source=SpaceSource.from_directory(str(Path(__file__).parent / "app")),  # a change of its files is one commit
)
greeter.wait_until_running(timeout=Duration.minutes(15))
TerraformOutput(stack, "url", value=greeter.url)

app.synth()
