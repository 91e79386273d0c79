/**
 * A message with the TypeScript in it as the language of the caller writes it. jsii tells the library which one calls in
 * `JSII_AGENT`: `Python/3.11.7`, `Java/17.0.1`, `go1.26.8/linux/amd64`; without it, it is TypeScript.
 */
export function inCallersLanguage(message: string, agent: string = process.env.JSII_AGENT ?? ""): string {
  const language = LANGUAGES.find(({ agents }) => agents.test(agent));
  if (!language) return message;
  return message
    .replace(DIRECTORY, '"$1"')
    .replace(CONSTRUCT, (_, type: string, id: string, props = "") => language.construct(type, id, argumentsIn(props)))
    .replace(ARGUMENT, (_, name: string, value: string) => language.argument(name, value))
    .replace(MEMBER, (_, type: string, name: string) => language.member(type, name))
    .replace(CALL, (_, start: string, value: string) => `${start}${language.plain(value)})`)
    .split(QUOTED)
    .map((piece) => (QUOTED.test(piece) ? piece : piece.replace(PROP, (name) => language.prop(name))))
    .join("");
}

/** How a language writes the code in messages. */
interface CallerLanguage {
  readonly agents: RegExp;
  construct(type: string, id: string, props: readonly [string, string][]): string;
  argument(name: string, value: string): string;
  member(type: string, name: string): string;
  /** A text or a number that is handed to a function. */
  plain(value: string): string;
  prop(name: string): string;
}

const VALUE = String.raw`[A-Z]\w+\.\w+(?:\((?:[^()]|\([^()]*\))*\))?|true|false|"[^"]*"`;
const DIRECTORY = /path\.join\(__dirname, "([^"]*)"\)/g;
const CONSTRUCT = /new (\w+)\(this, "([^"]*)"(?:, \{ ([^{}]*) \})?\)/g;
const ARGUMENT = new RegExp(String.raw`\b([a-z]\w*): (?!\w+\.Builder)(${VALUE})`, "g");
const MEMBER = /\b((?:Space|Provider|Duration)\w*)\.([A-Za-z]\w*)(?=\W|$)/g;
const CALL = /\b((?!jsii\.)\w+[._]\w+\()("[^"]*"|\d+)\)/g;
const QUOTED = /("[^"]*")/;
/** A name of two words or more, such as `sleepTime`, that is no part of an address. */
const PROP = /(?<![\w./-])[a-z]+(?:[A-Z][a-z0-9]+)+(?![\w/])/g;

function argumentsIn(props: string): [string, string][] {
  return [...props.matchAll(ARGUMENT)].map(([, name, value]) => [name!, value!]);
}

function snake(name: string): string {
  return /^[A-Z0-9_]+$/.test(name) ? name : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const python: CallerLanguage = {
  agents: /^Python\//,
  construct: (type, id, props) =>
    `${type}(${["self", `"${id}"`, ...props.map(([name, value]) => python.argument(name, value))].join(", ")})`,
  argument: (name, value) =>
    `${snake(name)}=${value === "true" || value === "false" ? pascal(value) : value.replace(MEMBER, "$1.$2")}`,
  member: (type, name) => `${type}.${snake(name)}`,
  plain: (value) => value,
  prop: snake,
};

const java: CallerLanguage = {
  agents: /^Java\//,
  construct: (type, id, props) =>
    props.length === 0
      ? `new ${type}(this, "${id}")`
      : `${type}.Builder.create(this, "${id}")${props.map(([name, value]) => java.argument(name, value)).join("")}.build()`,
  argument: (name, value) => `.${name}(${value})`,
  member: (type, name) => `${type}.${name}`,
  plain: (value) => value,
  prop: (name) => name,
};

const go: CallerLanguage = {
  agents: /^go/,
  construct: (type, id, props) => {
    const struct = `${type}${type.startsWith("Terraform") ? "Config" : "Props"}`;
    const fields = props.map(([name, value]) => go.argument(name, value)).join(", ");
    return `New${type}(stack, jsii.String("${id}"), ${fields ? `&${struct}{${fields}}` : "nil"})`;
  },
  argument: (name, value) => {
    const pointer = value.startsWith('"') ? `jsii.String(${value})` : `jsii.Bool(${value})`;
    return `${pascal(name)}: ${/^[A-Z]/.test(value) ? value : pointer}`;
  },
  // A constant is a function, but for that of an enum.
  member: (type, name) => {
    const isValue = /^[A-Z0-9_]+$/.test(name) && type !== "ProviderSource";
    return `${type}_${pascal(name)}${isValue ? "()" : ""}`;
  },
  plain: (value) => (value.startsWith('"') ? `jsii.String(${value})` : `jsii.Number(${value})`),
  prop: pascal,
};

const LANGUAGES = [python, java, go];
