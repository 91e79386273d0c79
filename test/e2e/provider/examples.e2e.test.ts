import { cpSync, readdirSync } from "fs";
import * as path from "path";
import { ProviderTest } from "../../support/provider-e2e";
import { describeWithTerraform } from "../../support/terraform-program";

const folder = path.join(__dirname, "../../../examples/hcl");
const VARIABLES = {
  TF_VAR_store_url: "mysql://user:password@host/zenml",
  TF_VAR_api_key: "planted",
  TF_VAR_namespace: "local",
};

describeWithTerraform("the examples of docs/provider.md", () => {
  const test_ = ProviderTest.forTests({ env: VARIABLES });

  test.each(readdirSync(folder))("%s: is applied, plans clean and is destroyed", async (name) => {
    cpSync(path.join(folder, name), test_.terraform.folder, { recursive: true });
    await test_.terraform.init();
    await test_.terraform.apply();
    expect(await test_.terraform.plan()).toEqual({});
    await test_.terraform.destroy();
    expect(await test_.client.listSpaces({ author: "local" })).toEqual([]);
  });
});
