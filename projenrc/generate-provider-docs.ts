import { readFileSync, writeFileSync } from "fs";
import * as path from "path";
import { format, resolveConfig } from "prettier";
import type { Attribute, Schema } from "../runtime/plugin/protocol";
import { huggingFaceSpaces } from "../runtime/plugin/provider";
import { PLUGIN_SOURCE } from "../src/catalog/plugin-layout";

const root = path.join(__dirname, "..");
const page = path.resolve(process.argv[2] ?? path.join(root, "docs/provider.md"));

/** `npm run docs:provider [file]`: docs/provider.md, from the provider's own schema and from the examples that the tests run. */
async function providerPage(): Promise<string> {
  const { schema, resources, dataSources = {}, listResources = {}, actions = {} } = huggingFaceSpaces;
  const parts = [
    HEAD,
    "## The provider block",
    describeSchema(schema),
    ...Object.entries(resources).flatMap(([name, { schema: of }]) => [`## Resource \`${name}\``, describeSchema(of)]),
    ...Object.entries(dataSources).flatMap(([name, { schema: of }]) => [
      `## Data source \`${name}\``,
      describeSchema(of),
    ]),
    ...Object.entries(listResources).flatMap(([name, { schema: of }]) => [`## List \`${name}\``, describeSchema(of)]),
    LISTS,
    ...Object.entries(actions).flatMap(([name, { schema: of }]) => [`## Action \`${name}\``, describeSchema(of)]),
    ACTIONS,
    "## Examples",
    ...EXAMPLES.flatMap(([name, title]) => [`### ${title}`, example(name)]),
    FOOT,
  ];
  return format(parts.join("\n\n"), { ...(await resolveConfig(__filename)), parser: "markdown" });
}

const HEAD = `# The bundled provider

Hugging Face Spaces for Terraform ≥ 1.5 and OpenTofu ≥ 1.8. The constructs stage it in each stack by themselves
(\`ProviderSource.BUNDLED\`). It runs with Node.js 20.16 or newer, found on the PATH or packed beside it.

For plain HCL, in the folder of the \`.tf\` files:

\`\`\`sh
npx cdktf-huggingface-spaces provider install
terraform init
\`\`\`

stages it where \`terraform init\` finds it, with its hashes for all platforms in \`.terraform.lock.hcl\`, and prints the \`required_providers\` block. The
block may leave the version out, as the examples below do: there is one version only, and the lock file holds it. Commit the lock file, and either
commit \`terraform.d\` or run the first line wherever Terraform runs. Start Terraform in that folder: with \`-chdir\` it looks for \`terraform.d\` where it
was started. In a clone of the repository, after \`npm ci && npm run build\`, it is
\`node lib/runtime/hf-spaces.cjs provider install --dir examples/hcl/space\`.

## Where it runs, and where it comes from

Linux, macOS and Windows, on amd64 and arm64. On Windows a small launcher starts Node.js. Both are tested under Wine, where Terraform
itself is not run, and were never run on Windows.

| where | in HCL | with the constructs: \`installation: ProviderInstallation…\` |
| --- | --- | --- |
| in the configuration's own folder, for all platforms | \`hf-spaces provider install\` | \`.staged()\`, the default |
| the same, for some platforms | \`--platform linux_amd64\` | \`.staged({ platforms: ["linux_amd64"] })\` |
| on runners without Node.js (HCP Terraform, Scalr, Spacelift) | \`--platform linux_amd64 --pack-node\`, or \`--node linux_amd64=path/to/node\` | \`.staged({ platforms: ["linux_amd64"], packNode: true })\` or \`nodeExecutables\` |
| from a mirror of your own | \`hf-spaces provider mirror --dir DIR\` | \`.fromRegistry(address, versions)\` |
| from a registry of your own | the zip files of the mirror, with \`--source\` your address | \`.fromRegistry(address, versions)\` |

- \`--pack-node\` packs the Node.js that runs the command, about 100 MB, for its own platform. Terraform hashes it at each command, in about 0.06 s.
  Those of nodejs.org need glibc: for Alpine pack one that is built for musl, or install \`nodejs\` there.
- The folder of a mirror serves as a \`filesystem_mirror\` as it stands, and as a \`network_mirror\` where a web server serves it over HTTPS.
  The command prints the first's configuration. Other providers and versions in it stay.
- The lock file has a hash for each platform that was staged, so that machines of every kind accept one lock file.
- It is neither in HashiCorp's registry nor in OpenTofu's. Each release carries the files that they and private registries take: a
  zip a platform, \`SHA256SUMS\`, and the manifest with protocol 6.0 (\`npx projen package:provider\` makes them from a clone, in
  \`dist/provider\`). Sign with \`gpg --detach-sign …_SHA256SUMS\`, and upload them with the signature: to a private registry by its
  own API; for HashiCorp's into a GitHub release of a repository named \`terraform-provider-huggingface-spaces\`; for OpenTofu's the same,
  then ask for its listing in \`opentofu/registry\`.`;

