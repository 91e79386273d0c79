import { isUnwritable, type ExistingSpace } from "./existing-space";
import { findHardware } from "../../../src/catalog/hardware";
import type { Volume } from "../../hub";
import { printableJson } from "../output/printable";
import type { ThisPackage } from "../this-package";

const LINE_WIDTH = 120;
/** Of the lines between the braces of a construct's props. */
const PROPS_INDENT = 8;

/** An app in TypeScript, for the library of constructs that `from` is for, that takes the Spaces over. */
export function toTypeScript(spaces: readonly ExistingSpace[], from: Pick<ThisPackage, "name" | "framework">): string {
  const body = spaces.map(spaceCode).join("\n\n");
  const uses = (name: string): boolean => body.includes(`${name}.`);
  const optional = [
    "Duration",
    "SpaceBucket",
    "SpaceHardware",
    "SpaceSdk",
    "SpaceSecret",
    "SpaceVisibility",
    "SpaceVolume",
  ].filter(uses);
  const names = ["HuggingFaceSpace", "HuggingFaceSpacesProvider", "ProviderSource", ...optional].sort();
  const oneLine = `import { ${names.join(", ")} } from "${from.name}";`;
  const imports =
    oneLine.length <= LINE_WIDTH
      ? oneLine
      : oneLine.replace("{ ", "{\n  ").replaceAll(", ", ",\n  ").replace(" }", ",\n}");
  return `import { App, type TerraformResource, TerraformStack } from "${from.framework}";
${imports}
import { type Construct } from "constructs";

class SpacesStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // The token: HF_TOKEN, or the file that \`hf auth login\` writes.
    new HuggingFaceSpacesProvider(this, "huggingface", { providerSource: ProviderSource.BUNDLED });

${body}
  }
}

/** Takes over a Space that exists already. Not needed any more once it is applied. */
function importSpace(space: HuggingFaceSpace, spaceId: string): void {
  (space.node.defaultChild as TerraformResource).importFrom(spaceId);
}

const app = new App();
new SpacesStack(app, "spaces");
app.synth();
`;
}

function spaceCode(space: ExistingSpace): string {
  const { id, label, sdk, hardware, sleepTimeSeconds, variables, secrets } = space;
  const isPrivate = space.visibility === "private";
  const props = [
    `name: ${quoted(space.name)},`,
    `namespace: ${quoted(space.namespace)},`,
    ...(isPrivate ? ["// Or PROTECTED: the Hub does not tell them apart."] : []),
    `visibility: SpaceVisibility.${space.visibility.toUpperCase()},`,
    ...(sdk ? [`sdk: ${sdkCode(sdk)},`] : []),
    ...(hardware ? [`hardware: ${hardwareCode(hardware)},`] : []),
    ...(sleepTimeSeconds === undefined ? [] : [`sleepTime: ${sleepTimeCode(sleepTimeSeconds)},`]),
    ...volumesCode(space),
    ...object(
      "env",
      variables.map(([key, value]) => `${key}: ${quoted(value)},`),
    ),
    ...object(
      "secrets",
      secrets.map(({ key, variable }) => `${key}: SpaceSecret.fromEnvironment("${variable}"),`),
    ),
  ];
  return indent([
    `importSpace(`,
    `  new HuggingFaceSpace(this, "${label}", {`,
    ...props.map((line) => `    ${line}`),
    `  }),`,
    `  "${id}",`,
    `);`,
  ]);
}

/** A string literal with as few escapes as there can be. */
function quoted(text: string): string {
  const json = printableJson(text);
  const count = (quote: string): number => text.split(quote).length - 1;
  if (count('"') <= count("'")) return json;
  return `'${json.slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

function object(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${name}: {`, ...lines.map((line) => `  ${line}`), "},"];
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`).join("\n");
}

function sdkCode(sdk: string): string {
  return ["docker", "gradio", "static"].includes(sdk) ? `SpaceSdk.${sdk.toUpperCase()}` : `SpaceSdk.of(${quoted(sdk)})`;
}

/** The constant of a flavor in the price list; what is not in it is asked for by name. */
export function hardwareCode(flavor: string): string {
  if (!findHardware(flavor)) return `SpaceHardware.of(${quoted(flavor)})`;
  if (flavor === "zero-a10g") return "SpaceHardware.ZERO_GPU";
  const words = flavor.toUpperCase().replace(/-|(?<=\d)(?=[A-Z])|(?<=[A-Z])(?=X\d)/g, "_");
  return `SpaceHardware.${words}`;
}

function sleepTimeCode(seconds: number): string {
  return seconds < 0 ? "Duration.NEVER" : `Duration.seconds(${seconds})`;
}

function volumesCode({ label, volumes }: ExistingSpace): string[] {
  if (volumes.length === 0) return [];
  if (volumes.some(isUnwritable)) {
    return ["// Volumes are mounted that cannot be told from here: they are left as they are."];
  }
  const codes = volumes.map((volume, index) => volumeCode(volume, `${label}_volume${index > 0 ? index + 1 : ""}`));
  const oneLine = `volumes: [${codes.join(", ")}],`;
  const fits = PROPS_INDENT + oneLine.length <= LINE_WIDTH;
  return fits ? [oneLine] : ["volumes: [", ...codes.map((code) => `  ${code},`), "],"];
}

function volumeCode({ type, source, mountPath, revision, path, readOnly }: Volume, id: string): string {
  const isBucket = type === "bucket";
  const from = isBucket ? `SpaceBucket.fromBucketId(this, ${quoted(id)}, ${quoted(source)})` : quoted(source);
  const options = [
    ...(revision && !isBucket ? [`revision: ${quoted(revision)}`] : []),
    ...(path ? [`path: ${quoted(path)}`] : []),
    ...(readOnly && isBucket ? ["readOnly: true"] : []),
  ];
  const last = options.length > 0 ? `, { ${options.join(", ")} }` : "";
  return `SpaceVolume.${type}(${from}, ${quoted(mountPath)}${last})`;
}
