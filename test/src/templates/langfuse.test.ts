import { TerraformOutput } from "cdktf";
import { LangfuseSpace, ProviderSource, SpaceSecret, SpaceVisibility } from "../../../src";
import { resourceOf, stackWith, synth, warningsOf } from "../../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

const OPEN_SIGN_UP =
  "HFS131: langfuse/langfuse-template-space has no variable AUTH_DISABLE_SIGNUP: everyone with an account on the Hub can sign in; set it once the owner has signed in; LangfuseSpace takes it as closeSignUp";
const LOSES_DATA =
  "HFS132: langfuse/langfuse-template-space loses its data at each restart; give it a bucket mounted at /data";

const keys = {
  sessionSecret: SpaceSecret.fromEnvironment("SESSION"),
  salt: SpaceSecret.fromEnvironment("SALT"),
  encryptionKey: SpaceSecret.fromEnvironment("KEY"),
};

test("is public, with keys of its own and, later, a closed sign-up", () => {
  const langfuse = new LangfuseSpace(bundled(), "langfuse", { name: "langfuse", ...keys, closeSignUp: true });
  expect(resourceOf(langfuse)).toEqual({
    name: "langfuse",
    sdk: "docker",
    template: "langfuse/langfuse-template-space",
    visibility: "public",
    variables: { AUTH_DISABLE_SIGNUP: "true" },
    secrets_wo: { NEXTAUTH_SECRET: "${var.SESSION}", SALT: "${var.SALT}", ENCRYPTION_KEY: "${var.KEY}" },
  });
  expect(warningsOf(langfuse)).toEqual([LOSES_DATA]);
});

test("with public keys, an open sign-up or not public, it says so", () => {
  const langfuse = new LangfuseSpace(bundled(), "langfuse", {
    name: "langfuse",
    visibility: SpaceVisibility.PRIVATE,
  });
  expect(warningsOf(langfuse)).toEqual([
    "HFS130: langfuse/langfuse-template-space is private, but the Langfuse API can only be reached when the Space is public; write visibility: SpaceVisibility.PUBLIC",
    "HFS131: langfuse/langfuse-template-space has no secret NEXTAUTH_SECRET: sessions are signed with the template's own, public value; LangfuseSpace takes it as sessionSecret",
    "HFS131: langfuse/langfuse-template-space has no secret SALT: API keys are hashed with the template's own, public salt; LangfuseSpace takes it as salt",
    "HFS131: langfuse/langfuse-template-space has no secret ENCRYPTION_KEY: stored keys are encrypted with the template's own, public key; LangfuseSpace takes it as encryptionKey",
    OPEN_SIGN_UP,
    LOSES_DATA,
  ]);
});

test("a sign-up that is left open on purpose is not warned about", () => {
  const langfuse = new LangfuseSpace(bundled(), "langfuse", { name: "langfuse", ...keys, closeSignUp: false });
  expect(resourceOf(langfuse)).toMatchObject({ variables: { AUTH_DISABLE_SIGNUP: "false" } });
  expect(warningsOf(langfuse)).toEqual([LOSES_DATA]);
});

test("tells its host to the applications that it traces", () => {
  const stack = bundled();
  const langfuse = new LangfuseSpace(stack, "langfuse", { name: "langfuse" });
  new TerraformOutput(stack, "host", { value: langfuse.host });
  expect(synth(stack).output.host).toEqual({ value: "${huggingface-spaces_space.langfuse.url}" });
});
