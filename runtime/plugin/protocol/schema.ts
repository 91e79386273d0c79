import type { Diagnostic, Path } from "./diagnostics";
import type { Message } from "./messages";
import type { CtyType } from "./types";
import { Unknown, type ObjectValue, type Value } from "./values";

/** What a provider, resource or data source can be told and tells, as its author writes it. */
export interface Schema {
  /** Raised when older states must be rewritten; see `Resource.upgrade`. @default 0 */
  readonly version?: number;
  readonly description: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export type Attribute = AttributeFlags & (TypedAttribute | NestedAttribute);

interface TypedAttribute {
  readonly type: CtyType;
}

/** An object, or a collection of objects, whose attributes are described one by one. */
interface NestedAttribute {
  readonly nesting: "single" | "list";
  readonly attributes: Readonly<Record<string, Attribute>>;
}

interface AttributeFlags {
  /** Markdown, one or two sentences. */
  readonly description: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  /** Set by the provider; with `optional`, where the configuration leaves it out. */
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  /** In the configuration only: never in a plan or a state. Needs Terraform ≥ 1.11. */
  readonly writeOnly?: boolean;
  readonly deprecated?: boolean;
  /** A change of it cannot be made in place. */
  readonly requiresReplace?: boolean;
  /** Asked about each known value of the configuration. */
  readonly validate?: Validator;
}

export type Validator = (value: Exclude<Value, null | Unknown>, path: Path) => readonly Diagnostic[];

const NESTING = { single: 1, list: 2 } as const;
const MARKDOWN = 1;

/** The type of the whole: an object with all attributes. */
export function objectType(attributes: Schema["attributes"]): CtyType & readonly ["object", object] {
  return ["object", mapValues(attributes, attributeType)];
}

function attributeType(attribute: Attribute): CtyType {
  if ("type" in attribute) return attribute.type;
  const object = objectType(attribute.attributes);
  return attribute.nesting === "list" ? ["list", object] : object;
}

export function schemaMessage(schema: Schema): Message<"Schema"> {
  const version = schema.version ?? 0;
  return {
    version,
    block: {
      version,
      attributes: attributeMessages(schema.attributes),
      description: schema.description,
      descriptionKind: MARKDOWN,
    },
  };
}

function attributeMessages(attributes: Schema["attributes"]): Message<"Attribute">[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    ...("type" in attribute
      ? { type: Buffer.from(JSON.stringify(attribute.type)) }
      : { nestedType: { attributes: attributeMessages(attribute.attributes), nesting: NESTING[attribute.nesting] } }),
    description: attribute.description,
    descriptionKind: MARKDOWN,
    required: attribute.required,
    optional: attribute.optional,
    computed: attribute.computed,
    sensitive: attribute.sensitive,
    writeOnly: attribute.writeOnly,
    deprecated: attribute.deprecated,
  }));
}

/** What the attributes' own validators say about a configuration, and whether write-only ones can be used at all. */
export function validateAttributes(
  attributes: Schema["attributes"],
  config: ObjectValue,
  writeOnlyAllowed: boolean,
  at: Path = [],
): Diagnostic[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const value = config[name];
    const path = [...at, name];
    if (value === null || value === undefined) return [];
    if (attribute.writeOnly && !writeOnlyAllowed) return [writeOnlyNeedsNewer(name, path)];
    if (value instanceof Unknown) return [];
    const nested = "attributes" in attribute ? validateNested(attribute, value, writeOnlyAllowed, path) : [];
    return [...nested, ...(attribute.validate?.(value, path) ?? [])];
  });
}

function validateNested(attribute: NestedAttribute, value: Value, writeOnlyAllowed: boolean, path: Path): Diagnostic[] {
  const objects: [Value, Path][] = Array.isArray(value)
    ? value.map((element: Value, i): [Value, Path] => [element, [...path, i]])
    : [[value, path]];
  return objects.flatMap(([object, at]) =>
    object === null || object instanceof Unknown
      ? []
      : validateAttributes(attribute.attributes, object as ObjectValue, writeOnlyAllowed, at),
  );
}

function writeOnlyNeedsNewer(name: string, path: Path): Diagnostic {
  const instead = name.replace(/_wo$/, "");
  return {
    severity: "error",
    summary: "Write-only attribute needs a newer Terraform",
    detail:
      `"${name}" is write-only: its value is kept out of the plan and the state, which needs Terraform or OpenTofu 1.11 or ` +
      `newer. Update it, or use "${instead}", whose values are kept in the state.`,
    path,
  };
}

export function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
