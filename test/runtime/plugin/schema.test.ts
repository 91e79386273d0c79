import bundled from "../../../schema/bundled.json";
import released from "../../../schema/strickvl-0.0.4.json";

interface AttributeJson {
  readonly type: unknown;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
}

type Attributes = Record<string, AttributeJson>;

const [ours] = Object.values(bundled.provider_schemas);
const [theirs] = Object.values(released.provider_schemas);

function attributesOf(schema: { block: { attributes: object } } | undefined): Attributes {
  return schema!.block.attributes as Attributes;
}

describe.each<[string, Attributes, Attributes]>([
  ["provider", attributesOf(theirs!.provider), attributesOf(ours!.provider)],
  [
    "resource",
    attributesOf(theirs!.resource_schemas["huggingface-spaces_space"]),
    attributesOf(ours!.resource_schemas["huggingface-spaces_space"]),
  ],
  [
    "data source",
    attributesOf(theirs!.data_source_schemas["huggingface-spaces_space"]),
    attributesOf(ours!.data_source_schemas["huggingface-spaces_space"]),
  ],
])("the released provider's %s", (_, before, after) => {
  test.each(Object.keys(before))("has %s here too, with the same type and flags", (name) => {
    const { type, required, optional, computed, sensitive } = before[name]!;
    expect(after[name]).toMatchObject({ type, ...flags({ required, optional, computed }) });
    if (sensitive) expect(after[name]).toMatchObject({ sensitive });
  });
});

test("secrets are sensitive", () => {
  const { secrets } = attributesOf(ours!.resource_schemas["huggingface-spaces_space"]);
  expect(secrets).toMatchObject({ sensitive: true });
});

test("every attribute is described", () => {
  const schemas = [
    ours!.provider,
    ...Object.values(ours!.resource_schemas),
    ...Object.values(ours!.data_source_schemas),
  ];
  for (const attributes of schemas.map(attributesOf)) {
    for (const [name, attribute] of Object.entries(attributes)) {
      expect([name, attribute]).toEqual([name, expect.objectContaining({ description: expect.stringMatching(/\w/) })]);
    }
  }
});

function flags(all: Record<string, boolean | undefined>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(all).filter((flag): flag is [string, boolean] => flag[1] === true));
}
