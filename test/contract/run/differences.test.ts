import { differencesOf } from "../differences";

test.each<[string, unknown, unknown, ReturnType<typeof differencesOf>]>([
  ["a value", { status: 200 }, { status: 204 }, [{ at: "status", expected: "200", got: "204" }]],
  ["a field that is missing", { body: { a: 1 } }, { body: {} }, [{ at: "body.a", expected: "1", got: "nothing" }]],
  ["a text for JSON", { body: { a: 1 } }, { body: "no" }, [{ at: "body", expected: '{"a":1}', got: '"no"' }]],
  ["null for an object", { a: { b: 1 } }, { a: null }, [{ at: "a", expected: '{"b":1}', got: "null" }]],
  ["a list that is longer", { a: [1] }, { a: [1, 2] }, [{ at: "a", expected: "[1]", got: "[1,2]" }]],
  ["an item of a list", { a: [1, 2] }, { a: [1, 3] }, [{ at: "a.1", expected: "2", got: "3" }]],
  ["a type", { a: expect.any(String) }, { a: 1 }, [{ at: "a", expected: "any String", got: "1" }]],
  ["a pattern", { a: expect.stringMatching(/^x/) }, { a: "y" }, [{ at: "a", expected: "/^x/", got: '"y"' }]],
  ["a part", { a: expect.stringContaining("x") }, {}, [{ at: "a", expected: 'a text with "x"', got: "nothing" }]],
  [
    "a pattern within",
    { a: { b: expect.any(Number) } },
    {},
    [{ at: "a", expected: '{"b":"any Number"}', got: "nothing" }],
  ],
  ["no pattern", { a: expect.not.stringMatching(/x/) }, { a: "x" }, [{ at: "a", expected: "not /x/", got: '"x"' }]],
  [
    "two places",
    { a: 1, b: 2 },
    { a: 2, b: 1 },
    [
      { at: "a", expected: "1", got: "2" },
      { at: "b", expected: "2", got: "1" },
    ],
  ],
])("%s that is otherwise is told with its place", (_, expected, actual, differences) => {
  expect(differencesOf(expected, actual)).toEqual(differences);
});

test("fields that nothing is expected of make no difference", () => {
  expect(differencesOf({ a: { b: [1, expect.anything()] } }, { a: { b: [1, 2], c: 3 }, d: 4 })).toEqual([]);
});
