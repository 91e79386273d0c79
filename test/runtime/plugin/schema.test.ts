import type { Schema } from "../../../runtime/plugin/protocol";
import type { Message } from "../../../runtime/plugin/protocol/messages";
import { huggingFaceSpaces } from "../../../runtime/plugin/provider";
import bundled from "../../../schema/bundled.json";
import { ProviderProcess } from "../../support/provider-process";

const { schema, resources, dataSources = {} } = huggingFaceSpaces;
const schemas: Record<string, Schema> = { provider: schema };
for (const [name, { schema: ofResource }] of Object.entries(resources)) schemas[name] = ofResource;
for (const [name, { schema: ofDataSource }] of Object.entries(dataSources)) schemas[`data.${name}`] = ofDataSource;

test.each(Object.entries(schemas))(
  "%s and its attributes are described in sentences",
  (_, { description, attributes }) => {
    const descriptions = { "": description, ...descriptionsOf(attributes) };
    for (const [name, text] of Object.entries(descriptions)) {
      expect([name, text]).toEqual([name, expect.stringMatching(/^[^a-z].*\.$/)]);
    }
  },
);

function descriptionsOf(attributes: Schema["attributes"], at = ""): Record<string, string> {
  return Object.entries(attributes).reduce<Record<string, string>>((all, [name, attribute]) => {
    const nested = "attributes" in attribute ? descriptionsOf(attribute.attributes, `${at}${name}.`) : {};
    return { ...all, [`${at}${name}`]: attribute.description, ...nested };
  }, {});
}

test("the provider tells the schema that schema/bundled.json holds, from which the bindings are made", async () => {
  const answer = await new ProviderProcess(huggingFaceSpaces).call("GetProviderSchema", {});
  const printed = (all: Record<string, Message<"Schema">> | null | undefined) =>
    Object.fromEntries(Object.entries(all ?? {}).map(([name, of]) => [name, printedSchema(of)]));
  expect({
    provider: printedSchema(answer.provider!),
    resource_schemas: printed(answer.resourceSchemas),
    data_source_schemas: printed(answer.dataSourceSchemas),
  }).toEqual(bundled.provider_schemas["terraform.local/cdktf-huggingface-spaces/huggingface-spaces"]);
});

/** As `terraform providers schema -json` prints it. */
function printedSchema({ version, block }: Message<"Schema">): object {
  const { attributes, description } = block!;
  const printed = { attributes: printedAttributes(attributes), description, description_kind: "markdown" };
  expect(block!.descriptionKind).toBe(1);
  return {
    version,
    block: JSON.parse(JSON.stringify({ ...printed, description: description || undefined })) as object,
  };
}

function printedAttributes(attributes: readonly Message<"Attribute">[] | null | undefined): Record<string, object> {
  return Object.fromEntries(
    (attributes ?? []).map(({ name, type, nestedType, description, descriptionKind, ...flags }) => {
      expect(descriptionKind).toBe(1);
      const nested = nestedType && {
        attributes: printedAttributes(nestedType.attributes),
        nesting_mode: [undefined, "single", "list"][nestedType.nesting ?? 0],
      };
      const { required, optional, computed, sensitive, deprecated, writeOnly } = flags;
      const given = { required, optional, computed, sensitive, deprecated, write_only: writeOnly };
      return [
        name!,
        {
          ...(nested ? { nested_type: nested } : { type: JSON.parse(Buffer.from(type!).toString("utf8")) as unknown }),
          description,
          description_kind: "markdown",
          ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)),
        },
      ];
    }),
  );
}
