import type { HubClient, SpaceRuntime } from "../../../../runtime/hub";
import { DiagnosticError } from "../../../../runtime/plugin/protocol";
import { waitUntilRunning } from "../../../../runtime/plugin/space/readiness";

/** A Hub whose Space goes through these runtimes, and stays in the last one. */
function hubOf(runtimes: Partial<SpaceRuntime>[], log: string[] = []): HubClient {
  let asked = 0;
  return {
    pace: { firstPollMs: 1 },
    getRuntime: async () => runtimes[Math.min(asked++, runtimes.length - 1)],
    getLogs: async () => log.map((text) => ({ text })),
  } as unknown as HubClient;
}

const options = { secrets: ["planted"], timeout: "1h", signal: new AbortController().signal };

async function failureOf(hub: HubClient, more: object = {}): Promise<string> {
  const error = await waitUntilRunning(hub, "me/app", { ...options, ...more }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DiagnosticError)) throw new Error("it should have failed");
  return `${error.diagnostics[0]!.summary}: ${error.diagnostics[0]!.detail}`;
}

describe("waiting for a Space", () => {
  test.each(["RUNNING", "SLEEPING"])("ends when it is %s", async (stage) => {
    await waitUntilRunning(hubOf([{ stage }]), "me/app", options);
  });

  test.each(["BUILD_ERROR", "RUNTIME_ERROR", "CONFIG_ERROR", "NO_APP_FILE"])("fails at once on %s", async (stage) => {
    expect(await failureOf(hubOf([{ stage }]))).toContain(`Space failed to start: me/app went to stage ${stage}`);
  });

  test.each(["PAUSED", "STOPPED"])("fails soon on %s, which no build ends", async (stage) => {
    expect(await failureOf(hubOf([{ stage }]))).toContain(`Space does not run: me/app went to stage ${stage}`);
  });

  test("tells the end of the log, without the secrets and without what acts on a terminal", async () => {
    const log = ["one planted", "two pla\u001b[0mnted", "\u001b]0;title\u0007three"];
    expect(await failureOf(hubOf([{ stage: "BUILD_ERROR", errorMessage: "no planted" }], log))).toContain(
      "instead of RUNNING. The Hub says: no ***\n\nThe end of its build log:\n  one ***\n  two ***\n  three\n",
    );
  });

  test("waits for the commit that was just made, whatever became of the one before", async () => {
    const before = { stage: "RUNTIME_ERROR", sha: "old" };
    await waitUntilRunning(hubOf([before, { stage: "RUNNING", sha: "new" }]), "me/app", { ...options, sha: "new" });
  });

  test("ends with the time-out", async () => {
    expect(await failureOf(hubOf([{ stage: "BUILDING" }]), { timeout: "1ms" })).toContain(
      "After 1ms me/app is still in stage BUILDING",
    );
  });

  test("ends when Terraform is stopped", async () => {
    const signal = AbortSignal.abort();
    expect(await failureOf(hubOf([{ stage: "BUILDING" }]), { signal })).toContain("Interrupted");
  });
});
