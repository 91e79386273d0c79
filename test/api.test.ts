import { existsSync, readFileSync } from "fs";
import * as path from "path";

interface Member {
  readonly name: string;
  readonly optional?: boolean;
  readonly docs?: { readonly summary?: string; readonly default?: string };
}

interface Type extends Member {
  readonly fqn: string;
  readonly datatype?: boolean;
  readonly properties?: Member[];
  readonly methods?: Member[];
  readonly members?: Member[];
}

const assemblyFile = path.join(__dirname, "../.jsii");
const whenCompiled = existsSync(assemblyFile) ? describe : describe.skip;

whenCompiled("the public API, as jsii sees it", () => {
  const types: Type[] = existsSync(assemblyFile)
    ? Object.values(JSON.parse(readFileSync(assemblyFile, "utf8")).types)
    : [];
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

  test("holds no generated binding and nothing of the catalog", () => {
    expect(
      types.map((type) => type.fqn).filter((fqn) => /\.(Space|Bucket|HardwareSpec|TemplateSpec)$/.test(fqn)),
    ).toEqual([]);
  });
});
