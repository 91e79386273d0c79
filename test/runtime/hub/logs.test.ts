import type { ServerResponse } from "http";
import { addAbortSignal, Readable } from "stream";
import { HubClient, type Pace } from "../../../runtime/hub";
import { readLog } from "../../../runtime/hub/logs";
import type { Transport } from "../../../runtime/hub/transport";
import { HeldTime } from "../../support/held-time";
import { json, startScriptedServer, type ScriptedServer } from "../../support/scripted-server";

let server: ScriptedServer;

type Step = (response: ServerResponse) => void;

/** Each connection takes the next of `steps`; the last one stays. */
async function hub(steps: Step[], pace: Pace = {}): Promise<HubClient> {
  server = await startScriptedServer((_, response) => (steps.length > 1 ? steps.shift()! : steps[0])(response));
  return new HubClient({ endpoint: server.url, token: "hf_logs", pace: { reconnectMs: 1, ...pace } });
}

const event = (data: string, at = 0): string =>
  `data: ${JSON.stringify({ data, timestamp: new Date(at).toISOString() })}\n\n`;

/** These events, and then the connection stays open, ends or breaks. */
const log =
  (events: string[], then: "stays open" | "ends" | "breaks"): Step =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(events.join(""), () => {
      if (then === "ends") response.end();
      if (then === "breaks") response.destroy();
    });
  };

const refuse =
  (status: number): Step =>
  (response) =>
    json(response, {}, status);

async function read(client: HubClient, options = {}): Promise<string[]> {
  return (await client.getLogs("alice/demo", "run", options)).map(({ text }) => text);
}

async function followed(client: HubClient, signal?: AbortSignal, onLine?: () => void): Promise<string[]> {
  const lines: string[] = [];
  for await (const { text } of client.followLogs("alice/demo", "run", { signal })) {
    lines.push(text);
    onLine?.();
  }
  return lines;
}

afterEach(async () => server?.close());

describe("a log as it stands", () => {
  test("is read to the silence of a stream that stays open", async () => {
    const client = await hub([log([event("one"), "data:\n\n", event("two")], "stays open")]);
    expect(await read(client, { quietMs: 100 })).toEqual(["one", "two"]);
  });

  test("is empty where no line comes in the time for the first", async () => {
    expect(await read(await hub([log([], "stays open")]), { firstLineMs: 20, quietMs: 100_000 })).toEqual([]);
  });

  test("is its last lines where only those are asked for", async () => {
    const client = await hub([
      log(
        ["1", "2", "3"].map((text) => event(text)),
        "ends",
      ),
    ]);
    expect(await read(client, { tail: 2 })).toEqual(["2", "3"]);
    expect(await read(client, { tail: 3 })).toEqual(["1", "2", "3"]);
  });

  test("ends where it stood when it was asked for, though the app goes on writing", async () => {
    const events = [event("before", Date.now() - 60_000), event("later", Date.now() + 60_000)];
    const client = await hub([log(events, "stays open")]);
    expect(await read(client, { quietMs: 100_000, totalMs: 100_000 })).toEqual(["before", "later"]);
  });

  test("is the end of what came by the time limit, where it has no end", async () => {
    const limit = new AbortController();
    jest.spyOn(AbortSignal, "timeout").mockReturnValue(limit.signal);
    try {
      let written = 0;
      const endless = new Readable({
        highWaterMark: 1,
        read() {
          // Whoever asks for more than that has read that.
          if (written++ < 100) this.push(event(`line ${written}`));
          else limit.abort();
        },
      });
      const open = async ({ signal }: { signal?: AbortSignal }) => ({
        stream: addAbortSignal(signal!, endless),
        explain: (error: unknown) => error,
      });
      const request = { method: "GET", path: "/logs" } as const;
      const lines = await readLog({ open } as unknown as Transport, request, { tail: 30 });
      expect(lines.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, (_, i) => `line ${71 + i}`));
    } finally {
      jest.restoreAllMocks();
    }
  });

  test("leaves out a line of several megabytes and whatever is no line, and goes on after it", async () => {
    const long = event("x".repeat(3 * 1024 * 1024));
    const odd = ["data: {broken\n\n", "data: [1]\n\n", 'data: {"data": 7}\n\n', ": a comment\n\n", "what: is this\n\n"];
    expect(await read(await hub([log([event("one"), long, event("two"), ...odd, event("three")], "ends")]))).toEqual([
      "one",
      "two",
      "three",
    ]);
  });

  test("is whole where a letter comes in two pieces", async () => {
    const bytes = Buffer.from(event("größe"));
    const half = bytes.indexOf("ö") + 1;
    const stream = Readable.from([bytes.subarray(0, half), bytes.subarray(half)]);
    const transport = { open: async () => ({ stream }) } as unknown as Transport;
    expect(await readLog(transport, { method: "GET", path: "/logs" }, {})).toMatchObject([{ text: "größe" }]);
  });

  test("is an error where it breaks off", async () => {
    await expect(read(await hub([log([event("one")], "breaks")]))).rejects.toMatchObject({
      name: "HubError",
      code: "cut_connection",
      path: "/api/spaces/alice/demo/logs/run",
    });
  });

  test("is an error where whoever asked has cancelled", async () => {
    const controller = new AbortController();
    const client = await hub([() => controller.abort()]);
    await expect(read(client, { signal: controller.signal })).rejects.toMatchObject({ code: "cancelled" });
  });

  test.each([
    ["of a Space that is not there", refuse(404), "not_found"],
    ["that a Hub keeps to itself", refuse(403), "forbidden"],
    [
      "that is a web page",
      (response: ServerResponse) =>
        void response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in</html>"),
      "html_answer",
    ],
    [
      "that is refused in words without end",
      (response: ServerResponse) => {
        const talk = (): void =>
          void (response.destroyed || response.write("no ".repeat(10_000), () => setImmediate(talk)));
        response.writeHead(403);
        talk();
      },
      "forbidden",
    ],
    ["that is no stream", (response: ServerResponse) => void response.writeHead(206).end("{}"), "unexpected_answer"],
  ])("%s is an error", async (_, answer, code) => {
    const error = { name: "HubError", code, method: "GET", path: "/api/spaces/alice/demo/logs/run" };
    await expect(read(await hub([answer]))).rejects.toMatchObject({ ...error, status: expect.any(Number) as number });
  });
});

