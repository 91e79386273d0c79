"""Runs each example of a page in the constructor of a stack of its own: python run_translations.py PAGE"""

import os
import re
import sys

import cdktf
import cdktf_huggingface_spaces.bindings
import constructs
import jsii

page = open(sys.argv[1], encoding="utf-8").read()
examples = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
names = {"jsii": jsii, "os": os, **vars(constructs), **vars(cdktf), **vars(cdktf_huggingface_spaces)}
failures = []
for number, example in enumerate(examples):
    stack = cdktf.TerraformStack(cdktf.App(), f"stack-{number}")
    if "HuggingFaceSpacesProvider(self" not in example and "App()" not in example:
        source = cdktf_huggingface_spaces.ProviderSource.BUNDLED
        cdktf_huggingface_spaces.HuggingFaceSpacesProvider(stack, "huggingface", provider_source=source)
    try:
        exec(example, {**names, "self": stack, "stack": stack})
    except Exception as error:
        failures.append(f"{error}\n\n{example}")
if failures:
    sys.exit("\n".join(failures))
print(f"{len(examples)} examples")
