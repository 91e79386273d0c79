"""Synthesizes each example of a page, but for whole programs, as a stack of its own: python run_translations.py PAGE"""

import os
import re
import sys

import cdktf
import cdktf_huggingface_spaces
import constructs
import jsii

page = open(sys.argv[1], encoding="utf-8").read()
examples = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
libraries = [constructs, cdktf, cdktf_huggingface_spaces, cdktf_huggingface_spaces.bindings]
names = {"jsii": jsii, "os": os}
for library in reversed(libraries):
    names.update({name: value for name, value in vars(library).items() if not name.startswith("_")})
app = cdktf.App()
failures = []
for number, example in enumerate(examples):
    if re.search(r"^from cdktf import .*\bApp\b", example, re.MULTILINE):
        stack = cdktf.TerraformStack(cdktf.App(), "program")
    else:
        stack = cdktf.TerraformStack(app, f"example-{number}")
        if "HuggingFaceSpacesProvider(self" not in example:
            source = cdktf_huggingface_spaces.ProviderSource.BUNDLED
            cdktf_huggingface_spaces.HuggingFaceSpacesProvider(stack, "huggingface", provider_source=source)
    try:
        exec(example, {**names, "self": stack, "stack": stack})
    except Exception as error:
        failures.append(f"{error}\n\n{example}")
if failures:
    sys.exit("\n".join(failures))
app.synth()
