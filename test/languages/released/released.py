from cdktf import App, TerraformStack
from cdktf_huggingface_spaces import (
    ChatUiSpace,
    Duration,
    HuggingFaceSpacesProvider,
    PartialSpaceProps,
    SpaceFleet,
    SpaceHardware,
    SpaceSecret,
    SpaceTemplate,
    bindings,
)

app = App()
stack = TerraformStack(app, "released")
HuggingFaceSpacesProvider(stack, "huggingface")

chat = ChatUiSpace(
    stack,
    "chat",
    name="chat",
    hardware=SpaceHardware.A10_G_SMALL,
    sleep_time=Duration.hours(1),
    model_parameters={"temperature": 0.2, "top_p": 0.9, "top_k": 5, "max_new_tokens": 100},
    database_url=SpaceSecret.from_environment("CHAT_DATABASE"),
)
resource = chat.node.default_child
assert isinstance(resource, bindings.Space)
resource.hardware = "a10g-large"
labs = SpaceFleet(
    stack,
    "labs",
    defaults=PartialSpaceProps(
        template=SpaceTemplate.JUPYTERLAB,
        env={"TEAM": "research", "LEVEL": "1", "CORPUS": "news"},
        secrets={"JUPYTER_TOKEN": SpaceSecret.from_environment("LAB_TOKEN")},
    ),
    spaces={key: PartialSpaceProps() for key in ["vision", "text", "audio", "speech"]},
)

app.synth()
