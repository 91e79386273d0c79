import { decode as decodeMessagePack, encode as encodeMessagePack, ExtData, ExtensionCodec } from "@msgpack/msgpack";
import type { CtyType } from "./types";

/**
 * A value of Terraform's. Collections of all kinds are arrays, maps and objects are records. Numbers that a JavaScript
 * number cannot hold exactly are `bigint` or, with a fraction, `DecimalText`.
 */
export type Value =
  null | string | boolean | number | bigint | DecimalText | Unknown | DynamicValue | readonly Value[] | ObjectValue;

export interface ObjectValue {
  readonly [name: string]: Value;
}

/** A value that Terraform will only know when it applies. */
export class Unknown {
  protected readonly isUnknown = true;

  /** @param refinement what Terraform knows about it all the same; passed through as it came */
  constructor(public readonly refinement?: Uint8Array) {}
}

export const UNKNOWN = new Unknown();

/** A number too precise for a JavaScript number, in decimal digits. */
export class DecimalText {
  constructor(public readonly text: string) {}
}

/** A value whose type is not in the schema but travels with it. */
export class DynamicValue {
  constructor(
    public readonly type: CtyType,
    public readonly value: Value,
  ) {}
}

/** MessagePack extension types that Terraform uses. */
const EXTENSION_UNKNOWN = 0;
const EXTENSION_REFINED_UNKNOWN = 12;

/** A map key may be any text, `__proto__` too, which the library refuses as a key: a mark in front of each avoids that. */
const KEY_MARK = "=";

const extensionCodec = new ExtensionCodec();
const keyDecoder = {
  canBeCached: () => true,
  decode: (bytes: Uint8Array, start: number, length: number) =>
    KEY_MARK + Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString("utf8"),
};
const decodeOptions = { extensionCodec, useBigInt64: true, keyDecoder };
const encodeOptions = { useBigInt64: true };

/** Reads a value of `type` from MessagePack. @throws Error naming the place where the bytes do not fit the type */
export function decodeValue(bytes: Uint8Array, type: CtyType): Value {
  return fromWire(decodeMessagePack(bytes, decodeOptions), type, "");
}

/** Writes a value of `type` as MessagePack. @throws Error naming the place where the value does not fit the type */
export function encodeValue(value: Value, type: CtyType): Uint8Array {
  return encodeMessagePack(toWire(value, type, ""), encodeOptions);
}

function fromWire(wire: unknown, type: CtyType, at: string): Value {
  if (wire === null || wire === undefined) return null;
  if (wire instanceof ExtData) return fromExtension(wire, at);
  if (type === "string") return typeof wire === "string" ? wire : misfit(type, at);
  if (type === "bool") return typeof wire === "boolean" ? wire : misfit(type, at);
  if (type === "number") return numberFromWire(wire, at);
  if (type === "dynamic") return dynamicFromWire(wire, at);
  switch (type[0]) {
    case "list":
    case "set":
      return arrayOf(wire, type, at).map((element, i) => fromWire(element, type[1], `${at}[${i}]`));
    case "tuple":
      return arrayOf(wire, type, at, type[1].length).map((element, i) => fromWire(element, type[1][i], `${at}[${i}]`));
    case "map":
      return record(Object.entries(markedRecord(wire, type, at)).map(([key, e]) => unmarked(key, e, type[1], at)));
    case "object":
      return record(objectEntries(markedRecord(wire, type, at), type[1], at));
  }
}

function markedRecord(wire: unknown, type: CtyType, at: string): Record<string, unknown> {
  if (typeof wire !== "object" || Array.isArray(wire) || wire instanceof Uint8Array) return misfit(type, at);
  return wire as Record<string, unknown>;
}

function unmarked(key: string, element: unknown, type: CtyType, at: string): [string, Value] {
  const name = key.slice(KEY_MARK.length);
  return [name, fromWire(element, type, `${at}[${JSON.stringify(name)}]`)];
}

function objectEntries(
  wire: Record<string, unknown>,
  types: Readonly<Record<string, CtyType>>,
  at: string,
): [string, Value][] {
  return Object.entries(types).map(([name, type]) => [name, fromWire(wire[KEY_MARK + name], type, `${at}.${name}`)]);
}

