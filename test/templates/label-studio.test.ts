import { TerraformOutput, TerraformVariable } from "cdktf";
import { LabelStudioSpace, ProviderSource, SpaceSecret } from "../../src";
import { resourceOf, stackWith, synth, warningsOf } from "../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

const LOSES_DATA =
  "HFS132: LabelStudio/LabelStudio loses its data at each restart; give it a bucket mounted at /data or a PostgreSQL database";

const user = { userEmail: "maria@example.com", userPassword: SpaceSecret.fromEnvironment("PASSWORD") };
const space = {
  name: "labels",
  sdk: "docker",
  template: "LabelStudio/LabelStudio",
  visibility: "private",
};

test("is private, with a closed sign-up and a first user", () => {
  const labels = new LabelStudioSpace(bundled(), "labels", {
    name: "labels",
    ...user,
    sessionKey: SpaceSecret.fromEnvironment("SESSION_KEY"),
  });
  expect(resourceOf(labels)).toEqual({
    ...space,
    secrets: {
      LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: "true",
      LABEL_STUDIO_USERNAME: "maria@example.com",
      LABEL_STUDIO_PASSWORD: "${var.PASSWORD}",
      SECRET_KEY: "${var.SESSION_KEY}",
    },
  });
  expect(warningsOf(labels)).toEqual([LOSES_DATA]);
});

test("keeps its data in PostgreSQL, at the usual port", () => {
  const labels = new LabelStudioSpace(bundled(), "labels", {
    name: "labels",
    ...user,
    database: {
      host: "db.example.com",
      name: "labels",
      user: "label-studio",
      password: SpaceSecret.fromEnvironment("DB_PASSWORD"),
    },
  });
  expect(resourceOf(labels)).toEqual({
    ...space,
    variables: { STORAGE_PERSISTENCE: "1" },
    secrets: {
      LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: "true",
      LABEL_STUDIO_USERNAME: "maria@example.com",
      LABEL_STUDIO_PASSWORD: "${var.PASSWORD}",
      DJANGO_DB: "default",
      POSTGRE_HOST: "db.example.com",
      POSTGRE_PORT: "5432",
      POSTGRE_NAME: "labels",
      POSTGRE_USER: "label-studio",
      POSTGRE_PASSWORD: "${var.DB_PASSWORD}",
    },
  });
  expect(warningsOf(labels)).toEqual([]);
});

test("takes a port that is only known at deploy", () => {
  const stack = bundled();
  const port = new TerraformVariable(stack, "port", { type: "number" });
  const labels = new LabelStudioSpace(stack, "labels", {
    name: "labels",
    ...user,
    database: { host: "db", port: port.numberValue, name: "n", user: "u", password: SpaceSecret.fromEnvironment("P") },
  });
  expect(resourceOf(labels)).toMatchObject({ secrets: { POSTGRE_PORT: "${var.port}" } });
});

test("with an open sign-up, or closed to everyone, it says so", () => {
  const stack = bundled();
  const open = new LabelStudioSpace(stack, "open", { name: "open", openSignUp: true });
  const closed = new LabelStudioSpace(stack, "closed", { name: "closed" });
  const nameless = new LabelStudioSpace(stack, "nameless", { name: "nameless", userPassword: user.userPassword });
  expect(warningsOf(open)).toEqual([
    "HFS131: LabelStudio/LabelStudio has no secret LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: everyone who finds the Space can sign up; LabelStudioSpace closes it, unless openSignUp is true",
    LOSES_DATA,
  ]);
  expect(warningsOf(closed)).toEqual([
    "HFS131: LabelStudio/LabelStudio has no secret LABEL_STUDIO_PASSWORD: nobody can sign in, since the sign-up is closed; LabelStudioSpace takes it as userPassword",
    LOSES_DATA,
  ]);
  expect(warningsOf(nameless)).toEqual([
    "HFS131: LabelStudio/LabelStudio has no secret LABEL_STUDIO_USERNAME: nobody has that password; LabelStudioSpace takes it as userEmail",
    LOSES_DATA,
  ]);
});

test("leaves a sign-up that is among the secrets as it is", () => {
  const labels = new LabelStudioSpace(bundled(), "labels", {
    name: "labels",
    secrets: { LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: SpaceSecret.fromEnvironment("CLOSED") },
  });
  expect(resourceOf(labels)).toEqual({
    ...space,
    secrets: { LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: "${var.CLOSED}" },
  });
});

test("tells the address of its API", () => {
  const stack = bundled();
  const labels = new LabelStudioSpace(stack, "labels", { name: "labels" });
  new TerraformOutput(stack, "api", { value: labels.apiUrl });
  expect(synth(stack).output.api).toEqual({ value: "${huggingface-spaces_space.labels.url}" });
});
