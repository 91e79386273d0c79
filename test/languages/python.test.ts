import * as path from "path";
import { ROOT, run } from "./language";
import { python } from "./python";
import { describeSameAsTypeScript } from "./same-as-typescript";

describeSameAsTypeScript(python, ({ apps, temporary }) => {
  test("each translated example of the documentation runs", async () => {
    const command = ["python", "test/languages/run_translations.py", "docs/examples-python.md"];
    const env = { ...apps().env, CDKTF_OUTDIR: path.join(temporary(), "translations") };
    expect(await run(command, { cwd: ROOT, env })).toMatch(/^\d\d examples$/m);
  });

  test("a refusal says what to write in Python", async () => {
    const code = `
from cdktf import App, TerraformStack
from cdktf_huggingface_spaces import HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource
stack = TerraformStack(App(), "stack")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)
HuggingFaceSpace(stack, "demo", name="demo")`;
    const env = { ...apps().env, CDKTF_OUTDIR: path.join(temporary(), "refusal") };
    await expect(run(["python", "-c", code], { cwd: ROOT, env })).rejects.toThrow(
      "RuntimeError: HFS105: a Space needs sdk or template; write sdk=SpaceSdk.DOCKER [stack/demo]",
    );
  });
});
