import { readFileSync } from "fs";
import * as path from "path";
import { Fn, TerraformOutput } from "cdktf";
import { HubClient } from "../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../runtime/local-hub";
import * as library from "../../src";
import { SpaceBucket, SpaceHardware, SpaceSecret, SpaceStorage } from "../../src";
import { TEMPLATES } from "../../src/catalog/templates";
import { stackWith, synth } from "../support/synth";
import { TerraformWorkspace } from "../support/terraform";
import { describeWithTerraform } from "../support/terraform-program";

const secret = SpaceSecret.fromEnvironment("SECRET");
// Values that Terraform's own syntax could take for something else.
const PROMPT = '{{#each messages}}"${content}"\n%{ if 1 }\\{{/each}}';

describeWithTerraform("the templates", () => {
  let hub: LocalHub;
  let terraform: TerraformWorkspace;

  beforeAll(async () => {
    hub = await startLocalHub({ port: 0, speed: 20 });
    terraform = new TerraformWorkspace({
      env: { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token, TF_VAR_SECRET: "s3cret-value" },
    });
  });

  afterAll(async () => {
    terraform.remove();
    await hub.close();
  });

  test("are deployed with their settings, left alone by the next plan, and destroyed", async () => {
    const bucketId = `${hub.user}/templates-data`;
    await fetch(`${hub.url}/api/buckets/${bucketId}`, {
      method: "POST",
      headers: { authorization: `Bearer ${hub.token}`, "content-type": "application/json" },
      body: "{}",
    });
    terraform.writeFile("main.tf.json", JSON.stringify(synth(stackOfAllTemplates(bucketId))));
    await terraform.init();
    await terraform.apply();

    const client = new HubClient({ endpoint: hub.url, token: hub.token });
    const found = await Promise.all(
      TEMPLATES.map(async ({ id }) => {
        const space = await client.getSpace(idOf(id));
        const { volumes = [] } = await client.getRuntime(idOf(id));
        return { id, sdk: space.sdk, private: space.private, mounts: volumes.map(({ mountPath }) => mountPath) };
      }),
    );
    expect(found).toEqual(
      TEMPLATES.map(({ id, sdk, visibility, dataPath }) => ({
        id,
        sdk,
        private: visibility !== "public",
        mounts: dataPath === undefined ? [] : [dataPath],
      })),
    );

    const variablesOf = async (template: string) =>
      Object.fromEntries((await client.listVariables(idOf(template))).map(({ key, value }) => [key, value]));
    const secretsOf = async (template: string) =>
      (await client.listSecrets(idOf(template))).map(({ key }) => key).sort();
    expect(await variablesOf("huggingchat/chat-ui-template")).toEqual({
      MODEL_PARAMS: '{"stop":["</s>","\\"END\\""],"temperature":0.2}',
      MODEL_PROMPT_TEMPLATE: PROMPT,
    });
    expect(await variablesOf("LabelStudio/LabelStudio")).toEqual({
      LABEL_STUDIO_BASE_DATA_DIR: "/data",
      STORAGE_PERSISTENCE: "1",
    });
    expect(await secretsOf("LabelStudio/LabelStudio")).toEqual([
      "DJANGO_DB",
      "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK",
      "LABEL_STUDIO_PASSWORD",
      "LABEL_STUDIO_USERNAME",
      "POSTGRE_HOST",
      "POSTGRE_NAME",
      "POSTGRE_PASSWORD",
      "POSTGRE_PORT",
      "POSTGRE_USER",
    ]);
    expect(await terraform.outputs()).toEqual({ connect: `zenml login ${(await client.getSpace(idOf(ZENML))).host}` });

    expect(await terraform.plan()).toEqual({});
    expect(terraform.readFile("terraform.tfstate")).not.toContain("s3cret-value");
    await terraform.destroy();
    expect(await client.listSpaces({ author: hub.user })).toEqual([]);
  });

  test("of one's own, as docs/templates.md shows one, is deployed where the Hub knows it", async () => {
    const page = readFileSync(path.join(__dirname, "../../docs/templates.md"), "utf8");
    const [, id] = /^## Any other template$[^]*?SpaceTemplate\.of\("(.+)"\)/m.exec(page)!;
    expect(page).toContain(`hf-spaces local-hub --template ${id}`);
    hub.addTemplate({ id: id! });
    const stack = stackWith({ providerSource: library.ProviderSource.BUNDLED });
    const template = library.SpaceTemplate.of(id!);
    new library.TemplateSpace(stack, "app", { name: "app", template });
    terraform.writeFile("main.tf.json", JSON.stringify(synth(stack)));
    await terraform.init();
    await terraform.apply();
    expect(hub.spaces()).toMatchObject([{ id: `${hub.user}/app`, sdk: "docker" }]);
    await terraform.destroy();
  });

  function idOf(template: string): string {
    return `${hub.user}/app-${TEMPLATES.findIndex(({ id }) => id === template)}`;
  }
});

const ZENML = "zenml/zenml-template-space";

/** Props that each template's construct is given beside the name. */
const PROPS: Record<string, object> = {
  [ZENML]: { storeUrl: secret, userPassword: secret, verifyStoreCertificate: true },
  "argilla/argilla-template-space": { ownerName: "acme-admin", ownerPassword: secret },
  "LabelStudio/LabelStudio": {
    userEmail: "admin@example.com",
    userPassword: secret,
    database: { host: "db.example.com", name: "labels", user: "labels", password: secret },
  },
  "SpacesExamples/jupyterlab": { token: secret },
  "langfuse/langfuse-template-space": { sessionSecret: secret, salt: secret, encryptionKey: secret, closeSignUp: true },
  "livebook-dev/livebook": { password: secret },
  "huggingchat/chat-ui-template": {
    hardware: SpaceHardware.T4_SMALL,
    modelParameters: { temperature: Fn.min([0.5, 0.2]), stop: ["</s>", Fn.upper(Fn.rawString('"end"'))] },
    promptTemplate: PROMPT,
    hubToken: secret,
  },
  "posit/shiny-for-r-template": { language: library.ShinyLanguage.R },
};

/** Each template once, as `app-<its place in the catalog>`. */
function stackOfAllTemplates(bucketId: string) {
  const stack = stackWith({ providerSource: library.ProviderSource.BUNDLED });
  const storage = SpaceStorage.bucket(SpaceBucket.fromBucketId(stack, "data", bucketId));
  const constructs = library as unknown as Record<string, typeof library.ZenMLSpace>;
  TEMPLATES.forEach(({ id, construct, dataPath }, i) => {
    const name = `app-${i}`;
    const kept = dataPath === undefined ? {} : { storage };
    const space = new constructs[construct](stack, name, { name, ...kept, ...PROPS[id] });
    if (id === ZENML) new TerraformOutput(stack, "connect", { value: space.connectCommand });
  });
  return stack;
}
