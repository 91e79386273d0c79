import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { findEndpoint, findToken } from "../../../runtime/hub";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "hub-environment-"));
  writeFileSync(path.join(folder, "token"), "hf_file\n");
  writeFileSync(path.join(folder, "other"), "hf_other\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the token", () => {
  test.each<[string, string | undefined, Record<string, string>, string | undefined]>([
    ["the argument", "hf_argument", { HF_TOKEN: "hf_variable" }, "hf_argument"],
    ["HF_TOKEN", undefined, { HF_TOKEN: " hf_variable\n", HUGGING_FACE_HUB_TOKEN: "hf_old" }, "hf_variable"],
    ["HUGGING_FACE_HUB_TOKEN", undefined, { HUGGING_FACE_HUB_TOKEN: "hf_old" }, "hf_old"],
    ["the file HF_TOKEN_PATH", undefined, { HF_TOKEN_PATH: "FOLDER/other", HF_HOME: "FOLDER" }, "hf_other"],
    ["the file in HF_HOME", undefined, { HF_HOME: "FOLDER" }, "hf_file"],
    ["nowhere", undefined, { HF_HOME: "FOLDER/missing", HF_TOKEN: " " }, undefined],
  ])("comes from %s", (_, argument, environment, expected) => {
    const here = Object.fromEntries(Object.entries(environment).map(([k, v]) => [k, v.replace("FOLDER", folder)]));
    expect(findToken(argument, here)).toBe(expected);
  });

  test.each(["~/other", "~\\other"])("comes from a file below the home folder: %s", (file) => {
    const homedir = jest.spyOn(jest.requireActual<{ homedir(): string }>("os"), "homedir").mockReturnValue(folder);
    expect(findToken(undefined, { HF_TOKEN_PATH: file })).toBe("hf_other");
    homedir.mockRestore();
  });

  test("comes from where hf auth login writes it, below the cache or the home folder", () => {
    const homedir = jest.spyOn(jest.requireActual<{ homedir(): string }>("os"), "homedir").mockReturnValue(folder);
    for (const cache of [".cache", "xdg"]) {
      mkdirSync(path.join(folder, cache, "huggingface"), { recursive: true });
      writeFileSync(path.join(folder, cache, "huggingface/token"), `hf_${cache.replace(".", "")}`);
    }
    expect(findToken(undefined, {})).toBe("hf_cache");
    expect(findToken(undefined, { XDG_CACHE_HOME: path.join(folder, "xdg") })).toBe("hf_xdg");
    expect(findToken(undefined, { HF_HOME: "~/xdg/huggingface" })).toBe("hf_xdg");
    expect(findToken(undefined, { HF_TOKEN_PATH: "~other" })).toBeUndefined();
    mkdirSync(path.join(folder, "old~"));
    writeFileSync(path.join(folder, "old~/token"), "hf_old");
    expect(findToken(undefined, { HF_TOKEN_PATH: `${folder}/old~/token` })).toBe("hf_old");
    homedir.mockRestore();
  });

  test("that cannot be one is refused without being shown", () => {
    expect(() => findToken("hf_pläntet")).toThrow(/^\[invalid_token_text\] (?!.*hf_pl)/);
    expect(() => findToken("hf_two words")).toThrow(/^\[invalid_token_text\] .*copy it again/);
  });
});

describe("the endpoint", () => {
  test.each([
    ["http://localhost:1/", {}, "http://localhost:1"],
    [" http://localhost:1//", {}, "http://localhost:1"],
    ["http://localhost:1", { HF_ENDPOINT: "https://hub.example.com" }, "http://localhost:1"],
    [undefined, { HF_ENDPOINT: "https://hub.example.com/hf/" }, "https://hub.example.com/hf"],
    [" ", { HF_ENDPOINT: " " }, "https://huggingface.co"],
    [undefined, {}, "https://huggingface.co"],
  ])("%s %j is %s", (argument, environment, expected) => {
    expect(findEndpoint(argument, environment)).toBe(expected);
  });

  test("that is none is refused with what to write", () => {
    expect(() => findEndpoint("huggingface.co")).toThrow(
      /"huggingface.co" .*; write it as in https:\/\/huggingface.co/,
    );
    expect(() => findEndpoint("https://user@host")).toThrow("user name or password; leave them out, and give a token");
  });

  test.each(["huggingface.co", "ftp://huggingface.co", "https://user:p4ss@host", "https://host/?x=1"])(
    "%s is refused",
    (endpoint) => {
      expect(() => findEndpoint(endpoint)).toThrow(/^\[invalid_endpoint\] (?!.*p4ss)/);
    },
  );
});
