import { TerraformOutput } from "cdktf";
import { ArgillaSpace, ProviderSource, SpaceSecret } from "../../../src";
import { resourceOf, stackWith, synth, warningsOf } from "../../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

const LOSES_DATA =
  "HFS132: argilla/argilla-template-space loses its data at each restart; give it a bucket mounted at /data";

test("is private, and its owner signs in with the Hub", () => {
  expect(resourceOf(new ArgillaSpace(bundled(), "argilla", { name: "argilla" }))).toEqual({
    name: "argilla",
    sdk: "docker",
    template: "argilla/argilla-template-space",
    visibility: "private",
  });
});

test("every prop reaches its setting, the owner's name among the secrets", () => {
  const argilla = new ArgillaSpace(bundled(), "argilla", {
    name: "argilla",
    ownerName: "acme-admin",
    ownerPassword: SpaceSecret.fromEnvironment("ARGILLA_PASSWORD"),
    storageWarning: false,
  });
  expect(resourceOf(argilla)).toEqual({
    name: "argilla",
    sdk: "docker",
    template: "argilla/argilla-template-space",
    visibility: "private",
    variables: { ARGILLA_SHOW_HUGGINGFACE_SPACE_PERSISTENT_STORAGE_WARNING: "false" },
    secrets_wo: { USERNAME: "acme-admin", PASSWORD: "${var.ARGILLA_PASSWORD}" },
  });
  expect(warningsOf(argilla)).toEqual([LOSES_DATA]);
});

test("a name without a password, or a password without a name, is warned about", () => {
  const stack = bundled();
  const named = new ArgillaSpace(stack, "named", { name: "named", ownerName: "acme-admin" });
  const secured = new ArgillaSpace(stack, "secured", {
    name: "secured",
    ownerPassword: SpaceSecret.fromEnvironment("ARGILLA_PASSWORD"),
  });
  expect(warningsOf(named)).toEqual([
    "HFS131: argilla/argilla-template-space has no secret PASSWORD: the owner cannot sign in with that name; ArgillaSpace takes it as ownerPassword",
    LOSES_DATA,
  ]);
  expect(warningsOf(secured)).toEqual([
    "HFS131: argilla/argilla-template-space has no secret USERNAME: nobody has that password; ArgillaSpace takes it as ownerName",
    LOSES_DATA,
  ]);
});

test("tells the address of its API", () => {
  const stack = bundled();
  const argilla = new ArgillaSpace(stack, "argilla", { name: "argilla" });
  new TerraformOutput(stack, "api", { value: argilla.apiUrl });
  expect(synth(stack).output.api).toEqual({ value: "${huggingface-spaces_space.argilla.url}" });
});
