import { releasedRefusals, requestsToCreate } from "../../../src/compat/checks";
import { describeProblem } from "../../../src/errors";

const fragmentOf = (block: object, more: object = {}) => ({
  resource: { "huggingface-spaces_space": { demo: { name: "demo", ...block } } },
  ...more,
});

test.each<[string, object, number]>([
  ["a Space and what is read of it", {}, 4],
  ["a sleep time", { sleep_time: 3600 }, 5],
  ["volumes", { volumes: [{}, {}] }, 5],
  ["no volumes", { volumes: [] }, 4],
  ["each secret and variable", { secrets: { A: "a" }, secrets_wo: { B: "b", C: "c" }, variables: { D: "d" } }, 8],
  ["maps that Terraform computes, of which nothing is known", { secrets: "${var.all}", variables: "${var.more}" }, 4],
])("the requests that a creation takes: %s", (_, block, requests) => {
  expect(requestsToCreate(fragmentOf(block))).toBe(requests);
});

const docker = { template: "zenml/zenml", sdk: "docker" };

test.each<[string, object, object, string[]]>([
  ["a template with its SDK", docker, {}, []],
  ["a namespace", { ...docker, namespace: "acme" }, {}, ["namespace"]],
  ["an import", docker, { import: [{}] }, ["an import block"]],
  ["replicas", { ...docker, replicas: 2, paused: false }, {}, ["replicas", "paused"]],
  ["volumes that are written", { ...docker, volumes: [] }, {}, []],
  [
    "volumes that Terraform computes",
    { ...docker, volumes: "${var.all}" },
    {},
    ["a list of volumes that Terraform computes"],
  ],
  ["protection that is written", { ...docker, deletion_protection: false }, {}, []],
  [
    "protection that Terraform computes",
    { ...docker, deletion_protection: "${var.on}" },
    {},
    ["a deletionProtection that"],
  ],
  ["copies by count", { ...docker, count: 2 }, {}, ["count"]],
  ["copies for each", { ...docker, for_each: {} }, {}, ["count"]],
  ["no template", { sdk: "docker" }, {}, ["template"]],
  ["a template whose SDK is not known", { template: "alice/own" }, {}, ["alice/own"]],
])("what the released provider cannot serve: %s", (_, block, more, expected) => {
  const found = releasedRefusals(fragmentOf(block, more), false);
  expect(found.map((problem) => describeProblem(problem))).toEqual(
    expected.map((words) => expect.stringContaining(words)),
  );
});

test("a Space without a template is let through where that is to be tried", () => {
  expect(releasedRefusals(fragmentOf({ sdk: "docker" }), true)).toEqual([]);
});
