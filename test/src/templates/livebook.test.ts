import { LivebookSpace, ProviderSource, SpaceSecret, SpaceVisibility } from "../../../src";
import { resourceOf, stackWith, warningsOf } from "../../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

const LOSES_DATA = "HFS132: livebook-dev/livebook loses its data at each restart; give it a bucket mounted at /data";

test("is public behind a password", () => {
  const livebook = new LivebookSpace(bundled(), "livebook", {
    name: "livebook",
    password: SpaceSecret.fromEnvironment("LIVEBOOK_PASSWORD"),
  });
  expect(resourceOf(livebook)).toEqual({
    name: "livebook",
    sdk: "docker",
    template: "livebook-dev/livebook",
    visibility: "public",
    secrets_wo: { LIVEBOOK_PASSWORD: "${var.LIVEBOOK_PASSWORD}" },
  });
  expect(warningsOf(livebook)).toEqual([LOSES_DATA]);
});

test("without a password or not public, it says so", () => {
  const livebook = new LivebookSpace(bundled(), "livebook", {
    name: "livebook",
    visibility: SpaceVisibility.PRIVATE,
  });
  expect(warningsOf(livebook)).toEqual([
    "HFS130: livebook-dev/livebook is private, but smart cells load from the Space's address; write visibility: SpaceVisibility.PUBLIC",
    "HFS131: livebook-dev/livebook has no secret LIVEBOOK_PASSWORD: people can only sign in with a token from its log; LivebookSpace takes it as password",
    LOSES_DATA,
  ]);
});
