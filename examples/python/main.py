"""A ZenML server on a Hugging Face Space, and what the Hub says about it."""

from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_huggingface_spaces import (
    HuggingFaceSpace,
    HuggingFaceSpacesProvider,
    ProviderSource,
    SpaceHardware,
    SpaceSdk,
    SpaceTemplate,
)
from constructs import Construct


class ZenMLStack(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        # What differs between deployments: terraform apply -var hardware=t4-small
        name = TerraformVariable(self, "name", type="string", default="zenml-server")
        hardware = TerraformVariable(self, "hardware", type="string", default="cpu-basic")
        verbosity = TerraformVariable(self, "logging_verbosity", type="string", default="INFO")
        token = TerraformVariable(
            self,
            "huggingface_token",
            type="string",
            sensitive=True,
            description="Hugging Face access token; export TF_VAR_huggingface_token",
        )

        HuggingFaceSpacesProvider(
            self,
            "huggingface",
            provider_source=ProviderSource.BUNDLED,
            token=token.string_value,
        )

        zenml = HuggingFaceSpace(
            self,
            "zenml",
            name=name.string_value,
            sdk=SpaceSdk.DOCKER,
            template=SpaceTemplate.of("zenml/zenml"),
            hardware=SpaceHardware.of(hardware.string_value),
            env={"ZENML_LOGGING_VERBOSITY": verbosity.string_value},
        )

        # The same Space, as the Hub describes it.
        seen = HuggingFaceSpace.from_space_id(self, "seen", zenml.space_id)
        described = {
            "id": zenml.space_id,
            "url": zenml.url,
            "page_url": zenml.page_url,
            "name": seen.name,
            "author": seen.author,
            "last_modified": seen.last_modified,
            "likes": seen.likes,
            "private": seen.is_private,
            "sdk": seen.sdk,
        }
        outputs = Construct(self, "outputs")
        for key, value in described.items():
            TerraformOutput(outputs, key, value=value).override_logical_id(key)


app = App()
ZenMLStack(app, "huggingface-spaces")
app.synth()
