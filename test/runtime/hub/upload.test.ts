import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { createServer, request as forward, type Server } from "http";
import type { AddressInfo } from "net";
import { tmpdir } from "os";
import * as path from "path";
import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { HeldTime } from "../../support/held-time";
import { createSpace } from "../../support/hub-space";
import { startScriptedServer, json, type ScriptedServer } from "../../support/scripted-server";

let hub: LocalHub;
let folder: string;
let id: string;

beforeEach(async () => {
  hub = await startLocalHub({ speed: 0, lfs: true });
  folder = mkdtempSync(path.join(tmpdir(), "upload-"));
  id = await createSpace(hub, { name: "demo" });
});

afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

function client(endpoint = hub.url): HubClient {
  return new HubClient({ endpoint, token: hub.token, retry: { initialDelayMs: 1 } });
}

/** Uploads files with these contents, and deletes others. */
async function upload(files: Record<string, string | Buffer>, deleted: string[] = [], by = client()): Promise<string> {
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return by.commitFiles(id, { title: "Update", folder, changed: Object.keys(files), deleted });
}

async function contentOf(name: string): Promise<string> {
  const headers = { authorization: `Bearer ${hub.token}` };
  const answer = await fetch(`${hub.url}/spaces/${id}/resolve/main/${name}`, { headers });
  return answer.ok ? answer.text() : `status ${answer.status}`;
}

function commits(): number {
  return hub.requests().filter((one) => one.path.includes("/commit/") && one.status === 200).length;
}

test("one commit adds, replaces and deletes files, and answers its id", async () => {
  await upload({ "app.py": "1", "old.txt": "old" });
  const sha = await upload({ "app.py": "2" }, ["old.txt"]);
  expect((await client().getSpace(id)).sha).toBe(sha);
  expect([await contentOf("app.py"), await contentOf("old.txt")]).toEqual(["2", "status 404"]);
  expect(commits()).toBe(2);
});

describe.each([
  ["before the files are announced", "/preupload/"],
  ["at the commit", "/commit/"],
  ["while a large file is announced", "/info/lfs/"],
])("a failure %s", (_, where) => {
  const time = HeldTime.forTests();
  const files = { "app.py": "1", "model.bin": Buffer.from("large") };

  test.each([
    ["503 before it was done", { kind: "error", status: 503 } as const],
    ["503 after it was done", { kind: "error", status: 503, afterwards: true } as const],
    ["cut before it was done", { kind: "cut" } as const],
    ["cut after it was done", { kind: "cut", afterwards: true } as const],
    ["429", { kind: "rate-limit", seconds: 0 } as const],
  ])("%s: is asked again, and makes one commit", async (__, fault) => {
    hub.addFault({ ...fault, path: where, times: 1 });
    const sha = await time.passDuring(upload(files));
    expect((await client().getSpace(id)).sha).toBe(sha);
    expect([await contentOf("app.py"), await contentOf("model.bin")]).toEqual(["1", "large"]);
    const builds = hub.spaces().map((space) => space.builds);
    expect(builds).toEqual([2]);
  });
});

test("a commit that failed for good says so in the Hub's words, without the content", async () => {
  hub.addFault({ kind: "error", status: 503, path: "/commit/" });
  await expect(upload({ "app.py": "planted" })).rejects.toMatchObject({ code: "hub_failed", status: 503 });
});

test("a Space of another account is refused as every request is", async () => {
  id = "somebody/else";
  await expect(upload({ "app.py": "1" })).rejects.toMatchObject({ code: "not_found", hubCode: "RepoNotFound" });
});

test("a file that went away is an error that says so", async () => {
  const commit = { title: "Update", folder, changed: ["gone.py"], deleted: [] };
  await expect(client().commitFiles(id, commit)).rejects.toMatchObject({ code: "upload_failed" });
});

test.each([
  ["a sign-in page", "text/html", "<html>Sign in</html>", "html_answer"],
  ["JSON that was cut", "application/json", '{"files": [', "unexpected_answer"],
])("%s never passes for an answer of the Hub", async (_, type, text, code) => {
  const portal = await startScriptedServer((__, response) =>
    response.writeHead(200, { "content-type": type }).end(text),
  );
  await expect(upload({ "app.py": "1" }, [], client(portal.url))).rejects.toMatchObject({ code, status: 200 });
  await portal.close();
});

