import { mountPathProblem, plainMountPath, suggestMountPath } from "../../../src/catalog/mount-path";

test.each([
  ["/data", "/data"],
  ["/data/", "/data"],
  ["/data/models///", "/data/models"],
  ["/", "/"],
  ["//", "//"],
  ["", ""],
])("%j is the same place as %j", (path, plain) => expect(plainMountPath(path)).toBe(plain));

test.each(["/data", "/a/b", "/.cache", "/...", "/with blank"])("something can be mounted at %j", (path) => {
  expect(mountPathProblem(path)).toBeUndefined();
});

test.each([
  ["data", "is not mounted at an absolute path", "/data"],
  ["", "is not mounted at an absolute path", "/data"],
  ["./models", "is not mounted at an absolute path", "/models"],
  ["/", "hides the whole file system", "/data"],
  ["//", "hides the whole file system", "/data"],
  ["/a//b", "has no plain path", "/a/b"],
  ["/a/./b", "has no plain path", "/a/b"],
  ["/a/../b", "has no plain path", "/a/b"],
  ["/..", "has no plain path", "/data"],
])("a volume at %j %s, and %j is suggested", (path, problem, suggestion) => {
  expect(mountPathProblem(path)).toBe(problem);
  expect(suggestMountPath(path)).toBe(suggestion);
  expect(mountPathProblem(suggestion)).toBeUndefined();
});
