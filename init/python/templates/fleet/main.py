from cdktf import App, TerraformOutput, TerraformStack
from cdktf_huggingface_spaces import (
    Duration,
    HuggingFaceSpacesProvider,
    PartialSpaceProps,
    ProviderSource,
    SpaceFleet,
    SpaceHardware,
    SpaceSecret,
    SpaceTemplate,
    StackCost,
)

app = App()
stack = TerraformStack(app, "{{name}}")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)

labs = SpaceFleet(
    stack,
    "labs",
    name_prefix="lab-",
    defaults=PartialSpaceProps(
        template=SpaceTemplate.JUPYTERLAB,
        hardware=SpaceHardware.CPU_UPGRADE,
        sleep_time=Duration.hours(1),
        secrets={"JUPYTER_TOKEN": SpaceSecret.from_environment("JUPYTER_TOKEN")},
    ),
)
labs.add_space("vision", hardware=SpaceHardware.T4_SMALL)
labs.add_space("text")
TerraformOutput(stack, "urls", value=labs.urls)
StackCost(stack, "cost", monthly_limit_usd=500)

app.synth()
