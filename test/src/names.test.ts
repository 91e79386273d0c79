import { existsSync, readFileSync } from "fs";
import * as path from "path";
import { toCamelCase, toSnakeCase } from "codemaker";

interface Member {
  readonly name: string;
  readonly const?: boolean;
  readonly parameters?: Member[];
}

interface Type extends Member {
  readonly fqn: string;
  readonly namespace?: string;
  readonly kind: "class" | "enum" | "interface";
  readonly initializer?: { readonly parameters?: Member[] };
  readonly properties?: Member[];
  readonly methods?: Member[];
  readonly members?: Member[];
}

const RESERVED = new Set(
  (
    "and as assert async await def del elif except from global in is lambda nonlocal not or pass raise with yield " +
    "abstract boolean break byte case catch char class const continue default do double else enum extends false final " +
    "finally float for goto if implements import instanceof int interface long native new null package private protected " +
    "public return short static strictfp super switch synchronized this throw throws transient true try void volatile while"
  ).split(" "),
);

const assemblyFile = path.join(__dirname, "../../.jsii");
const whenCompiled = existsSync(assemblyFile) ? describe : describe.skip;

/** jsii writes constants in capitals and everything else in each language's own manner, word by word. */
whenCompiled("names survive in every language", () => {
  const all: Type[] = existsSync(assemblyFile)
    ? Object.values(JSON.parse(readFileSync(assemblyFile, "utf8")).types)
    : [];
  // The submodule of bindings is named by the schema, as cdktf's generator writes that for every provider.
  const types = all.filter(({ namespace }) => namespace === undefined);
  const constantsOf = (type: Type) => [
    ...(type.members ?? []),
    ...(type.properties ?? []).filter((property) => property.const),
  ];
  const othersOf = (type: Type) => [
    ...(type.properties ?? []).filter((property) => !property.const),
    ...(type.methods ?? []).flatMap((method) => [method, ...(method.parameters ?? [])]),
    ...(type.initializer?.parameters ?? []),
  ];
  const listed = (membersOf: (type: Type) => Member[], isWrong: (name: string) => boolean) =>
    types.flatMap((type) =>
      membersOf(type)
        .filter(({ name }) => isWrong(name))
        .map(({ name }) => `${type.fqn}.${name}`),
    );

  test("a constant is called the same in Python, Java and Go", () => {
    expect(types.flatMap(constantsOf).length).toBeGreaterThan(30);
    expect(listed(constantsOf, (name) => toSnakeCase(name).toUpperCase() !== name)).toEqual([]);
  });

  test("every other name is in Python what a reader of the TypeScript would write", () => {
    expect(listed(othersOf, (name) => toCamelCase(toSnakeCase(name)) !== name)).toEqual([]);
    expect(listed(othersOf, (name) => /(^|_)\d|_[a-z](_|$)/.test(toSnakeCase(name)))).toEqual([]);
  });

  test("none is a word of Python or Java, which would get a tail (Go writes a capital)", () => {
    expect(
      listed(
        (type) => [...constantsOf(type), ...othersOf(type)],
        (name) => RESERVED.has(name),
      ),
    ).toEqual([]);
  });
});