describe("a followed log", () => {
  test("goes on over a broken connection without a line twice", async () => {
    const client = await hub([
      log([event("one"), event("two")], "breaks"),
      log([event("one"), event("two"), event("three")], "ends"),
    ]);
    expect(await followed(client)).toEqual(["one", "two", "three"]);
  });

  test("is opened again where nothing comes any more, not even a keep-alive", async () => {
    const steps = [log([event("one")], "stays open"), log([event("one"), event("two")], "ends")];
    expect(await followed(await hub(steps, { silenceMs: 30 }))).toEqual(["one", "two"]);
  });

  test("is opened again while the Hub fails, and counts anew once a line came", async () => {
    const failing = Array.from({ length: 5 }, () => refuse(503));
    const steps = [...failing, log([event("one")], "breaks"), ...failing.slice(1), log([event("one")], "ends")];
    expect(await followed(await hub(steps))).toEqual(["one"]);
    expect(server.received).toHaveLength(11);
  });

  test("is given up after the fifth attempt to open it again", async () => {
    await expect(followed(await hub([refuse(503)]))).rejects.toMatchObject({ code: "hub_failed" });
    expect(server.received).toHaveLength(6);
  });

  test("is given up at once where the Hub refuses it", async () => {
    await expect(followed(await hub([refuse(403)]))).rejects.toMatchObject({ code: "forbidden" });
    expect(server.received).toHaveLength(1);
  });

  test("ends without an error when whoever follows has seen enough", async () => {
    const controller = new AbortController();
    const client = await hub([log([event("one")], "stays open")]);
    expect(await followed(client, controller.signal, () => controller.abort())).toEqual(["one"]);
  });

  describe("that does not come back", () => {
    const time = HeldTime.forTests();

    test("is waited for twice as long each time, ten seconds at most, and not at all after Ctrl-C", async () => {
      const controller = new AbortController();
      const client = await hub([refuse(503)], { reconnectMs: 4000 });
      const following = followed(client, controller.signal);
      for (const [attempts, waitMs] of [4000, 8000, 10_000].entries()) {
        await time.sleeping();
        await time.pass(waitMs - 1);
        expect(server.received).toHaveLength(attempts + 1);
        await time.pass(1);
      }
      await time.sleeping();
      controller.abort();
      expect(await following).toEqual([]);
      expect(server.received).toHaveLength(4);
    });
  });
});
