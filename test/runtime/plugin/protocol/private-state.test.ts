import {
  asComplete,
  asIncomplete,
  decodePrivate,
  encodePrivate,
  isIncomplete,
} from "../../../../runtime/plugin/protocol/private-state";

test("what a resource keeps for itself comes back as it was", () => {
  const kept = { secrets: { A: { updatedAt: "2026-01-01T00:00:00.000Z" } } };
  expect(decodePrivate(encodePrivate(kept))).toEqual(kept);
});

test.each([undefined, null, Buffer.alloc(0), Buffer.from("{"), Buffer.of(0x81, 0xa1, 0x61, 1)])(
  "of a state that another provider wrote nothing is known: %j",
  (bytes) => expect(decodePrivate(bytes)).toEqual({}),
);

test("an object that was created and not wholly configured is known as such until it is", () => {
  const incomplete = asIncomplete({ a: 1 });
  expect([isIncomplete({ a: 1 }), isIncomplete(incomplete)]).toEqual([false, true]);
  expect(asComplete(incomplete)).toEqual({ a: 1 });
});
