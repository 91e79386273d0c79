import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ProviderSource } from "../../src";
import { type Bend, BENDS, removeBendFolders } from "../support/bends";
import { stackWith, synth } from "../support/synth";

const { BUNDLED, RELEASED } = ProviderSource;
const rows = BENDS.flatMap((bend) => [BUNDLED, RELEASED].map((source) => [bend.what, source, bend] as const));

afterAll(removeBendFolders);

function built(bend: Bend, source: ProviderSource): TerraformStack {
  const stack = stackWith({ providerSource: source });
  bend.build(new Construct(stack, "bend"), "demo", source);
  return stack;
}

test.each(rows.filter(([, source, bend]) => bend.refused?.[source]))("%s, %s: is refused", (_, source, bend) => {
  expect(() => synth(built(bend, source))).toThrow(bend.refused![source]);
});

test.each(rows.filter(([, source, bend]) => !bend.refused?.[source]))("%s, %s: is written", (_, source, bend) => {
  const { resource, ...rest } = synth(built(bend, source));
  expect(JSON.stringify(rest)).not.toContain("TfToken");
  expect(JSON.stringify(resource)).not.toMatch(/TfToken|e\+2\d\d/);
  const expected = (source === RELEASED && bend.writesReleased) || bend.writes;
  if (!expected) return;
  const [space] = Object.values<object>(resource["huggingface-spaces_space"]);
  expect(space).toMatchObject(expected);
});