const EXAMPLES: readonly (readonly [folder: string, title: string])[] = [
  ["space", "A Space from a template, waited for until it runs"],
  ["write-only-secrets", "Secrets that are not in the state"],
  ["own-files", "Your own app"],
  ["bucket", "Storage that outlives a restart"],
  ["organization", "Several Spaces of an organization"],
];

const FOOT = `## What it sends

- A creation is one request, with secrets, variables, hardware, sleep time and volumes in it. Own files follow in one commit.
- A change sends what the plan shows and nothing else. What restarts the app comes last and together.
- What the configuration leaves out is left alone, at import and ever after. A key that leaves its map is removed;
  \`{}\` removes all that Terraform set, and \`volumes = []\` all that is mounted.
- A refresh of several Spaces of one account is one request for all of them; a Space whose secrets or variables are managed
  costs one more for each.
- Creations of one token are made one after another, for the Hub refuses two at once. Everything else runs side by side, as
  far as Terraform's \`-parallelism\` goes.
- Once the rate limit is used up, every request of the token waits for the reset that the Hub names. Other failures that may
  pass are tried again, six attempts at most. See [provider-errors.md](provider-errors.md).

## What it keeps in the state

The token is never in the state. The values of \`secrets\` are, as with any provider: keep the state as safe as they are, or use
\`secrets_wo\`. Of those the state holds a salted scrypt digest each, to see whether a value has changed.

A secret that was set by hand since is seen by the Hub's time of it, and set again.

## Logs

\`TF_LOG_PROVIDER=DEBUG\` shows every request to the Hub: method, path, status, time and request id. Values are in no log line,
whatever the level.

To look into it while it runs, start it yourself, with a debugger if you like, and attach Terraform (not on Windows):

\`\`\`console
$ cd infra && node --inspect terraform.d/plugins/${PLUGIN_SOURCE}/<version>/<platform>/plugin.cjs -debug
The provider runs. For Terraform to use it, set this where terraform is run:

TF_REATTACH_PROVIDERS='{"${PLUGIN_SOURCE}":{…}}'
\`\`\`

Commands that are attached start no provider, so that a plan is also quicker: two thirds of a small one is that.

## Coming from \`strickvl/huggingface-spaces\`

The resource and its attributes are the same, so a state moves over as it is:

\`\`\`console
terraform state replace-provider strickvl/huggingface-spaces terraform.local/cdktf-huggingface-spaces/huggingface-spaces
terraform init
terraform plan
\`\`\`
`;

const LISTS = `\`terraform query\` (Terraform 1.14) finds what is there, and writes the configuration that brings it under management:

\`\`\`hcl
# spaces.tfquery.hcl
list "huggingface-spaces_space" "all" {
  provider = huggingface-spaces
  config {
    namespace = "acme"
  }
}
\`\`\`

\`terraform query -generate-config-out=spaces.tf\`, then \`terraform apply\`. Variables come with it; of secrets the Hub tells
nobody the values, so they are left alone until the configuration names them. A Space or bucket is also imported by its
identity (Terraform 1.12):

\`\`\`hcl
import {
  to       = huggingface-spaces_space.app
  identity = { namespace = "acme", name = "app" } # namespace left out: the account of the token
}
\`\`\``;

const ACTIONS = `An action needs Terraform 1.14. It is run by hand, with
\`terraform apply -invoke=action.huggingface-spaces_restart.app\`, or by a change of another resource:

\`\`\`hcl
action "huggingface-spaces_restart" "app" {
  config {
    space_id = huggingface-spaces_space.app.id
  }
}

resource "terraform_data" "nightly" {
  input = plantimestamp()
  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.huggingface-spaces_restart.app]
    }
  }
}
\`\`\``;

function describeSchema({ description, attributes }: Schema): string {
  return `${description}\n\n${table(attributes)}`;
}

function table(attributes: Schema["attributes"]): string {
  const rows = Object.entries(attributes).flatMap(([name, attribute]) => [
    row(name, attribute),
    ...("attributes" in attribute
      ? Object.entries(attribute.attributes).map(([inner, nested]) => row(`${name}.${inner}`, nested))
      : []),
  ]);
  return ["| attribute | type | | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function row(name: string, attribute: Attribute): string {
  return `| \`${name}\` | ${typeName(attribute)} | ${flags(attribute)} | ${attribute.description.replace(/\|/g, "\\|")} |`;
}

function typeName(attribute: Attribute): string {
  if ("attributes" in attribute) return attribute.nesting === "list" ? "list of objects" : "object";
  const { type } = attribute;
  return typeof type === "string" ? type : `${type[0]} of ${String(type[1])}s`;
}

function flags({ required, optional, computed, sensitive, writeOnly }: Attribute): string {
  const said = [required && "required", optional && "optional", computed && !optional && "read-only"];
  return [...said, writeOnly && "write-only", sensitive && !writeOnly && "sensitive"].filter(Boolean).join(", ");
}

function example(folder: string): string {
  const text = readFileSync(path.join(root, "examples/hcl", folder, "main.tf"), "utf8");
  return `\`\`\`hcl\n${text.trim()}\n\`\`\``;
}

void providerPage().then((text) => writeFileSync(page, text));
