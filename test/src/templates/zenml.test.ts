import { TerraformOutput } from "cdktf";
import { ProviderSource, SpaceSecret, SpaceVisibility, ZenMLSecretsStore, ZenMLSpace } from "../../../src";
import { resourceOf, stackWith, synth, warningsOf } from "../../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

test("is public, since its clients cannot connect otherwise", () => {
  expect(resourceOf(new ZenMLSpace(bundled(), "zenml", { name: "zenml" }))).toEqual({
    name: "zenml",
    sdk: "docker",
    template: "zenml/zenml-template-space",
    visibility: "public",
  });
});

test("every prop reaches its setting", () => {
  const secret = SpaceSecret.fromEnvironment("S");
  const zenml = new ZenMLSpace(bundled(), "zenml", {
    name: "zenml",
    storeUrl: secret,
    storeCertificateAuthority: secret,
    storeCertificate: secret,
    storeKey: secret,
    verifyStoreCertificate: true,
    secretsStore: ZenMLSecretsStore.SQL,
    encryptionKey: secret,
    userName: "admin",
    userPassword: secret,
    projectName: "demo",
    loggingVerbosity: "INFO",
    analytics: false,
    env: { OTHER: "kept" },
  });
  expect(resourceOf(zenml)).toMatchObject({
    variables: {
      OTHER: "kept",
      ZENML_STORE_SSL_VERIFY_SERVER_CERT: "true",
      ZENML_SECRETS_STORE_TYPE: "sql",
      ZENML_DEFAULT_USER_NAME: "admin",
      ZENML_DEFAULT_PROJECT_NAME: "demo",
      ZENML_LOGGING_VERBOSITY: "INFO",
      ZENML_ANALYTICS_OPT_IN: "false",
    },
    secrets_wo: Object.fromEntries(
      [
        "ZENML_STORE_URL",
        "ZENML_STORE_SSL_CA",
        "ZENML_STORE_SSL_CERT",
        "ZENML_STORE_SSL_KEY",
        "ZENML_SECRETS_STORE_ENCRYPTION_KEY",
        "ZENML_DEFAULT_USER_PASSWORD",
      ].map((key) => [key, "${var.S}"]),
    ),
  });
  expect(warningsOf(zenml)).toEqual([]);
});

test("without a database, without a password or not public, it says so", () => {
  const zenml = new ZenMLSpace(bundled(), "zenml", { name: "zenml", visibility: SpaceVisibility.PRIVATE });
  expect(warningsOf(zenml)).toEqual([
    "HFS130: zenml/zenml-template-space is private, but ZenML clients can only connect when the Space is public; write visibility: SpaceVisibility.PUBLIC",
    'HFS131: zenml/zenml-template-space has no secret ZENML_DEFAULT_USER_PASSWORD: the first user, "default", has no password and everyone can sign in; ZenMLSpace takes it as userPassword',
    "HFS132: zenml/zenml-template-space loses its data at each restart; give it a MySQL database (ZENML_STORE_URL)",
  ]);
});

test("tells how a client connects", () => {
  const stack = bundled();
  const zenml = new ZenMLSpace(stack, "zenml", { name: "zenml" });
  new TerraformOutput(stack, "connect", { value: zenml.connectCommand });
  expect(synth(stack).output.connect).toEqual({ value: "zenml login ${huggingface-spaces_space.zenml.url}" });
});
