"""Runs `hf`, the command, again and again without a new start: a line of JSON with its arguments in, a line of JSON out."""

import contextlib
import io
import json
import sys

from huggingface_hub.cli.hf import main

for line in sys.stdin:
    sys.argv = ["hf", *json.loads(line)]
    output = io.StringIO()
    status = 0
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        try:
            main()
        except SystemExit as end:
            status = end.code or 0
    print(json.dumps({"status": status, "output": output.getvalue()}), flush=True)
