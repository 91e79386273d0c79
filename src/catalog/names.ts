/**
 * What the Hub accepts as the name of a namespace, a Space, a secret or a variable.
 *
 * Each `…Problem` function answers what is wrong with a value in words that complete «name "x" …», or `undefined` when
 * nothing is.
 *
 * @see https://huggingface.co/docs/huggingface_hub/package_reference/utilities#huggingface_hub.utils.validate_repo_id
 */

/** Longest name of a namespace, and of a repository within it, in characters. */
export const MAX_NAME_LENGTH = 96;

/** The two halves of a Space's id. */
export interface SpaceIdParts {
  readonly namespace: string;
  readonly name: string;
}

/** Why the Hub would refuse `name` for a repository or a namespace. */
export function repoNameProblem(name: string): string | undefined {
  if (name === "") return "is empty";
  if (name.length > MAX_NAME_LENGTH) return `has ${name.length} characters, ${MAX_NAME_LENGTH} are allowed`;
  if (name.includes("/")) return "holds a slash, the namespace is given apart";
  const foreign = /[^A-Za-z0-9._-]/u.exec(name);
  if (foreign) return `holds ${describe(foreign[0])}; only letters, digits, ".", "_" and "-" are allowed`;
  if (/^[.-]/.test(name)) return `starts with "${name[0]}"`;
  if (/[.-]$/.test(name)) return `ends with "${name.at(-1)}"`;
  if (name.includes("--")) return 'holds "--"';
  if (name.includes("..")) return 'holds ".."';
  if (name.toLowerCase().endsWith(".git")) return 'ends with ".git"';
  return undefined;
}

/** The name nearest to `name` that the Hub accepts: what an error suggests instead. */
export function suggestRepoName(name: string): string {
  const suggestion = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^A-Za-z0-9._]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/(\.git)+$/i, "")
    .slice(0, MAX_NAME_LENGTH)
    .replace(/^[.-]+|[.-]+$/g, "");
  return repoNameProblem(suggestion) === undefined ? suggestion : "my-space";
}

/** Why the Hub would refuse `key` for a secret or a variable. */
export function settingKeyProblem(key: string): string | undefined {
  if (key === "") return "is empty";
  if (/^[a-zA-Z][_a-zA-Z0-9]*$/.test(key)) return undefined;
  if (!/^[a-zA-Z]/.test(key)) return "does not start with a letter";
  return 'holds something other than letters, digits and "_"';
}

/** The key nearest to `key` that the Hub accepts: what an error suggests instead. */
export function suggestSettingKey(key: string): string {
  const suggestion = key.replace(/[^a-zA-Z0-9]+/g, "_").replace(/^[_0-9]+|_$/g, "");
  return suggestion === "" ? "MY_KEY" : suggestion;
}

/** What Terraform keeps for itself among the names of variables. */
const RESERVED_VARIABLES = ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

/** Why Terraform would refuse `name` for a variable. */
export function variableNameProblem(name: string): string | undefined {
  if (name === "") return "is empty";
  if (RESERVED_VARIABLES.includes(name)) return "is a word of Terraform's own";
  if (/^[A-Za-z][\w-]*$/.test(name)) return undefined;
  return /^[A-Za-z]/.test(name)
    ? 'holds something other than letters, digits, "_" and "-"'
    : "does not start with a letter";
}

/** The name nearest to `name` that a Terraform variable can have. */
export function suggestVariableName(name: string): string {
  return RESERVED_VARIABLES.includes(name) ? `app_${name}` : suggestSettingKey(name);
}

/** Splits `namespace/name`; `undefined` when `id` is not a well-formed Space id. */
export function parseSpaceId(id: string): SpaceIdParts | undefined {
  const [namespace, name, ...rest] = id.split("/");
  if (namespace === undefined || name === undefined || rest.length > 0) return undefined;
  if (repoNameProblem(namespace) !== undefined || repoNameProblem(name) !== undefined) return undefined;
  return { namespace, name };
}

/** The Space id in a pasted address or a `spaces/…` path: what an error suggests instead. */
export function suggestSpaceId(text: string): string {
  const path = text
    .trim()
    .replace(/^[a-z]+:\/\/[^/]+/i, "")
    .replace(/[?#].*$/, "")
    .replace(/^\/?(api\/)?(spaces\/)?/, "");
  const parts = path.split("/").filter((part) => part !== "");
  if (parts.length === 0) return "my-namespace/my-space";
  if (parts.length === 1) return `my-namespace/${suggestRepoName(parts[0]!)}`;
  return `${suggestRepoName(parts[0]!)}/${suggestRepoName(parts[1]!)}`;
}

/**
 * The label of a Space's address, `https://<label>.hf.space`, for a name that is short enough not to be cut.
 *
 * The Hub does not document its rule; this is the one that its addresses follow. Where the Hub's own answer (`host`,
 * `subdomain` or `domains`) is at hand, use that.
 *
 * @see https://huggingface.co/docs/hub/spaces-embed
 */
export function spaceSubdomain(id: SpaceIdParts): string {
  return `${id.namespace}-${id.name}`.toLowerCase().replace(/[^a-z0-9]/g, "-");
}

function describe(character: string): string {
  if (character === " ") return "a space";
  if (/\s/u.test(character)) return "white space";
  return `"${character}"`;
}

/** Whether the Hub can have `text` as a name of its own, of hardware or an SDK for example. */
export function isWord(text: string): boolean {
  return /^\S+$/.test(text);
}
