import { TerraformOutput, TerraformVariable } from "cdktf";
import {
  HuggingFaceSpace,
  LabelStudioSpace,
  LabelStudioTaskStorage,
  ProviderSource,
  SpaceBucket,
  SpaceSecret,
  SpaceStorage,
  SpaceTemplate,
  SpaceVisibility,
  SpaceVolume,
} from "../../../src";
import { resourceOf, stackWith, synth, warningsOf } from "../../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

const LOSES_DATA =
  "HFS132: LabelStudio/LabelStudio loses its data at each restart; give it a bucket mounted at /data or a PostgreSQL database";

const user = { userEmail: "admin@example.com", userPassword: SpaceSecret.fromEnvironment("PASSWORD") };
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
    secrets_wo: {
      LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: "true",
      LABEL_STUDIO_USERNAME: "admin@example.com",
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
    secrets_wo: {
      LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: "true",
      LABEL_STUDIO_USERNAME: "admin@example.com",
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

test("keeps its data in a bucket, wherever that is mounted", () => {
  const stack = bundled();
  const bucket = SpaceBucket.fromBucketId(stack, "data", "acme/labels");
  const labels = new LabelStudioSpace(stack, "labels", {
    name: "labels",
    ...user,
    storage: SpaceStorage.bucket(bucket, { mountPath: "/labels" }),
  });
  expect(resourceOf(labels)).toEqual({
    ...space,
    variables: { LABEL_STUDIO_BASE_DATA_DIR: "/labels", STORAGE_PERSISTENCE: "1" },
    secrets_wo: {
      LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: "true",
      LABEL_STUDIO_USERNAME: "admin@example.com",
      LABEL_STUDIO_PASSWORD: "${var.PASSWORD}",
    },
    volumes: [{ type: "bucket", source: "acme/labels", mount_path: "/labels", read_only: false }],
  });
  expect(warningsOf(labels)).toEqual([]);
});

test("a bucket that nothing is written to is warned about", () => {
  const stack = bundled();
  const bucket = SpaceBucket.fromBucketId(stack, "data", "acme/labels");
  const labels = new HuggingFaceSpace(stack, "labels", {
    name: "labels",
    template: SpaceTemplate.LABEL_STUDIO,
    env: { LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: "true" },
    secrets: { LABEL_STUDIO_PASSWORD: user.userPassword, LABEL_STUDIO_USERNAME: user.userPassword },
    volumes: [SpaceVolume.bucket(bucket, "/data")],
  });
  expect(warningsOf(labels)).toEqual([
    "HFS131: LabelStudio/LabelStudio has no variable LABEL_STUDIO_BASE_DATA_DIR: the bucket mounted at /data stays empty; LabelStudioSpace sets it for its storage",
  ]);
});

test.each<[string, LabelStudioTaskStorage, object]>([
  [
    "Amazon S3",
    LabelStudioTaskStorage.s3({
      bucketName: "tasks",
      region: "eu-central-1",
      accessKeyId: SpaceSecret.fromEnvironment("KEY_ID"),
      secretAccessKey: SpaceSecret.fromEnvironment("KEY"),
    }),
    {
      variables: {
        STORAGE_TYPE: "s3",
        STORAGE_AWS_BUCKET_NAME: "tasks",
        STORAGE_AWS_REGION_NAME: "eu-central-1",
        STORAGE_AWS_FOLDER: "",
      },
      secrets_wo: { STORAGE_AWS_ACCESS_KEY_ID: "${var.KEY_ID}", STORAGE_AWS_SECRET_ACCESS_KEY: "${var.KEY}" },
    },
  ],
  [
    "Google Cloud Storage",
    LabelStudioTaskStorage.gcs({ bucketName: "tasks", projectId: "labels", folder: "images" }),
    {
      variables: {
        STORAGE_TYPE: "gcs",
        STORAGE_GCS_BUCKET_NAME: "tasks",
        STORAGE_GCS_PROJECT_ID: "labels",
        STORAGE_GCS_FOLDER: "images",
        GOOGLE_APPLICATION_CREDENTIALS: "/opt/heartex/secrets/key.json",
      },
    },
  ],
  [
    "Azure Blob Storage",
    LabelStudioTaskStorage.azure({
      containerName: "tasks",
      accountName: "acme",
      accountKey: SpaceSecret.fromEnvironment("KEY"),
    }),
    {
      variables: { STORAGE_TYPE: "azure", STORAGE_AZURE_CONTAINER_NAME: "tasks", STORAGE_AZURE_FOLDER: "" },
      secrets_wo: { STORAGE_AZURE_ACCOUNT_NAME: "acme", STORAGE_AZURE_ACCOUNT_KEY: "${var.KEY}" },
    },
  ],
])("keeps its task files in %s", (_, taskStorage, settings) => {
  const labels = new LabelStudioSpace(bundled(), "labels", { name: "labels", openSignUp: true, taskStorage });
  expect(resourceOf(labels)).toEqual({ ...space, ...settings });
});

test("takes a port that is only known at deploy", () => {
  const stack = bundled();
  const port = new TerraformVariable(stack, "port", { type: "number" });
  const labels = new LabelStudioSpace(stack, "labels", {
    name: "labels",
    ...user,
    database: { host: "db", port: port.numberValue, name: "n", user: "u", password: SpaceSecret.fromEnvironment("P") },
  });
  expect(resourceOf(labels)).toMatchObject({ secrets_wo: { POSTGRE_PORT: "${var.port}" } });
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
    secrets_wo: { LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: "${var.CLOSED}" },
  });
});

test("tells the address of its API, which a private one does not answer at", () => {
  const stack = bundled();
  const labels = new LabelStudioSpace(stack, "labels", {
    name: "labels",
    ...user,
    visibility: SpaceVisibility.PUBLIC,
  });
  const hidden = new LabelStudioSpace(stack, "hidden", { name: "hidden", ...user });
  new TerraformOutput(stack, "api", { value: labels.apiUrl });
  new TerraformOutput(stack, "hidden-api", { value: hidden.apiUrl });
  expect(synth(stack).output.api).toEqual({ value: "${huggingface-spaces_space.labels.url}" });
  expect(warningsOf(labels)).toEqual([LOSES_DATA]);
  expect(warningsOf(hidden)).toEqual([
    "HFS130: LabelStudio/LabelStudio is private, but the Label Studio SDK can only connect when the Space is public; write visibility: SpaceVisibility.PUBLIC",
    LOSES_DATA,
  ]);
});
