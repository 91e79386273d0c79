"""What the Hub says of a Space that is managed elsewhere: terraform apply -var space_id=namespace/name"""

from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_huggingface_spaces import HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource

app = App()
stack = TerraformStack(app, "lookup")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)

id = TerraformVariable(stack, "space_id", type="string")
space = HuggingFaceSpace.from_lookup(stack, "space", id.string_value)
TerraformOutput(
    stack,
    "description",
    value={
        "author": space.author,
        "sdk": space.sdk,
        "stage": space.stage,
        "likes": space.likes,
        "url": space.url,
    },
)

app.synth()
