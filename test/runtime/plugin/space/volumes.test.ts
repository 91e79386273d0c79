import { volumesOf, volumeValues } from "../../../../runtime/plugin/space/volumes";

const said = {
  type: "model",
  source: "acme/weights",
  mount_path: "/models",
  revision: null,
  path: null,
  read_only: null,
};
const mounted = { type: "model", source: "acme/weights", mountPath: "/models" };

test.each([
  ["a default that is written out", { ...said, revision: "main" }, mounted],
  ["a slash more", { ...said, mount_path: "/models/" }, mounted],
  ["a source that the Hub hides from this token", said, { ...mounted, source: "*****/*******" }],
])("what is mounted is told in the user's own words: %s", (_, words, onHub) => {
  expect(volumeValues([onHub], [words])).toEqual([words]);
});

test.each([
  ["another source", { source: "acme/other" }],
  ["a revision", { revision: "v1" }],
  ["a path", { path: "best" }],
])("what somebody mounted in its place is told: %s", (_, difference) => {
  expect(volumeValues([{ ...mounted, ...difference }], [said])).toEqual([{ ...said, ...difference }]);
});

test("a hidden source somewhere else is told as the Hub tells it", () => {
  const hidden = { ...mounted, source: "***/***", mountPath: "/other" };
  expect(volumeValues([hidden], [said])).toEqual([{ ...said, source: "***/***", mount_path: "/other" }]);
});

test("what is not known yet mounts nothing", () => {
  expect([null, undefined].map(volumesOf)).toEqual([[], []]);
});
