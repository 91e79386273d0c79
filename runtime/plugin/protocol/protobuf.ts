/* eslint-disable no-bitwise -- the format packs bits */
/**
 * Protocol Buffers (proto3) on the wire, for messages that a table describes. The libraries for it make code of a
 * description first, at each start of the plug-in; this walks the table. A test holds it to one of them.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */

/** Of each message the fields: name, number, type. */
export type MessageTable = Readonly<Record<string, Readonly<Record<string, FieldOf>>>>;
/** A type is `string`, `bytes`, `bool`, `int32`, `int64` or a message; before a message may be `repeated` or, with text as key, `map`. */
type FieldOf = readonly [number: number, type: string];
type Fields = Record<string, unknown>;

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH = 2;
const FIXED_32 = 5;

const EMPTY = Buffer.alloc(0);

/** Reads a message. A field that is not in the table is passed over, one that was not sent has its type's default. */
export function decode(table: MessageTable, name: string, bytes: Uint8Array): Fields {
  const fields = table[name]!;
  const message = Object.fromEntries(Object.entries(fields).map(([field, [, type]]) => [field, defaultOf(type)]));
  const byNumber = new Map(Object.entries(fields).map(([field, [number, type]]) => [number, { field, type }]));
  const reader = new Reader(bytes);
  while (!reader.isAtEnd) {
    const tag = Number(reader.varint());
    const wire = reader.value(tag & 7);
    const known = byNumber.get(tag >>> 3);
    if (!known || (tag & 7) !== wireTypeOf(known.type)) continue;
    const [item, label] = splitType(known.type);
    const value = label === "map" ? undefined : valueOf(table, item, wire);
    if (label === "repeated") (message[known.field] as unknown[]).push(value);
    else if (label === "map") addEntry(table, message[known.field] as Fields, item, wire as Buffer);
    else message[known.field] = value;
  }
  return message;
}

/** Writes a message. What is null or left out is not sent; what is there is, a default too. */
export function encode(table: MessageTable, name: string, message: object): Buffer {
  const chunks: Uint8Array[] = [];
  write(chunks, table, name, message as Fields);
  return Buffer.concat(chunks);
}

function defaultOf(type: string): unknown {
  if (type === "string") return "";
  if (type === "bytes") return EMPTY;
  if (type === "bool") return false;
  if (type === "int32" || type === "int64") return 0;
  const [, label] = splitType(type);
  return label === "repeated" ? [] : label === "map" ? {} : null;
}

function wireTypeOf(type: string): number {
  return type === "bool" || type === "int32" || type === "int64" ? VARINT : LENGTH;
}

function splitType(type: string): [item: string, label: string | undefined] {
  const [item, label] = type.split(" ").reverse();
  return [item!, label];
}

function valueOf(table: MessageTable, type: string, wire: bigint | Buffer): unknown {
  if (typeof wire === "bigint") return type === "bool" ? wire !== 0n : Number(BigInt.asIntN(64, wire));
  if (type === "string") return wire.toString("utf8");
  return type === "bytes" ? wire : decode(table, type, wire);
}

/** On the wire a map is a repeated message: the key is field 1, the value field 2. */
function entryTable(table: MessageTable, item: string): MessageTable {
  return { ...table, Entry: { key: [1, "string"], value: [2, item] } };
}

function addEntry(table: MessageTable, map: Fields, item: string, wire: Buffer): void {
  const { key, value } = decode(entryTable(table, item), "Entry", wire);
  map[key as string] = value ?? decode(table, item, EMPTY);
}

function write(chunks: Uint8Array[], table: MessageTable, name: string, message: Fields): void {
  for (const [field, [number, type]] of Object.entries(table[name]!)) {
    const value = message[field];
    if (value === null || value === undefined) continue;
    const [item, label] = splitType(type);
    if (label === "repeated") {
      for (const one of value as unknown[]) writeField(chunks, table, number, item, one);
    } else if (label === "map") {
      const entries = entryTable(table, item);
      for (const [key, one] of Object.entries(value)) writeField(chunks, entries, number, "Entry", { key, value: one });
    } else {
      writeField(chunks, table, number, item, value);
    }
  }
}

function writeField(chunks: Uint8Array[], table: MessageTable, number: number, type: string, value: unknown): void {
  const tag = varint(number * 8 + wireTypeOf(type));
  if (wireTypeOf(type) === VARINT) {
    chunks.push(tag, varint(Number(value)));
    return;
  }
  const inner: Uint8Array[] = [];
  if (type === "string") inner.push(Buffer.from(value as string, "utf8"));
  else if (type === "bytes") inner.push(value as Uint8Array);
  else write(inner, table, type, value as Fields);
  chunks.push(tag, varint(inner.reduce((sum, { length }) => sum + length, 0)));
  for (const chunk of inner) chunks.push(chunk);
}

/** Seven bits a byte, the lowest first; the highest bit of a byte says that more follow. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  if (value < 0) {
    // Two's complement, in 64 bits.
    for (let i = 0n; i < 9n; i++) bytes.push(Number(BigInt.asUintN(7, BigInt(value) >> (7n * i))) | 0x80);
    return Uint8Array.of(...bytes, 1);
  }
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Uint8Array.of(...bytes, rest);
}

class Reader {
  private readonly bytes: Buffer;
  private at = 0;

  constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
    this.bytes = Buffer.from(buffer, byteOffset, byteLength);
  }

  public get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  public varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.bytes.readUInt8(this.at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new Error("a number that does not end");
  }

  /** The value after a tag: a number, or the bytes of all else. */
  public value(wireType: number): bigint | Buffer {
    if (wireType === VARINT) return this.varint();
    if (wireType === LENGTH) return this.take(Number(this.varint()));
    if (wireType === FIXED_64) return this.take(8);
    if (wireType === FIXED_32) return this.take(4);
    throw new Error(`no such wire type: ${wireType}`);
  }

  private take(length: number): Buffer {
    if (length > this.bytes.length - this.at) throw new Error("a field that is longer than its message");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}
