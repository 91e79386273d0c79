import { ProviderTest } from "../../support/provider-e2e";
import { describeWithTerraform } from "../../support/terraform-program";

const BUCKET = "huggingface-spaces_bucket.data";

function bucket(attributes: string, more = ""): string {
  return `resource "huggingface-spaces_bucket" "data" {\n${attributes}\n}\n${more}`;
}

describeWithTerraform("a bucket", () => {
  const test_ = ProviderTest.forTests();

  async function deploy(configuration: string): Promise<void> {
    test_.terraform.configure(configuration);
    await test_.terraform.init();
    await test_.terraform.apply();
  }

  test("is created private, changed, renamed and destroyed", async () => {
    await deploy(bucket('name = "data"'));
    expect((await test_.terraform.state())[BUCKET]).toMatchObject({ id: "local/data", private: true, files: 0 });
    expect(await test_.terraform.plan()).toEqual({});
    test_.terraform.configure(bucket('name = "renamed"\nprivate = false'));
    await test_.terraform.apply();
    expect(await test_.client.getBucket("local/renamed")).toMatchObject({ private: false });
    expect(await test_.terraform.plan()).toEqual({});
    await test_.terraform.destroy();
    expect(await test_.client.listBuckets("local")).toEqual([]);
  });

  test("is mounted by a Space, which waits for it", async () => {
    const space = `
      resource "huggingface-spaces_space" "app" {
        name     = "app"
        template = "zenml/zenml-template-space"
        volumes  = [{ type = "bucket", source = huggingface-spaces_bucket.data.id, mount_path = "/data" }]
      }`;
    await deploy(bucket('name = "data"', space));
    expect((await test_.client.getRuntime("local/app")).volumes).toMatchObject([
      { type: "bucket", source: "local/data" },
    ]);
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("is imported", async () => {
    await test_.client.createBucket("local/old", { private: true });
    test_.terraform.configure(bucket('name = "old"'));
    await test_.terraform.init();
    await test_.terraform.succeed("import", BUCKET, "local/old");
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("that was removed by hand is created again", async () => {
    await deploy(bucket('name = "data"'));
    await test_.client.deleteBucket("local/data");
    expect((await test_.terraform.plan())[BUCKET]?.actions).toEqual(["create"]);
  });

  test("that holds files is destroyed only where that is said", async () => {
    await deploy(bucket('name = "data"'));
    await fetch(`${test_.hub.url}/_local-hub/buckets/local/data/contents`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ files: 3 }),
    });
    expect(await test_.terraform.fail("destroy", "-auto-approve")).toContain(
      "local/data holds 3 files, which would be lost",
    );
    test_.terraform.configure(bucket('name = "data"\nforce_destroy = true'));
    await test_.terraform.apply();
    await test_.terraform.destroy();
  });

  test("that is there already is refused", async () => {
    await test_.client.createBucket("local/data", { private: true });
    test_.terraform.configure(bucket('name = "data"'));
    await test_.terraform.init();
    expect(await test_.terraform.fail("apply", "-auto-approve")).toContain("Already exists on the Hub");
  });
});
