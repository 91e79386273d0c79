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
});
