import { huggingFaceSpaces } from "../../../runtime/plugin/provider";
import type { Schema } from "../../../runtime/plugin/protocol";

const { schema, resources, dataSources = {} } = huggingFaceSpaces;
const schemas: Record<string, Schema> = { provider: schema };
for (const [name, { schema: ofResource }] of Object.entries(resources)) schemas[name] = ofResource;
for (const [name, { schema: ofDataSource }] of Object.entries(dataSources)) schemas[`data.${name}`] = ofDataSource;

test.each(Object.entries(schemas))("%s and its attributes are described in sentences", (_, { description, attributes }) => {
  const descriptions = { "": description, ...descriptionsOf(attributes) };
  for (const [name, text] of Object.entries(descriptions)) {
    expect([name, text]).toEqual([name, expect.stringMatching(/^[^a-z].*\.$/)]);
  }
});

function descriptionsOf(attributes: Schema["attributes"], at = ""): Record<string, string> {
  return Object.entries(attributes).reduce<Record<string, string>>((all, [name, attribute]) => {
    const nested = "attributes" in attribute ? descriptionsOf(attribute.attributes, `${at}${name}.`) : {};
    return { ...all, [`${at}${name}`]: attribute.description, ...nested };
  }, {});
}
