import { existsSync, readFileSync } from "fs";
import * as path from "path";

interface Member {
  readonly name: string;
  readonly optional?: boolean;
  readonly docs?: { readonly summary?: string; readonly default?: string };
}

interface Type extends Member {
  readonly fqn: string;
  /** The submodule. */
  readonly namespace?: string;
  readonly base?: string;
  readonly datatype?: boolean;
  readonly properties?: Member[];
  readonly methods?: Member[];
  readonly members?: Member[];
}

const assemblyFile = path.join(__dirname, "../../.jsii");
const apiPage = path.join(__dirname, "../../API.md");
const whenCompiled = existsSync(assemblyFile) ? describe : describe.skip;

whenCompiled("the public API, as jsii sees it", () => {
  const all: Type[] = existsSync(assemblyFile)
    ? Object.values(JSON.parse(readFileSync(assemblyFile, "utf8")).types)
    : [];
  const types = all.filter(({ namespace }) => namespace === undefined);
  const bindings = all.filter(({ namespace }) => namespace === "bindings");
  const membersOf = (type: Type) => [...(type.properties ?? []), ...(type.methods ?? []), ...(type.members ?? [])];

  test("has no undocumented type or member", () => {
    const undocumented = types.flatMap((type) => [
      ...(type.docs?.summary ? [] : [type.fqn]),
      ...membersOf(type)
        .filter((member) => !member.docs?.summary)
        .map((member) => `${type.fqn}.${member.name}`),
    ]);
    expect(undocumented).toEqual([]);
  });

  test("says what each optional prop is when it is left out", () => {
    const silent = types
      .filter((type) => type.datatype)
      .flatMap((type) =>
        membersOf(type)
          .filter((member) => member.optional && !member.docs?.default)
          .map((member) => `${type.fqn}.${member.name}`),
      );
    expect(silent).toEqual([]);
  });

  test("keeps the generated bindings in a submodule, without the provider's, and nothing of the catalog", () => {
    const generated = /\.(Space|Bucket|HardwareSpec|TemplateSpec)$/;
    expect(types.map((type) => type.fqn).filter((fqn) => generated.test(fqn))).toEqual([]);
    const classes = bindings.filter(({ base }) => /\.Terraform(Resource|DataSource)$/.test(base ?? ""));
    expect(classes.map(({ name }) => name).sort()).toEqual([
      "Bucket",
      "DataHuggingfaceSpacesAccount",
      "DataHuggingfaceSpacesHardware",
      "DataHuggingfaceSpacesSpace",
      "DataHuggingfaceSpacesSpaces",
      "DataHuggingfaceSpacesTemplates",
      "Space",
    ]);
    expect(all.length).toBe(types.length + bindings.length);
  });

  test("has a page, which leaves the bindings out", () => {
    const page = readFileSync(apiPage, "utf8");
    expect(page).toContain("### HuggingFaceSpace ");
    expect(page).not.toContain("cdktf-huggingface-spaces.bindings.");
  });
});
