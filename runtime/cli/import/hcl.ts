import { isUnwritable, type ExistingSpace } from "./existing-space";
import type { Volume } from "../../hub";
import { requiredProviders } from "../commands/provider";
import { printableJson } from "../output/printable";

/** A configuration in HCL, as `terraform fmt` would lay it out, that takes the Spaces over. */
export function toHcl(spaces: readonly ExistingSpace[]): string {
  return `${[
    requiredProviders(),
    `# The token: HF_TOKEN, or the file that \`hf auth login\` writes.\nprovider "huggingface-spaces" {}`,
    ...spaces.flatMap((space) => [
      ...space.secrets.map(variableBlock(space.id)),
      importBlock(space),
      resourceBlock(space),
    ]),
  ].join("\n\n")}\n`;
}

function variableBlock(id: string) {
  return ({ key, variable }: ExistingSpace["secrets"][number]): string =>
    block(`variable "${variable}"`, [
      ["description", quoted(`The secret ${key} of ${id}`)],
      ["type", "string"],
      ["sensitive", "true"],
    ]);
}

function importBlock({ label, id }: ExistingSpace): string {
  return `# Not needed any more once it is applied.\n${block("import", [
    ["to", `huggingface-spaces_space.${label}`],
    ["id", quoted(id)],
  ])}`;
}

function resourceBlock(space: ExistingSpace): string {
  const { sdk, hardware, sleepTimeSeconds, variables, secrets, volumes } = space;
  const single: Array<[string, string]> = [
    ["name", quoted(space.name)],
    ["namespace", quoted(space.namespace)],
    ["visibility", quoted(space.visibility) + (space.visibility === "private" ? MAYBE_PROTECTED : "")],
  ];
  if (sdk) single.push(["sdk", quoted(sdk)]);
  if (hardware) single.push(["hardware", quoted(hardware)]);
  if (sleepTimeSeconds !== undefined) single.push(["sleep_time", String(sleepTimeSeconds)]);
  const parts = [aligned(single, 1)];
  if (variables.length > 0) {
    parts.push(
      map(
        "variables",
        variables.map(([key, value]) => [key, quoted(value)]),
      ),
    );
  }
  if (secrets.length > 0) {
    parts.push(
      map(
        "secrets_wo",
        secrets.map(({ key, variable }) => [key, `var.${variable}`]),
      ),
    );
  }
  if (volumes.some(isUnwritable)) {
    parts.push("  # Volumes are mounted that cannot be told from here: they are left as they are.");
  } else if (volumes.length > 0) {
    parts.push(volumeList(volumes));
  }
  return `resource "huggingface-spaces_space" "${space.label}" {\n${parts.join("\n\n")}\n}`;
}

/** The Hub tells a protected Space as private. */
const MAYBE_PROTECTED = ' # or "protected": the Hub does not tell them apart';

function volumeList(volumes: readonly Volume[]): string {
  const items = volumes.map(({ type, source, mountPath, revision, path, readOnly }) => {
    const entries: Array<[string, string]> = [
      ["type", quoted(type)],
      ["source", quoted(source)],
      ["mount_path", quoted(mountPath)],
    ];
    if (revision) entries.push(["revision", quoted(revision)]);
    if (path) entries.push(["path", quoted(path)]);
    if (type === "bucket") entries.push(["read_only", String(readOnly ?? false)]);
    return `    {\n${aligned(entries, 3)}\n    }`;
  });
  return `  volumes = [\n${items.join(",\n")}\n  ]`;
}

function block(head: string, entries: ReadonlyArray<[string, string]>): string {
  return `${head} {\n${aligned(entries, 1)}\n}`;
}

function map(name: string, entries: ReadonlyArray<[string, string]>): string {
  return `  ${name} = {\n${aligned(entries, 2)}\n  }`;
}

/** `terraform fmt` puts the equals signs of neighbouring lines below each other. */
function aligned(entries: ReadonlyArray<[string, string]>, depth: number): string {
  const width = Math.max(...entries.map(([key]) => key.length));
  return entries.map(([key, value]) => `${"  ".repeat(depth)}${key.padEnd(width)} = ${value}`).join("\n");
}

/**
 * A string of HCL that stands for exactly this text.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function quoted(text: string): string {
  const escaped = printableJson(text)
    .replace(/\\b/g, "\\u0008")
    .replace(/\\f/g, "\\u000c")
    .replace(/([$%])\{/g, "$1$1{");
  return escaped;
}
