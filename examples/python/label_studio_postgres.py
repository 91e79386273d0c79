"""Label Studio with a PostgreSQL database and closed sign-up.

export TF_VAR_LABEL_STUDIO_PASSWORD=… TF_VAR_POSTGRES_PASSWORD=… TF_VAR_SESSION_KEY=…
"""

from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_huggingface_spaces import (
    HuggingFaceSpacesProvider,
    LabelStudioDatabase,
    LabelStudioSpace,
    ProviderSource,
    SpaceSecret,
    SpaceVisibility,
)

app = App()
stack = TerraformStack(app, "label-studio")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)

host = TerraformVariable(stack, "postgres_host", type="string", default="db.example.com")
label_studio = LabelStudioSpace(
    stack,
    "label-studio",
    name="label-studio",
    visibility=SpaceVisibility.PUBLIC,
    user_email="admin@example.com",
    user_password=SpaceSecret.from_environment("LABEL_STUDIO_PASSWORD"),
    session_key=SpaceSecret.from_environment("SESSION_KEY"),
    database=LabelStudioDatabase(
        host=host.string_value,
        name="labels",
        user="labels",
        password=SpaceSecret.from_environment("POSTGRES_PASSWORD"),
    ),
)
TerraformOutput(stack, "api_url", value=label_studio.api_url)

app.synth()