test("files and token go to no other host, though the Hub redirects there", async () => {
  const elsewhere = await startScriptedServer((_, response) => json(response, {}));
  const redirecting = await startScriptedServer((_, response) =>
    response.writeHead(307, { location: `${elsewhere.url}/stolen` }).end(),
  );
  await expect(upload({ "app.py": "planted" }, [], client(redirecting.url))).rejects.toMatchObject({
    code: "redirect_refused",
  });
  expect(elsewhere.received).toEqual([]);
  await Promise.all([elsewhere.close(), redirecting.close()]);
});

describe("a large file's storage on another host", () => {
  let storage: ScriptedServer;
  let front: ScriptedServer;
  let answers: number[];

  beforeEach(async () => {
    answers = [];
    // Two headers of a name are a list, which no answer of the Hub has.
    const cookies = { "set-cookie": ["a=1", "b=2"] };
    storage = await startScriptedServer((_, response) => response.writeHead(answers.shift() ?? 200, cookies).end());
    front = await startScriptedServer((request, response) => {
      const { path: asked } = request;
      if (asked.includes("/preupload/")) {
        const files = [{ path: "model.bin", uploadMode: "lfs", shouldIgnore: false }];
        return json(response, { files, commitOid: "0" });
      }
      if (asked.includes("/commit/")) return json(response, { success: true, commitOid: "1", commitUrl: "" });
      const [object] = (JSON.parse(request.body) as { objects: object[] }).objects;
      const upload_ = { href: `${storage.url}/bucket/key?signature=planted` };
      json(response, { transfer: "basic", objects: [{ ...object, actions: { upload: upload_ } }] });
    });
  });

  afterEach(async () => Promise.all([storage.close(), front.close()]));

  const content = "x".repeat(100_000);

  test.each([500, 503, 408])("gets the bytes, once more after a %i, and never the token", async (failure) => {
    answers = [failure, 204];
    await upload({ "model.bin": content }, [], client(front.url));
    expect(storage.received.map(({ method, body }) => [method, body.length])).toEqual([
      ["PUT", 100_000],
      ["PUT", 100_000],
    ]);
    expect(storage.received.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
    expect(front.received[0].headers.authorization).toBe(`Bearer ${hub.token}`);
  });

  test("is asked for in the ways of Git LFS, not for the Hub's Xet", async () => {
    await upload({ "model.bin": content }, [], client(front.url));
    const batch = front.received.find((one) => one.path.includes("/info/lfs/"));
    expect((JSON.parse(batch!.body) as { transfers: string[] }).transfers).toEqual(["basic", "multipart"]);
  });

  test("is told by its host where it refuses, without the signature", async () => {
    answers = [403];
    const { message } = await upload({ "model.bin": content }, [], client(front.url)).then(
      () => new Error("it succeeded"),
      (thrown: Error) => thrown,
    );
    expect(message).toMatch(/^\[upload_failed\] the files could not be committed to local\/demo: .*403/);
    expect(message).not.toContain("planted");
  });
});

describe("behind a proxy", () => {
  let proxy: Server;
  const asked: string[] = [];
  const before = { ...process.env };

  beforeEach(async () => {
    asked.length = 0;
    proxy = createServer((request, response) => {
      const target = new URL(request.url!);
      asked.push(`${request.method} ${target.host}`);
      const { method, headers } = request;
      const options = { method, headers: { ...headers, host: new URL(hub.url).host } };
      const onwards = forward(hub.url + target.pathname + target.search, options, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onwards);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    process.env.HTTP_PROXY = process.env.http_proxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    process.env = before;
    await new Promise((resolve) => proxy.close(resolve));
  });

  test("uploads go through it, as every other request does", async () => {
    await upload({ "app.py": "1" }, [], client("http://hub.example"));
    expect(await contentOf("app.py")).toBe("1");
    expect(asked).toEqual(["POST hub.example", "POST hub.example"]);
  });
});
