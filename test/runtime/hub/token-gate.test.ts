import { gateOf, TokenGate } from "../../../runtime/hub/token-gate";
import { HeldTime } from "../../support/held-time";

const time = HeldTime.forTests();

test("is the same for one token at one Hub, and another for all else", () => {
  const gate = gateOf("https://hub-of-the-gate", "hf_one");
  expect(gateOf("https://hub-of-the-gate", "hf_one")).toBe(gate);
  for (const other of [gateOf("https://hub-of-the-gate", "hf_two"), gateOf("https://hub-of-the-gate")]) {
    expect(other).not.toBe(gate);
  }
  expect(gateOf("https://another", "hf_one")).not.toBe(gate);
});

test("is closed for as long as the longest wait that was told, and only who prolongs it by a second or more is heard", async () => {
  const gate = new TokenGate();
  await gate.opened();
  expect([gate.close(10), gate.close(10), gate.close(3), gate.close(11), gate.close(20)]).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
  let isOpen = false;
  void gate.opened().then(() => (isOpen = true));
  await time.pass(19_999);
  expect(isOpen).toBe(false);
  await time.pass(1);
  expect(isOpen).toBe(true);
});

test("stays closed for who waits already, where it is closed for longer meanwhile", async () => {
  const gate = new TokenGate();
  gate.close(10);
  let isOpen = false;
  void gate.opened().then(() => (isOpen = true));
  await time.pass(5_000);
  gate.close(10);
  await time.pass(9_999);
  expect(isOpen).toBe(false);
  await time.pass(1);
  expect(isOpen).toBe(true);
});

test("lets go who does not want to wait any more", async () => {
  const gate = new TokenGate();
  gate.close(10);
  const stop = new AbortController();
  const waiting = gate.opened(stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
});
