import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { hfSpaces, type CliRun } from "../../support/cli";
import { clientOf, createSpace, envOf } from "../../support/hub-space";
import { startScriptedServer } from "../../support/scripted-server";

describe("against a local Hub", () => {
  let hub: LocalHub;

  beforeAll(async () => {
    hub = await startLocalHub({ user: "alice", speed: 0 });
  });
  afterEach(() => hub.reset());
  afterAll(async () => hub.close());

  const logs = async (...argv: string[]): Promise<CliRun> => hfSpaces(["logs", ...argv], { env: envOf(hub) });

  async function running(name: string): Promise<string> {
    const id = await createSpace(hub, { name });
    hub.advance(60);
    expect(hub.spaces()[0]).toMatchObject({ id, stage: "RUNNING" });
    return id;
  }

  test("shows the log that matters: of the app once it runs", async () => {
    const { exitCode, stdout, stderr } = await logs(await running("demo"));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "alice/demo is RUNNING: its run log\n" });
    expect(stdout).toMatch(/^===== Application Startup.*\nlistening; /);
  });

  test("--build, --tail and --timestamps", async () => {
    const { stdout, stderr } = await logs(await running("demo"), "--build", "--tail", "1", "--timestamps");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^\d{4}-\d\d-\d\dT\S+ --> DONE\n$/);
  });

  test("--json is one object a line", async () => {
    const { stdout } = await logs(await running("demo"), "--build", "--json");
    const texts = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).text.trim());
    expect(texts.at(-1)).toBe("--> DONE");
  });

  test("--follow shows each line as it is written, until Ctrl-C", async () => {
    const id = await running("demo");
    const interruption = new AbortController();
    let restarts = 0;
    const restartWith = async (key: string): Promise<void> => {
      await clientOf(hub).addVariable(id, { key, value: "DEBUG" });
      hub.advance(60);
    };
    const done = hfSpaces(["logs", id, "--run", "--follow"], {
      env: envOf(hub),
      signal: interruption.signal,
      onOutput: (text) => {
        if (!text.includes("listening")) return;
        // The first time from the start of the log, the second time as the app starts again.
        if (++restarts === 1) void restartWith("LEVEL");
        else interruption.abort();
      },
    });
    const { exitCode, stdout } = await done;
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/listening; environment: nothing set\n(.*\n)*listening; environment: LEVEL\n$/);
  });

  test("says that only the owner sees a log", async () => {
    const id = await createSpace(hub, { name: "demo", visibility: "public" });
    const { exitCode, stderr } = await hfSpaces(["logs", id, "--build"], { env: { HF_ENDPOINT: hub.url } });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^hf-spaces: GET .*\/logs\/build: 40[13] .*\n$/);
  });

  test.each([
    [["--build", "--run"], "--build and --run exclude each other; write one of them"],
    [["--follow", "--tail", "5"], "--follow shows a log from its start; leave out --tail"],
    [["--tail", "few"], '"few" is not a number of lines; write for example --tail 50'],
  ])("refuses %s", async (argv, message) => {
    expect(await logs("alice/demo", ...argv)).toMatchObject({ exitCode: 2, stderr: `hf-spaces: ${message}\n` });
    expect(hub.requests()).toEqual([]);
  });
});

describe("an app that writes what it likes", () => {
  const TOKEN = "hf_TheTokenOfWhoeverReadsTheLog";

  async function logOf(text: string, isTTY = false): Promise<string> {
    const server = await startScriptedServer((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`data: ${JSON.stringify({ data: text, timestamp: "2026-01-01T00:00:00Z" })}\n\n`);
    });
    try {
      const env = { HF_ENDPOINT: server.url, HF_TOKEN: TOKEN, TERM: "xterm" };
      return (await hfSpaces(["logs", "alice/demo", "--run"], { env, isTTY })).stdout;
    } finally {
      await server.close();
    }
  }

  test("does not show the reader's token", async () => {
    expect(await logOf(`HF_TOKEN=${TOKEN}\n`)).toBe("HF_TOKEN=***\n");
  });

  test("has its colours on a terminal, and elsewhere none", async () => {
    const red = "\u001b[31mfailed\u001b[0m\n";
    expect(await logOf(red, true)).toBe("\u001b[31mfailed\u001b[0m\u001b[0m\n");
    expect(await logOf(red)).toBe("failed\n");
  });

  test("moves no cursor, sets no title, hides no link", async () => {
    const hostile =
      "a\u001b[2Jb\u001b]0;title\u0007c\u001b]8;;https://evil.example\u0007d\u001b]8;;\u0007\r\u0008e\u009b1A\n";
    for (const isTTY of [false, true]) {
      // eslint-disable-next-line no-control-regex
      expect(await logOf(hostile, isTTY)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|title|evil/);
    }
  });
});
