import { startLocalHub } from "../../../runtime/local-hub";
import { ProviderTest } from "../../support/provider-e2e";
import { startScriptedServer } from "../../support/scripted-server";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

/** What is wrong, attributes that are, and what is said. */
const WRONG: readonly (readonly [string, string, string])[] = [
  ["an empty name", 'name = ""\nsdk = "docker"', 'The name "" is empty. Write for example "my-space".'],
  ["a malformed name", 'name = "my app"\nsdk = "docker"', 'Write for example "my-app".'],
  ["an id for a name", 'name = "me/app"\nsdk = "docker"', "holds a slash, the namespace is given apart"],
  ["neither an SDK nor a template", 'name = "app"', 'Give "sdk" (docker, gradio, static), or a "template"'],
  [
    "an SDK that the template is not made for",
    'name = "app"\nsdk = "gradio"\ntemplate = "zenml/zenml-template-space"',
    'Leave "sdk" out, or write "docker".',
  ],
  ["a template's name", 'name = "app"\ntemplate = "Argilla"', 'Write for example "argilla/argilla-template-space".'],
  ["a visibility that is none", 'name = "app"\nsdk = "docker"\nvisibility = "secret"', 'Write "public", "private" or'],
  [
    "two visibilities",
    'name = "app"\nsdk = "docker"\nvisibility = "public"\nprivate = true',
    "Give one of them, or both alike.",
  ],
  ["a sleep time that is none", 'name = "app"\nsdk = "docker"\nsleep_time = 0', "or -1 for never"],
  ["a malformed key", 'name = "app"\nsdk = "docker"\nsecrets = { "MY-KEY" = "x" }', 'Write for example "MY_KEY".'],
  [
    "a key that is a secret and a variable",
    'name = "app"\nsdk = "docker"\nsecrets = { A = "x" }\nvariables = { A = "y" }',
    '"A" is in "secrets" and in "variables".',
  ],
  [
    "an attribute that is not there",
    'name = "app"\nsdk = "docker"\nflavor = "t4"',
    'An argument named "flavor" is not expected',
  ],
];

describeWithTerraform("bad input", () => {
  const test_ = ProviderTest.forTests();

  async function refused(attributes: string, ...command: readonly string[]): Promise<string> {
    test_.terraform.configure(`resource "huggingface-spaces_space" "app" {\n${attributes}\n}\n`);
    await test_.terraform.init();
    return test_.terraform.fail(...command);
  }

  describe("is refused before any request:", () => {
    const told = new Map<string, string>();

    /** All in one configuration, as `terraform validate` tells all at once. */
    beforeAll(async () => {
      test_.reset();
      const resources = WRONG.map(
        ([, attributes], i) => `resource "huggingface-spaces_space" "_${i}" {\n${attributes}\n}`,
      );
      test_.terraform.configure(resources.join("\n"));
      await test_.terraform.init();
      const { output } = await test_.terraform.run("validate", "-json");
      const { diagnostics } = JSON.parse(output) as {
        diagnostics: { summary: string; detail: string; snippet: { context: string } }[];
      };
      for (const { summary, detail, snippet } of diagnostics) {
        told.set(snippet.context, `${told.get(snippet.context) ?? ""}${summary}: ${detail}\n`);
      }
      expect(told.size).toBe(WRONG.length);
      expect(test_.requests()).toEqual([]);
    });

    test.each(WRONG.map(([what, , message], i) => [what, message, i] as const))("%s", (_, message, i) => {
      expect(told.get(`resource "huggingface-spaces_space" "_${i}"`)).toContain(message);
    });
  });

  test("that is only known when it is applied is refused before any request", async () => {
    test_.terraform.configure(`
      resource "terraform_data" "name" { input = "not a name" }
      resource "huggingface-spaces_space" "app" {
        name = terraform_data.name.output
        sdk  = "docker"
      }`);
    await test_.terraform.init();
    expect(await test_.terraform.fail("apply", "-auto-approve")).toContain('Write for example "not-a-name".');
    expect(test_.requests()).toEqual([]);
  });

  const GOOD = 'name = "app"\nsdk = "docker"';

  test("no token: the error says the three ways to give one", async () => {
    test_.terraform.env = { HF_ENDPOINT: test_.hub.url, HF_HOME: test_.terraform.folder };
    const output = await refused(GOOD, "plan");
    for (const way of ["HF_TOKEN", 'argument "token"', "hf auth login"]) expect(output).toContain(way);
    expect(test_.requests()).toEqual([]);
  });

  test("a Hub that is not there", async () => {
    test_.terraform.env.HF_ENDPOINT = "http://127.0.0.1:9";
    expect(await refused(GOOD, "apply", "-auto-approve")).toContain("Hub not reachable");
  });

  test("a Hub that answers with web pages", async () => {
    const server = await startScriptedServer((_, response) => {
      response.setHeader("content-type", "text/html").end("<!doctype html><title>Sign in</title>");
    });
    try {
      test_.terraform.env.HF_ENDPOINT = server.url;
      expect(await refused(GOOD, "apply", "-auto-approve")).toContain("with a web page instead of JSON");
    } finally {
      await server.close();
    }
  });

  test("a malformed address of the Hub", async () => {
    test_.terraform.env.HF_ENDPOINT = "hub";
    expect(await refused(GOOD, "plan")).toContain('address "hub" is not a URL');
  });
});

describeWithTerraform("secrets and tokens", () => {
  test("are in no log, plan or error; the token is not in the state either", async () => {
    const hub = await startLocalHub({ port: 0, speed: 20 });
    const terraform = new TerraformWorkspace({
      startsProvider: true, // so that its log is part of Terraform's
      env: { HF_ENDPOINT: hub.url, TF_LOG: "TRACE", TF_LOG_PATH: "terraform.log" },
    });
    try {
      const configuration = (key: string) => `
        variable "token" {
          type      = string
          sensitive = true
        }
        variable "secret" {
          type      = string
          sensitive = true
        }
        provider "huggingface-spaces" { token = var.token }
        resource "huggingface-spaces_space" "app" {
          name    = "app"
          sdk     = "docker"
          secrets = { ${key} = var.secret }
        }`;
      const secret = 'planted "secret" value';
      terraform.env = { ...terraform.env, TF_VAR_token: hub.token, TF_VAR_secret: secret };
      terraform.configure(configuration("A"));
      await terraform.init();
      const said = [await terraform.succeed("plan"), await terraform.apply()];
      terraform.configure(configuration("B"));
      said.push(await terraform.apply(), terraform.readFile("terraform.log"), await terraform.destroy());
      const logged = terraform.readFile("terraform.log");
      expect(logged).toContain("asked the Hub");
      for (const text of [...said, logged]) {
        for (const planted of [hub.token, "planted", JSON.stringify(secret).slice(1, -1)]) {
          expect(text.includes(planted)).toBe(false);
        }
      }
      expect(terraform.readFile("terraform.tfstate.backup").includes(hub.token)).toBe(false);
    } finally {
      terraform.remove();
      await hub.close();
    }
  });
});
