import * as fc from "fast-check";
import { Field, MapField, Root, Type } from "protobufjs/light";
import { decode, encode, type MessageTable } from "../../../../runtime/plugin/protocol/protobuf";

const TABLE: MessageTable = {
  Inner: { text: [1, "string"], flag: [15, "bool"] },
  Outer: {
    text: [1, "string"],
    bytes: [2, "bytes"],
    flag: [3, "bool"],
    small: [4, "int32"],
    large: [5, "int64"],
    inner: [6, "Inner"],
    many: [7, "repeated Inner"],
    named: [8, "map Inner"],
    last: [536_870_911, "string"],
  },
  /** A later Outer, of which this one knows nothing. */
  Later: { text: [1, "string"], number: [99, "int64"], more: [100, "Outer"] },
};

/** The same messages for the library. */
const library = new Root();
for (const [name, fields] of Object.entries(TABLE)) {
  const type = new Type(name);
  for (const [field, [number, notation]] of Object.entries(fields)) {
    const [item, label] = notation.split(" ").reverse();
    type.add(label === "map" ? new MapField(field, number, "string", item!) : new Field(field, number, item!, label));
  }
  library.add(type);
}
const outer = library.lookupType("Outer");

const text = fc.string({ unit: "grapheme" });
const inner = fc.record({ text, flag: fc.boolean() });
const message = fc.record(
  {
    text,
    bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    flag: fc.boolean(),
    small: fc.integer(),
    large: fc.maxSafeInteger(),
    inner,
    many: fc.array(inner),
    named: fc.dictionary(
      text.filter((key) => key !== "__proto__"), // as no type of a provider is called
      inner,
    ),
    last: text,
  },
  { requiredKeys: [], noNullPrototype: true },
);

const DEFAULTS = {
  text: "",
  bytes: Buffer.alloc(0),
  flag: false,
  small: 0,
  large: 0,
  inner: null,
  many: [],
  named: {},
  last: "",
};

test("what is written the library reads", () => {
  fc.assert(
    fc.property(message, (value) => {
      const read = outer.decode(encode(TABLE, "Outer", value));
      expect(outer.toObject(read, { bytes: Buffer, longs: Number, defaults: true })).toEqual({ ...DEFAULTS, ...value });
    }),
  );
});

test("what the library writes is read, and what it leaves out has its default", () => {
  fc.assert(
    fc.property(message, (value) => {
      expect(decode(TABLE, "Outer", outer.encode(value).finish())).toEqual({ ...DEFAULTS, ...value });
    }),
  );
});

test("a default that is there is sent: which of several is meant may hang on it", () => {
  expect(encode(TABLE, "Outer", { small: 0, text: "" }).toString("hex")).toBe("0a002000");
  expect(encode(TABLE, "Outer", { small: null, text: undefined }).toString("hex")).toBe("");
});

test("fields of later versions are passed over", () => {
  const bytes = encode(TABLE, "Later", { text: "a", number: -1, more: { text: "b" } });
  const fixed = Buffer.from("f90601020304050607080d01020304", "hex"); // 111: 64 bits; 1: 32 bits, where text is expected
  expect(decode(TABLE, "Outer", Buffer.concat([bytes, fixed]))).toEqual({ ...DEFAULTS, text: "a" });
});

test("what is cut short is refused", () => {
  const bytes = encode(TABLE, "Outer", { many: [{ text: "a", flag: true }], named: { b: { text: "c" } } });
  const whole = decode(TABLE, "Outer", bytes);
  for (let length = 1; length < bytes.length; length++) {
    let read: unknown;
    try {
      read = decode(TABLE, "Outer", bytes.subarray(0, length));
    } catch {
      continue;
    }
    // Between two fields there is nothing to see.
    expect(read).not.toEqual(whole);
  }
  expect(() => decode(TABLE, "Outer", bytes.subarray(0, bytes.length - 1))).toThrow();
});

test.each([
  ["a number without an end", "20ffffffffffffffffffff01"],
  ["a group", "0b00000000"],
  ["a length beyond the end", "0aff01"],
])("%s is refused", (_, hex) => {
  expect(() => decode(TABLE, "Outer", Buffer.from(hex, "hex"))).toThrow();
});