function fromExtension(extension: ExtData, at: string): Unknown {
  if (extension.type === EXTENSION_UNKNOWN) return UNKNOWN;
  if (extension.type !== EXTENSION_REFINED_UNKNOWN) throw new Error(`unknown extension ${extension.type}${where(at)}`);
  const { data } = extension;
  return new Unknown(typeof data === "function" ? data(0) : data);
}

function numberFromWire(wire: unknown, at: string): Value {
  if (typeof wire === "number") return wire;
  if (typeof wire === "bigint") return narrowed(wire);
  if (typeof wire !== "string" || !/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(wire)) return misfit("number", at);
  return /^-?\d+$/.test(wire) ? narrowed(BigInt(wire)) : new DecimalText(wire);
}

function narrowed(integer: bigint): number | bigint {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}

function dynamicFromWire(wire: unknown, at: string): DynamicValue {
  const [type, value] = arrayOf(wire, "dynamic", at, 2);
  if (!(type instanceof Uint8Array)) return misfit("dynamic", at);
  const inner = JSON.parse(Buffer.from(type).toString("utf8")) as CtyType;
  return new DynamicValue(inner, fromWire(value, inner, at));
}

function toWire(value: Value, type: CtyType, at: string): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Unknown) {
    return value.refinement
      ? new ExtData(EXTENSION_REFINED_UNKNOWN, value.refinement)
      : new ExtData(EXTENSION_UNKNOWN, new Uint8Array(1));
  }
  if (type === "string" || type === "bool") {
    return typeof value === (type === "bool" ? "boolean" : "string") ? value : misfit(type, at);
  }
  if (type === "number") return numberToWire(value, at);
  if (type === "dynamic") {
    if (!(value instanceof DynamicValue)) return misfit(type, at);
    return [Buffer.from(JSON.stringify(value.type)), toWire(value.value, value.type, at)];
  }
  const [kind, inner] = type;
  switch (kind) {
    case "list":
    case "set":
      return arrayOf(value, type, at).map((element, i) => toWire(element as Value, inner, `${at}[${i}]`));
    case "tuple":
      return arrayOf(value, type, at, inner.length).map((e, i) => toWire(e as Value, inner[i], `${at}[${i}]`));
    case "map":
      return record(Object.entries(objectOf(value, type, at)).map(([k, v]) => [k, toWire(v, inner, `${at}["${k}"]`)]));
    case "object":
      return objectToWire(objectOf(value, type, at), inner, at);
  }
}

function objectToWire(value: ObjectValue, types: Readonly<Record<string, CtyType>>, at: string): unknown {
  const stranger = Object.keys(value).find((name) => !Object.hasOwn(types, name));
  if (stranger !== undefined) throw new Error(`no attribute ${JSON.stringify(stranger)} in the type${where(at)}`);
  return record(
    Object.entries(types).map(([name, type]) => [name, toWire(value[name] ?? null, type, `${at}.${name}`)]),
  );
}

function numberToWire(value: Value, at: string): unknown {
  if (value instanceof DecimalText) return value.text;
  if (typeof value === "bigint") {
    // Beyond 64 bits MessagePack has no integer: Terraform then reads the digits.
    return value >= -(2n ** 63n) && value < 2n ** 64n ? value : value.toString();
  }
  if (typeof value !== "number" || Number.isNaN(value)) return misfit("number", at);
  return Number.isSafeInteger(value) && Math.abs(value) > 0xffffffff ? BigInt(value) : value;
}

function arrayOf(value: unknown, type: CtyType, at: string, length?: number): readonly unknown[] {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) return misfit(type, at);
  return value;
}

function objectOf(value: Value, type: CtyType, at: string): ObjectValue {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isRecord || value instanceof DecimalText || value instanceof DynamicValue) return misfit(type, at);
  return value as ObjectValue;
}

/** An own property for each entry, also for a key such as `__proto__`. */
function record<T>(entries: [string, T][]): Record<string, T> {
  return Object.fromEntries(entries);
}

function misfit(type: CtyType, at: string): never {
  throw new Error(`not a ${typeof type === "string" ? type : type[0]}${where(at)}`);
}

function where(at: string): string {
  return at ? ` at ${at.replace(/^\./, "")}` : "";
}
