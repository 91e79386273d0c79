import * as fc from "fast-check";
import type { CtyType } from "../../../../runtime/plugin/protocol/types";
import {
  DecimalText,
  decodeValue,
  DynamicValue,
  encodeValue,
  UNKNOWN,
  Unknown,
  type Value,
} from "../../../../runtime/plugin/protocol/values";

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}

/** Name, bytes as Terraform writes them, type, value. Both directions. */
const TABLE: [string, string, CtyType, Value][] = [
  ["null string", "c0", "string", null],
  ["null object", "c0", ["object", { a: "string" }], null],
  ["unknown string", "d40000", "string", UNKNOWN],
  ["unknown list", "d40000", ["list", "string"], UNKNOWN],
  ["refined unknown: not null", "c7030c8101c2", "string", new Unknown(Buffer.from("8101c2", "hex"))],
  ["empty string", "a0", "string", ""],
  ["string", "a568656c6c6f", "string", "hello"],
  ["string beyond ASCII", "a6c3bcf09f9882", "string", "ü😂"],
  ["true", "c3", "bool", true],
  ["false", "c2", "bool", false],
  ["zero", "00", "number", 0],
  ["small integer", "2a", "number", 42],
  ["negative integer", "ff", "number", -1],
  ["16 bits", "cd0400", "number", 1024],
  ["32 bits", "ce0002a300", "number", 172800],
  ["64 bits", "cf001fffffffffffff", "number", Number.MAX_SAFE_INTEGER],
  ["too big to be exact", "cf0020000000000001", "number", 9007199254740993n],
  ["negative 64 bits", "d3ffdfffffffffffff", "number", -9007199254740993n],
  ["beyond 64 bits, as text", "b4" + hex("18446744073709551616"), "number", 18446744073709551616n],
  ["fraction", "cb3fe0000000000000", "number", 0.5],
  [
    "fraction of many digits, as text",
    "b9" + hex("0.10000000000000000000001"),
    "number",
    new DecimalText("0.10000000000000000000001"),
  ],
  ["empty list", "90", ["list", "string"], []],
  ["list", "92a161a162", ["list", "string"], ["a", "b"]],
  ["list with null and unknown", "92c0d40000", ["list", "string"], [null, UNKNOWN]],
  ["set", "91a161", ["set", "string"], ["a"]],
  ["tuple", "92a16101", ["tuple", ["string", "number"]], ["a", 1]],
  ["empty map", "80", ["map", "string"], {}],
  ["map", "81a16ba176", ["map", "string"], { k: "v" }],
  ["object", "82a161a178a162c0", ["object", { a: "string", b: "bool" }], { a: "x", b: null }],
  ["nested", "81a1619181a162c3", ["object", { a: ["list", ["object", { b: "bool" }]] }], { a: [{ b: true }] }],
  ["dynamic", "92c408" + hex('"string"') + "a161", "dynamic", new DynamicValue("string", "a")],
  ["dynamic null", "c0", "dynamic", null],
];

describe("Terraform's values in MessagePack", () => {
  test.each(TABLE)("%s is read", (_, bytes, type, value) => {
    expect(decodeValue(Buffer.from(bytes, "hex"), type)).toEqual(value);
  });

  test.each(TABLE)("%s is written", (_, bytes, type, value) => {
    expect(Buffer.from(encodeValue(value, type)).toString("hex")).toBe(bytes);
  });

  test("an unknown is read from any bytes of its extension", () => {
    expect(decodeValue(Buffer.from("c70000", "hex"), "string")).toBe(UNKNOWN);
  });

  test("a map may have any text as a key", () => {
    const bytes = "82" + "a9" + hex("__proto__") + "a161" + "a0" + "a162";
    const value = decodeValue(Buffer.from(bytes, "hex"), ["map", "string"]);
    expect(Object.entries(value as object)).toEqual([
      ["__proto__", "a"],
      ["", "b"],
    ]);
    expect(Buffer.from(encodeValue(value, ["map", "string"])).toString("hex")).toBe(bytes);
  });

  test("an attribute that the object lacks is null", () => {
    expect(decodeValue(Buffer.from("80", "hex"), ["object", { a: "string" }])).toEqual({ a: null });
  });

  test.each<[string, () => unknown, string]>([
    [
      "a number for a text",
      () => encodeValue({ a: [1] }, ["object", { a: ["list", "string"] }]),
      "not a string at a[0]",
    ],
    ["an attribute that the type lacks", () => encodeValue({ b: 1 }, ["object", {}]), 'no attribute "b" in the type'],
    ["a text for a map", () => decodeValue(Buffer.from("a161", "hex"), ["map", "string"]), "not a map"],
    ["NaN", () => encodeValue(NaN, "number"), "not a number"],
  ])("%s is refused, and the place named", (_, run, message) => {
    expect(run).toThrow(new Error(message));
  });

  test("every value of every type comes back as it was", () => {
    fc.assert(
      fc.property(typedValues(), ([type, value]) => {
        expect(decodeValue(encodeValue(value, type), type)).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });

  test("random bytes give a value or an error, and never hang or crash", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), types(), (bytes, type) => {
        try {
          decodeValue(bytes, type);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

function types(): fc.Arbitrary<CtyType> {
  return fc.letrec<{ type: CtyType }>((tie) => ({
    type: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom<CtyType>("string", "number", "bool", "dynamic"),
      fc.tuple(fc.constantFrom("list" as const, "set" as const, "map" as const), tie("type")),
      fc.tuple(fc.constant("tuple" as const), fc.array(tie("type"), { maxLength: 3 })),
      fc.tuple(fc.constant("object" as const), fc.dictionary(fc.string({ minLength: 1 }), tie("type"), { maxKeys: 3 })),
    ),
  })).type;
}

function typedValues(): fc.Arbitrary<[CtyType, Value]> {
  return types().chain((type) => fc.tuple(fc.constant(type), values(type)));
}

function values(type: CtyType): fc.Arbitrary<Value> {
  return fc.oneof({ arbitrary: knownValues(type), weight: 6 }, fc.constant(null), fc.constant(UNKNOWN));
}

function knownValues(type: CtyType): fc.Arbitrary<Value> {
  switch (type) {
    case "string":
      return fc.string({ unit: "grapheme" });
    case "bool":
      return fc.boolean();
    case "number":
      return fc.oneof<fc.Arbitrary<Value>[]>(
        fc.integer(),
        fc.maxSafeInteger().map((n) => n || 0),
        fc.double({ noNaN: true }).map((n) => n || 0),
        fc.bigInt({ min: 2n ** 53n, max: 2n ** 100n }),
      );
    case "dynamic":
      return fc.string().map((text) => new DynamicValue("string", text));
  }
  switch (type[0]) {
    case "list":
    case "set":
      return fc.array(values(type[1]), { maxLength: 4 });
    case "tuple":
      return fc.tuple(...type[1].map(values));
    case "map":
      return fc.dictionary(fc.string(), values(type[1]), { maxKeys: 4 });
    case "object":
      return fc.record(Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, values(inner)])));
  }
}
