import {
  parseSpaceId,
  repoNameProblem,
  settingKeyProblem,
  spaceSubdomain,
  suggestRepoName,
  suggestSettingKey,
  suggestSpaceId,
  suggestVariableName,
  variableNameProblem,
} from "../../../src/catalog/names";

describe("repository names", () => {
  test.each(["a", "zenml-server", "My_Space.v2", "_x_", "0", "a".repeat(96), "a-b_c.d"])("%s is accepted", (name) => {
    expect(repoNameProblem(name)).toBeUndefined();
  });

  test.each([
    ["", "is empty"],
    ["a".repeat(97), "has 97 characters, 96 are allowed"],
    ["me/demo", "holds a slash, the namespace is given apart"],
    ["my space", 'holds a space; only letters, digits, ".", "_" and "-" are allowed'],
    ["tab\there", 'holds white space; only letters, digits, ".", "_" and "-" are allowed'],
    ["café", 'holds "é"; only letters, digits, ".", "_" and "-" are allowed'],
    ["x😀", 'holds "😀"; only letters, digits, ".", "_" and "-" are allowed'],
    ["-a", 'starts with "-"'],
    [".a", 'starts with "."'],
    ["a-", 'ends with "-"'],
    ["a--b", 'holds "--"'],
    ["a..b", 'holds ".."'],
    ["a.git", 'ends with ".git"'],
    ["a.GIT", 'ends with ".git"'],
  ])("%j is refused: it %s", (name, problem) => {
    expect(repoNameProblem(name)).toBe(problem);
  });

  test.each([
    ["My Space!", "My-Space"],
    ["café", "cafe"],
    ["--x--y--", "x-y"],
    [".-x.-", "x"],
    ["a..b.git", "a.b"],
    ["demo.GIT.git", "demo"],
    ["a...b", "a.b"],
    ["..x..", "x"],
    ["😀", "my-space"],
    ["a".repeat(200), "a".repeat(96)],
  ])("%j becomes the suggestion %j, which is accepted", (name, suggestion) => {
    expect(suggestRepoName(name)).toBe(suggestion);
    expect(repoNameProblem(suggestion)).toBeUndefined();
  });
});

describe("secret and variable keys", () => {
  test.each(["A", "HF_TOKEN", "lower_case9"])("%s is accepted", (key) => {
    expect(settingKeyProblem(key)).toBeUndefined();
  });

  test.each([
    ["", "is empty", "MY_KEY"],
    ["1A", "does not start with a letter", "A"],
    ["_A", "does not start with a letter", "A"],
    ["MY - KEY", 'holds something other than letters, digits and "_"', "MY_KEY"],
    ["MY-KEY", 'holds something other than letters, digits and "_"', "MY_KEY"],
    ["A\n", 'holds something other than letters, digits and "_"', "A"],
  ])("%j is refused: it %s; %s is suggested", (key, problem, suggestion) => {
    expect(settingKeyProblem(key)).toBe(problem);
    expect(suggestSettingKey(key)).toBe(suggestion);
    expect(settingKeyProblem(suggestion)).toBeUndefined();
  });
});

describe("Space ids", () => {
  test("are split into namespace and name", () => {
    expect(parseSpaceId("acme/zenml-server")).toEqual({ namespace: "acme", name: "zenml-server" });
  });

  test.each(["", "demo", "a/b/c", "/demo", "acme/", "acme/my space"])("%j is not one", (id) => {
    expect(parseSpaceId(id)).toBeUndefined();
  });

  test.each([
    ["https://huggingface.co/spaces/acme/demo?x=1", "acme/demo"],
    ["spaces/acme/demo", "acme/demo"],
    [" /api/spaces//acme/demo/tree/main#files", "acme/demo"],
    ["http://hub/acme/my demo", "acme/my-demo"],
    ["demo", "my-namespace/demo"],
    ["", "my-namespace/my-space"],
  ])("for %j, %s is suggested", (text, suggestion) => {
    expect(suggestSpaceId(text)).toBe(suggestion);
  });

  test("give the label of the Space's address", () => {
    expect(spaceSubdomain({ namespace: "Acme", name: "My_Space.v2" })).toBe("acme-my-space-v2");
  });
});

describe("names of Terraform variables", () => {
  test.each(["a", "A-b_1", "hf_token", "source_dir"])("%s is accepted", (name) => {
    expect(variableNameProblem(name)).toBeUndefined();
  });

  test.each([
    ["", "is empty", "MY_KEY"],
    ["count", "is a word of Terraform's own", "app_count"],
    ["a.b", 'holds something other than letters, digits, "_" and "-"', "a_b"],
    ["1a", "does not start with a letter", "a"],
    ["-a", "does not start with a letter", "a"],
  ])("%j is refused: it %s", (name, problem, suggestion) => {
    expect(variableNameProblem(name)).toBe(problem);
    expect(suggestVariableName(name)).toBe(suggestion);
    expect(variableNameProblem(suggestion)).toBeUndefined();
  });
});
