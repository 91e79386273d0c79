import type { CtyType } from "./types";
import { DecimalText, DynamicValue, Unknown, type ObjectValue, type Value } from "./values";

/** Reads a state's JSON as a value of `type`: what the type lacks is dropped, what the JSON lacks is null. */
export function fromStateJson(json: unknown, type: CtyType): Value {
  if (json === null || json === undefined) return null;
  if (typeof type === "string") {
    if (type === "dynamic") return dynamicFromJson(json);
    const fits = typeof json === (type === "bool" ? "boolean" : type);
    if (!fits) throw new Error(`the state holds a ${typeof json} where a ${type} belongs`);
    return json as string | number | boolean;
  }
  const [kind, inner] = type;
  switch (kind) {
    case "list":
    case "set":
      return (json as unknown[]).map((element) => fromStateJson(element, inner));
    case "tuple":
      return inner.map((element, i) => fromStateJson((json as unknown[])[i], element));
    case "map":
      return Object.fromEntries(Object.entries(json).map(([name, element]) => [name, fromStateJson(element, inner)]));
    case "object":
      return Object.fromEntries(
        Object.entries(inner).map(([name, element]) => [
          name,
          fromStateJson((json as Record<string, unknown>)[name], element),
        ]),
      );
  }
}

function dynamicFromJson(json: unknown): Value {
  const { type, value } = json as { type: CtyType; value: unknown };
  return new DynamicValue(type, fromStateJson(value, type));
}

/** `value` with null for each unknown: Terraform refuses a state that is not known. */
export function unknownAsNull(value: Value): Value {
  if (value instanceof Unknown) return null;
  if (typeof value !== "object" || value === null || value instanceof DecimalText) return value;
  if (value instanceof DynamicValue) return new DynamicValue(value.type, unknownAsNull(value.value));
  if (Array.isArray(value)) return value.map(unknownAsNull);
  return Object.fromEntries(Object.entries(value as ObjectValue).map(([name, field]) => [name, unknownAsNull(field)]));
}

/** Whether an unknown is anywhere in `value`. */
export function hasUnknown(value: Value): boolean {
  if (value instanceof Unknown) return true;
  if (typeof value !== "object" || value === null || value instanceof DecimalText) return false;
  if (value instanceof DynamicValue) return hasUnknown(value.value);
  return Object.values(value).some(hasUnknown);
}

/**
 * The state after an apply: what the plan promised, and where it left a value open, what was `found`. What was promised
 * stays even where the world has moved on meanwhile, for Terraform takes anything else as a fault; the next refresh shows it.
 */
export function fillUnknown(planned: ObjectValue, found: ObjectValue): ObjectValue {
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [name, value instanceof Unknown ? (found[name] ?? null) : value]),
  );
}
