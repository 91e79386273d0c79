import { Clock } from "../../../runtime/local-hub/state/clock";

let clock: Clock;
let ran: string[];

function started(speed: number): void {
  clock = new Clock(speed);
  ran = [];
}

afterEach(() => {
  clock.stop();
  jest.useRealTimers();
});

test("a held clock does nothing by itself", () => {
  jest.useFakeTimers();
  started(0);
  clock.after(0, () => ran.push("now"));
  jest.advanceTimersByTime(3_600_000);
  expect([ran, clock.now()]).toEqual([[], 0]);
});

test("a step runs all that it makes due, in order, each at its own time", () => {
  started(0);
  clock.after(20, () => ran.push(`second at ${clock.now() / 1000}`));
  clock.after(10, () => {
    ran.push(`first at ${clock.now() / 1000}`);
    clock.after(15, () => ran.push(`third at ${clock.now() / 1000}`));
  });
  clock.advance(24);
  expect(ran).toEqual(["first at 10", "second at 20"]);
  clock.advance(1);
  expect(ran.at(-1)).toBe("third at 25");
});

test("what is cancelled does not run", () => {
  started(0);
  const cancel = clock.after(1, () => ran.push("never"));
  cancel();
  clock.advance(10);
  expect(ran).toEqual([]);
});

test("a fast clock runs a day's work at once", async () => {
  started(1e7);
  await new Promise<void>((resolve) => clock.after(86_400, resolve));
  expect(clock.now()).toBeGreaterThanOrEqual(86_400_000);
});

test("a clock that is let go runs what waits", async () => {
  started(0);
  const waited = new Promise<void>((resolve) => clock.after(60, resolve));
  clock.speed = 1e6;
  await waited;
  expect(clock.speed).toBe(1e6);
});

test("a wait longer than any timer is no wait of zero", () => {
  const timers = jest.spyOn(globalThis, "setTimeout");
  started(1);
  clock.after(86_400 * 365, () => ran.push("too early"));
  expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([2 ** 31 - 1]);
  timers.mockRestore();
});
