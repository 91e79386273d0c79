import { request } from "http";
import { connect, type Socket } from "net";
import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";

let hub: LocalHub;
let client: HubClient;

beforeAll(async () => {
  hub = await startLocalHub({ user: "alice", buildSeconds: 0, startSeconds: 0 });
  client = new HubClient({ endpoint: hub.url, token: hub.token });
});
afterEach(async () => {
  // Whatever it was sent, it answers the next one.
  expect((await client.whoAmI()).name).toBe("alice");
  expect((await client.listTemplates()).length).toBeGreaterThan(0);
  hub.reset();
});
afterAll(async () => hub.close());

const json = { "content-type": "application/json" };

/** Sends exactly this path, method, headers and body, however odd; answers the status, or that the connection broke. */
async function send(
  method: string,
  path: string,
  headers: object = {},
  body?: Buffer | string,
): Promise<number | "cut"> {
  const { hostname, port } = new URL(hub.url);
  return new Promise((resolve) => {
    const sent = request(
      { hostname, port, method, path, headers: { authorization: `Bearer ${hub.token}`, ...headers } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
        sent.destroy();
      },
    );
    sent.on("error", () => resolve("cut"));
    sent.end(body);
  });
}

test.each([
  ["broken", '{"name": '],
  ["no object", "[]"],
  ["null", "null"],
  ["a text", '"x"'],
  ["deep", "[".repeat(100_000) + "]".repeat(100_000)],
  ["of a prototype", '{"__proto__": {"name": "x"}, "name": "demo"}'],
  ["of a constructor", '{"constructor": {"prototype": {"name": "x"}}}'],
  ["not UTF-8", Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
])("JSON that is %s is a 400", async (_, body) => {
  for (const path of ["/api/repos/create", "/api/repos/move", "/_local-hub/clock"]) {
    const status = await send("POST", path, json, body);
    expect([400, 200]).toContain(status);
    if (status === 200) expect(path).toBe("/_local-hub/clock");
  }
  expect(hub.spaces()).toEqual([]);
});

test("a body of 100 MB is refused by its announced size, and by what comes without one", async () => {
  expect(await send("POST", "/api/repos/create", { ...json, "content-length": 100_000_000 })).toBe(413);
  const status = await send(
    "POST",
    "/api/repos/create",
    { ...json, "transfer-encoding": "chunked" },
    Buffer.alloc(1e8, 32),
  );
  expect([413, "cut"]).toContain(status);
});

test("a large commit is not even read from who may not write", async () => {
  await client.createSpace({ name: "demo", sdk: "static" });
  const headers = { authorization: "Bearer hf_wrong", "content-type": "application/x-ndjson", "content-length": 1e8 };
  expect(await send("POST", "/api/spaces/alice/demo/commit/main", headers)).toBe(401);
});

test.each(["..", "../etc", "a/../../b", "/etc/passwd", "a//b", ".git/config", "a\\b", "a\u0000b", "x".repeat(2000)])(
  "a file named %j is refused",
  async (path) => {
    await client.createSpace({ name: "demo", sdk: "static" });
    const commit = `${JSON.stringify({ key: "header", value: { summary: "x" } })}\n${JSON.stringify({ key: "file", value: { path, content: "" } })}`;
    const type = { "content-type": "application/x-ndjson" };
    expect(await send("POST", "/api/spaces/alice/demo/commit/main", type, commit)).toBe(400);
    await expect(client.createSpace({ name: "two", sdk: "static", files: [{ path, content: "" }] })).rejects.toThrow(
      "400",
    );
  },
);

test.each([
  "/api/spaces/../../etc/passwd",
  "/api/spaces/alice/..%2f..%2fetc",
  "/api/spaces/alice/%00",
  "/api/spaces/alice/%E0%A4%A",
  `/api/spaces/alice/${"x".repeat(5000)}`,
  "/api/spaces/__proto__/constructor",
  "/spaces/alice/demo/resolve/main/../../../../etc/passwd",
  "/spaces/alice/demo/resolve/main/..%2f..%2fpackage.json",
  "/apps/..%2f..%2fetc/passwd",
  "/apps/__proto__",
  "/_local-hub/lfs/__proto__",
  "//evil.example/",
  "/api/spaces?limit=-1",
  "/api/spaces?cursor=@@@",
  "/api/spaces?expand=__proto__",
  `/api/spaces?${"expand=sha&".repeat(2000)}`,
])("the path %s is refused, or leads to nothing", async (path) => {
  const status = await send("GET", path);
  expect([200, 400, 404, 414, 431]).toContain(status);
  if (status === 200) expect(path).toMatch(/^\/api\/spaces\?/);
});

describe("however a path is written,", () => {
  const spellings = (path: string): string[] => [
    path,
    path.replace("api", "%61pi"),
    path.replace("templates", "t%65mpl%61tes"),
    `${path.replace("spaces", "%73paces")}?limit=1`,
    `${hub.url}${path}`,
    `HTTP://${new URL(hub.url).host}${path.replace("api", "ap%69")}#fragment`,
  ];
  const path = "/api/spaces/templates";

  test("the log has it in one way", async () => {
    for (const one of spellings(path)) expect(await send("GET", one)).toBe(200);
    expect(hub.requests().map((one) => one.path)).toEqual([path, path, path, `${path}?limit=1`, path, path]);
  });

  test("the faults in force hit it", async () => {
    hub.addFault({ kind: "error", status: 503, path });
    for (const one of spellings(path)) expect(await send("GET", one)).toBe(503);
    hub.clearFaults();
  });

  test("the files of a Space are asked of the Hub", async () => {
    await client.createSpace({ name: "demo", sdk: "static", files: [{ path: "a b.txt", content: "" }] });
    expect(await send("GET", "/sp%61ces/alice/%64emo/r%65solve/main/a%20b.txt")).toBe(200);
    expect(hub.requests().at(-1)!.path).toBe("/spaces/alice/demo/resolve/main/a%20b.txt");
  });

  test("what separates nothing begins none of the Hub's", async () => {
    for (const one of ["/api%2Fspaces", "//api/spaces", "/API/spaces", "/spaces/alice/demo%2Fx"]) {
      expect(await send("GET", one)).toBe(404);
    }
    expect(hub.requests()).toEqual([]);
  });
});

test("a flood of headers is refused", async () => {
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x-header-${i}`, "value"]));
  expect([431, 400, "cut"]).toContain(await send("GET", "/api/whoami-v2", many));
  expect([431, 400, "cut"]).toContain(await send("GET", "/api/whoami-v2", { "x-long": "x".repeat(100_000) }));
});

test("what is no HTTP is refused", async () => {
  const { port } = new URL(hub.url);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write("\u0016\u0003\u0001 hello\r\n\r\n"));
    socket.on("data", (data) => resolve(String(data)));
    socket.on("error", () => resolve("cut"));
    socket.on("close", () => resolve("cut"));
  });
  expect(answer).toMatch(/^(HTTP\/1\.1 400|cut)/);
});

test("a thousand idle event streams meet a limit, and their end is noticed", async () => {
  await client.createSpace({ name: "demo", sdk: "static" });
  const { port } = new URL(hub.url);
  const sockets: Socket[] = [];
  const open = async (): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () =>
        socket.write(
          `GET /api/spaces/alice/demo/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${hub.token}\r\n\r\n`,
        ),
      );
      socket.once("data", (data) => resolve(String(data).slice(9, 12)));
      socket.on("error", () => resolve("cut"));
      sockets.push(socket);
    });
  const statuses: string[] = [];
  for (let i = 0; i < 1000; i += 50) statuses.push(...(await Promise.all(Array.from({ length: 50 }, open))));
  expect(statuses.filter((status) => status === "200")).toHaveLength(500);
  expect(statuses.filter((status) => status === "429")).toHaveLength(500);
  expect((await client.getSpace("alice/demo")).id).toBe("alice/demo");
  for (const socket of sockets) socket.destroy();
  let status = "429";
  while (status === "429") status = await open();
  expect(status).toBe("200");
  sockets.at(-1)!.destroy();
});
