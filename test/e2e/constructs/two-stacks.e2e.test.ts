import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { ProviderSource } from "../../../src";
import { envOf } from "../../support/hub-space";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";
import { synthesizeTwoStacks } from "../../support/two-stacks";

describeWithTerraform("a Space that another stack reads", () => {
  let hub: LocalHub;
  let outdir: string;

  beforeAll(async () => {
    hub = await startLocalHub({ buildSeconds: 0, startSeconds: 0 });
    outdir = mkdtempSync(path.join(tmpdir(), "two-stacks-"));
  });
  afterAll(async () => {
    await hub.close();
    rmSync(outdir, { recursive: true });
  });

  test("has there the values that it has here, numbers and switches too", async () => {
    const [spaces, links] = synthesizeTwoStacks(outdir, ProviderSource.BUNDLED).map(
      (folder) => new TerraformWorkspace({ folder, env: envOf(hub) }),
    );
    for (const stack of [spaces!, links!]) {
      await stack.init();
      await stack.apply();
    }
    expect(await links!.outputs()).toMatchObject({
      spaceId: `${hub.user}/demo`,
      url_text: expect.stringContaining("it is http"),
      isPrivate: false,
      isPrivate_text: "it is false",
      likes: 0,
      likes_text: "it is 0",
    });
  });
});
