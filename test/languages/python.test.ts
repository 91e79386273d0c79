import * as path from "path";
import { ROOT, run } from "./language";
import { python } from "./python";
import { describeSameAsTypeScript } from "./same-as-typescript";

describeSameAsTypeScript(python, ({ apps, temporary }) => {
  test.each([
    [
      "a refusal says what to write in Python",
      'HuggingFaceSpace(stack, "demo", name="demo")',
      "RuntimeError: HFS105: a Space needs sdk or template; write sdk=SpaceSdk.DOCKER [stack/demo]",
    ],
    [
      "a typo in a fleet's Space is refused",
      'SpaceFleet(stack, "labs").add_space("text", hardwar=SpaceHardware.T4_SMALL)',
      "TypeError: SpaceFleet.add_space() got an unexpected keyword argument 'hardwar'",
    ],
  ])("%s", async (_, line, message) => {
    const code = `
from cdktf import App, TerraformStack
from cdktf_huggingface_spaces import *
stack = TerraformStack(App(), "stack")
HuggingFaceSpacesProvider(stack, "huggingface", provider_source=ProviderSource.BUNDLED)
${line}`;
    const env = { ...apps().env, CDKTF_OUTDIR: path.join(temporary(), "refusal") };
    await expect(run(["python", "-c", code], { cwd: ROOT, env })).rejects.toThrow(message);
  });
});
