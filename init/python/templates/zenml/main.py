from cdktf import App, TerraformOutput, TerraformStack
from cdktf_huggingface_spaces import (
    Duration,
    HuggingFaceSpacesProvider,
    ProviderSource,
    SpaceHardware,
    SpaceSecret,
    ZenMLSpace,
)

app = App()
stack = TerraformStack(app, "{{name}}")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)

zenml = ZenMLSpace(
    stack,
    "zenml",
    name="zenml-server",
    hardware=SpaceHardware.CPU_UPGRADE,
    sleep_time=Duration.NEVER,
    store_url=SpaceSecret.from_environment("ZENML_STORE_URL"),
    user_password=SpaceSecret.from_environment("ZENML_PASSWORD"),
    deletion_protection=False,  # True once others rely on it
)
zenml.wait_until_running(timeout=Duration.minutes(15))
TerraformOutput(stack, "url", value=zenml.url)
TerraformOutput(stack, "connect", value=zenml.connect_command)

app.synth()
