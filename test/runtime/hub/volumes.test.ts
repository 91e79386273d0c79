import { areSameVolumes, isSameVolume, type Volume } from "../../../runtime/hub";

const data: Volume = { type: "bucket", source: "acme/data", mountPath: "/data" };
const model: Volume = { type: "model", source: "acme/model", mountPath: "/model" };

test.each<[string, Volume, Volume]>([
  ["a default that is said", data, { ...data, readOnly: false, path: "", revision: undefined }],
  ["a slash at the end", data, { ...data, mountPath: "/data/" }],
  ["slashes around a folder", { ...data, path: "models/v1" }, { ...data, path: "//models/v1//" }],
  ["the main branch by name", model, { ...model, revision: "main" }],
  ["a repository that is read-only, as all are", model, { ...model, readOnly: true }],
])("%s makes no difference", (_, a, b) => expect(isSameVolume(a, b)).toBe(true));

test.each<[string, Volume, Volume]>([
  ["another folder", data, { ...data, mountPath: "/files" }],
  ["another folder of the source", { ...data, path: "models/v1" }, { ...data, path: "models" }],
  ["another source", data, { ...data, source: "acme/other" }],
  ["a source of another kind", model, { ...model, type: "dataset" }],
  ["another branch", model, { ...model, revision: "v2" }],
  ["a bucket that is read-only", data, { ...data, readOnly: true }],
  ["a source that the Hub hides", { ...data, source: "****/******" }, { ...data, source: "****/******" }],
])("%s does", (_, a, b) => expect(isSameVolume(a, b)).toBe(false));

test("the order of a list does not matter", () => {
  expect(areSameVolumes([data, model], [model, data])).toBe(true);
  expect(areSameVolumes([data, model], [data])).toBe(false);
  expect(areSameVolumes([], [])).toBe(true);
});

test("a list that the Hub hides a source of equals none, not even itself", () => {
  const hidden = [data, { ...model, source: "****/******" }];
  expect(areSameVolumes(hidden, hidden)).toBe(false);
});

test("only a source that is hidden whole counts as hidden", () => {
  const partly = { ...data, source: "acme/*" };
  expect(isSameVolume(partly, partly)).toBe(true);
});
