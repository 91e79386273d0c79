import { writeFileSync } from "fs";
import * as path from "path";
import { TerraformWorkspace } from "../test/support/terraform";

const target = path.join(__dirname, "../schema/bundled.json");

/** `npm run schema`: what Terraform itself says about the bundled provider, into schema/bundled.json. */
async function printSchema(): Promise<void> {
  const workspace = new TerraformWorkspace().configure("");
  try {
    await workspace.init();
    const schema: unknown = JSON.parse(await workspace.succeed("providers", "schema", "-json"));
    writeFileSync(target, `${JSON.stringify(schema, null, 2)}\n`);
  } finally {
    workspace.remove();
  }
}

void printSchema().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
