import {
  HuggingFaceSpace,
  ProviderSource,
  SpaceBucket,
  SpaceSdk,
  SpaceStorage,
  SpaceVolume,
  type HuggingFaceSpaceProps,
} from "../../src";
import { resourceOf, stackWith, synth, warningsOf } from "../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });
const docker = { name: "demo", sdk: SpaceSdk.DOCKER };

test("a bucket mounted as storage keeps /data", () => {
  const stack = bundled();
  const data = new SpaceBucket(stack, "data", { name: "demo-data" });
  const space = new HuggingFaceSpace(stack, "demo", { ...docker, storage: SpaceStorage.bucket(data) });
  expect(resourceOf(data)).toEqual({ name: "demo-data", private: true });
  expect(resourceOf(space)).toMatchObject({
    volumes: [
      { type: "bucket", source: "${huggingface-spaces_bucket.data.id}", mount_path: "/data", read_only: false },
    ],
  });
});

test("every prop of a bucket reaches its attribute", () => {
  const data = new SpaceBucket(bundled(), "data", {
    name: "demo-data",
    namespace: "acme",
    isPrivate: false,
    region: "eu",
    forceDestroy: true,
  });
  expect(resourceOf(data)).toEqual({
    name: "demo-data",
    namespace: "acme",
    private: false,
    region: "eu",
    force_destroy: true,
  });
});

test("repositories and existing buckets can be mounted", () => {
  const stack = bundled();
  const bucket = SpaceBucket.fromBucketId(stack, "bucket", "acme/shared");
  const space = new HuggingFaceSpace(stack, "demo", {
    ...docker,
    volumes: [
      SpaceVolume.dataset("acme/rows", "/rows", { revision: "v1", path: "train" }),
      SpaceVolume.model("acme/weights", "/weights"),
      SpaceVolume.space("acme/app", "/app"),
    ],
  });
  space.addVolume(SpaceVolume.bucket(bucket, "/shared", { readOnly: true, path: "logs" }));
  expect(resourceOf(space).volumes).toEqual([
    { type: "dataset", source: "acme/rows", mount_path: "/rows", revision: "v1", path: "train" },
    { type: "model", source: "acme/weights", mount_path: "/weights" },
    { type: "space", source: "acme/app", mount_path: "/app" },
    { type: "bucket", source: "acme/shared", mount_path: "/shared", read_only: true, path: "logs" },
  ]);
});

test.each<[string, Partial<HuggingFaceSpaceProps>, string]>([
  [
    "a relative mount path",
    { volumes: [SpaceVolume.model("acme/weights", "weights")] },
    'HFS116: the volume at "weights" is not mounted at an absolute path; write mountPath "/weights" [stack/demo]',
  ],
  [
    "a mount path given twice",
    { volumes: [SpaceVolume.model("acme/a", "/mnt"), SpaceVolume.model("acme/b", "/mnt")] },
    'HFS116: the volume at "/mnt" has the mount path of another one; write mountPath "/mnt-2" [stack/demo]',
  ],
])("%s is refused", (_, props, message) => {
  expect(() => new HuggingFaceSpace(bundled(), "demo", { ...docker, ...props })).toThrow(new Error(message));
});

test("a legacy tier is passed on, with a warning that says what replaces it", () => {
  const space = new HuggingFaceSpace(bundled(), "demo", { ...docker, storage: SpaceStorage.SMALL });
  expect(resourceOf(space)).toMatchObject({ storage: "small" });
  expect(warningsOf(space)).toEqual([
    'HFS124: the storage tier "small" is not applied, the Hub has none any more; write storage: SpaceStorage.bucket(new SpaceBucket(this, "data", { name: "data" }))',
  ]);
});

test("a malformed bucket id is refused", () => {
  expect(() => SpaceBucket.fromBucketId(bundled(), "bucket", "shared")).toThrow(
    'HFS115: "shared" is not the id of a bucket; write "my-namespace/shared" [stack/bucket]',
  );
});

test("the released provider has no buckets of its own", () => {
  const stack = stackWith();
  new SpaceBucket(stack, "data", { name: "demo-data" });
  expect(() => synth(stack)).toThrow(
    "HFS109: a bucket does not work with the released provider: it has no such resource",
  );
});

test("an existing bucket can be imported", () => {
  const stack = bundled();
  new SpaceBucket(stack, "data", { name: "demo-data" }).importFrom("acme/demo-data");
  expect(JSON.stringify(stack.toTerraform().import)).toContain("acme/demo-data");
});

test.each([
  ["acme/data", "acme/data"],
  ["https://huggingface.co/buckets/acme/data?tab=files", "acme/data"],
  ["http://hub/buckets/acme/data/tree", "acme/data"],
])("an existing bucket can be imported by %j", (given, id) => {
  const stack = bundled();
  new SpaceBucket(stack, "data", { name: "data" }).importFrom(given);
  expect(JSON.stringify(stack.toTerraform().import)).toContain(`"${id}"`);
});
