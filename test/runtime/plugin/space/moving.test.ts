import { spaceResource } from "../../../../runtime/plugin/space/resource";

const state = { id: "local/app", name: "app" };
const version = 0;
const RELEASED = "registry.terraform.io/strickvl/huggingface-spaces";

test("a state of the released provider's Space is taken as it is", () => {
  expect(spaceResource.move!({ provider: RELEASED, type: "huggingface-spaces_space", version, state })).toEqual(state);
});

test.each([
  ["another provider", "registry.terraform.io/acme/spaces", "huggingface-spaces_space"],
  ["another resource", RELEASED, "huggingface-spaces_bucket"],
])("that of %s is not", (_, provider, type) => {
  expect(spaceResource.move!({ provider, type, version, state })).toBeUndefined();
});
