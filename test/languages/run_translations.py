"""Runs each example of a page in the constructor of a stack of its own: python run_translations.py PAGE"""

import re
import sys

import cdktf
import cdktf_huggingface_spaces

page = open(sys.argv[1], encoding="utf-8").read()
examples = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
names = {**vars(cdktf), **vars(cdktf_huggingface_spaces)}
for number, example in enumerate(examples):
    stack = cdktf.TerraformStack(cdktf.App(), f"stack-{number}")
    if "HuggingFaceSpacesProvider(self" not in example and "App()" not in example:
        source = cdktf_huggingface_spaces.ProviderSource.BUNDLED
        cdktf_huggingface_spaces.HuggingFaceSpacesProvider(stack, "huggingface", provider_source=source)
    try:
        exec(example, {**names, "self": stack, "stack": stack})
    except Exception as error:
        sys.exit(f"{error}\n\n{example}")
print(f"{len(examples)} examples")
