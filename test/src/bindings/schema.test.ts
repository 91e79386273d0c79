import bundled from "../../../schema/bundled.json";
import released from "../../../schema/strickvl-0.0.4.json";

interface Attribute {
  readonly type?: unknown;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
}
type Attributes = Record<string, Attribute>;

const theirs = released.provider_schemas["registry.terraform.io/strickvl/huggingface-spaces"];
const ours = bundled.provider_schemas["terraform.local/cdktf-huggingface-spaces/huggingface-spaces"];

function flags({ type, required, optional, computed, sensitive }: Attribute): Attribute {
  return { type, required, optional, computed, sensitive };
}

describe.each<[string, Attributes, Attributes]>([
  ["provider", theirs.provider.block.attributes, ours.provider.block.attributes],
  [
    "resource",
    theirs.resource_schemas["huggingface-spaces_space"].block.attributes as Attributes,
    ours.resource_schemas["huggingface-spaces_space"].block.attributes as unknown as Attributes,
  ],
  [
    "data source",
    theirs.data_source_schemas["huggingface-spaces_space"].block.attributes,
    ours.data_source_schemas["huggingface-spaces_space"].block.attributes,
  ],
])("the bundled %s", (_, before, after) => {
  test.each(Object.keys(before))("takes the released one's %s, with the same type and flags", (name) => {
    const secret = name === "secrets" ? { sensitive: true } : {};
    // What the configuration leaves out is left alone, which Terraform calls computed.
    const leftAlone = name === "variables" ? { computed: true } : {};
    expect(after[name] && flags(after[name])).toEqual({ ...flags(before[name]!), ...secret, ...leftAlone });
  });
});
