import { JupyterLabSpace, ProviderSource, SpaceSecret } from "../../../src";
import { resourceOf, stackWith, warningsOf } from "../../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

test("is private, with a token of its own", () => {
  const jupyter = new JupyterLabSpace(bundled(), "jupyter", {
    name: "jupyter",
    token: SpaceSecret.fromEnvironment("JUPYTER_TOKEN"),
  });
  expect(resourceOf(jupyter)).toEqual({
    name: "jupyter",
    sdk: "docker",
    template: "SpacesExamples/jupyterlab",
    visibility: "private",
    secrets_wo: { JUPYTER_TOKEN: "${var.JUPYTER_TOKEN}" },
  });
});

test("without a token and without storage, it says so", () => {
  expect(warningsOf(new JupyterLabSpace(bundled(), "jupyter", { name: "jupyter" }))).toEqual([
    'HFS131: SpacesExamples/jupyterlab has no secret JUPYTER_TOKEN: the token is the public word "huggingface"; JupyterLabSpace takes it as token',
    "HFS132: SpacesExamples/jupyterlab loses its data at each restart; give it a bucket mounted at /data",
  ]);
});

test("takes the token among the secrets too", () => {
  const jupyter = new JupyterLabSpace(bundled(), "jupyter", {
    name: "jupyter",
    secrets: { JUPYTER_TOKEN: SpaceSecret.fromEnvironment("JUPYTER_TOKEN") },
  });
  expect(warningsOf(jupyter)).toEqual([
    "HFS132: SpacesExamples/jupyterlab loses its data at each restart; give it a bucket mounted at /data",
  ]);
});

test("refuses the token twice", () => {
  const token = SpaceSecret.fromEnvironment("JUPYTER_TOKEN");
  expect(
    () => new JupyterLabSpace(bundled(), "jupyter", { name: "jupyter", token, secrets: { JUPYTER_TOKEN: token } }),
  ).toThrow('HFS104: secret "JUPYTER_TOKEN" is already a secret of this Space; remove one of them [stack/jupyter]');
});
