import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";

let hub: LocalHub;
let client: HubClient;

beforeAll(async () => {
  hub = await startLocalHub({
    accounts: {
      users: [
        { name: "alice", tokens: [{ token: "hf_alice" }, { token: "hf_oauth", type: "oauth" }] },
        { name: "free", plan: "free", tokens: [{ token: "hf_free" }] },
      ],
    },
    buildSeconds: 0,
    startSeconds: 0,
  });
  client = new HubClient({ endpoint: hub.url, token: "hf_alice" });
});
afterEach(() => hub.reset());
afterAll(async () => hub.close());

const demo = "/api/spaces/alice/demo";
const zenml = { name: "demo", sdk: "docker", template: "zenml/zenml-template-space" };

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const isText = typeof body === "string";
  const answer = await fetch(hub.url + path, {
    method,
    body: body === undefined ? undefined : isText ? body : JSON.stringify(body),
    headers: {
      authorization: "Bearer hf_alice",
      ...(body === undefined || isText ? {} : { "content-type": "application/json" }),
      ...headers,
    },
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json");
  return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as unknown };
}

/** The first `count` events of a stream; `then` is done once the first one is there. */
async function events(
  path: string,
  count: number,
  then?: () => Promise<unknown>,
): Promise<{ event?: string; data: unknown }[]> {
  const answer = await fetch(hub.url + path, { headers: { authorization: "Bearer hf_alice" } });
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  let text = "";
  for await (const chunk of answer.body!) {
    text += Buffer.from(chunk as Uint8Array).toString();
    const isEvent = (block: string): boolean => block.includes("data: "); // and no keep-alive
    const blocks = text.split("\n\n").slice(0, -1).filter(isEvent);
    if (blocks.length >= 1) {
      await then?.();
      then = undefined;
    }
    if (blocks.length < count) continue;
    return blocks.slice(0, count).map((block) => ({
      event: /^event: (.*)$/m.exec(block)?.[1],
      data: JSON.parse(/^data: (.*)$/m.exec(block)![1]) as unknown,
    }));
  }
  throw new Error("the stream ended");
}

async function running(): Promise<void> {
  await client.createSpace(zenml);
  while ((await client.getRuntime("alice/demo")).stage !== "RUNNING") {
    await new Promise(setImmediate);
  }
}

const line = (key: string, value: object): string => JSON.stringify({ key, value });
const ndjson = { "content-type": "application/x-ndjson" };
async function commitFiles(files: Record<string, string>, more: string[] = []): Promise<void> {
  const content = (text: string): string => Buffer.from(text).toString("base64");
  const operations = Object.entries(files).map(([path, text]) =>
    line("file", { path, content: content(text), encoding: "base64" }),
  );
  const answer = await ask(
    "POST",
    `${demo}/commit/main`,
    [line("header", { summary: "x" }), ...operations, ...more].join("\n"),
    ndjson,
  );
  expect(answer.status).toBe(200);
}

test("settings are changed and told", async () => {
  await running();
  const { body } = await ask("PUT", `${demo}/settings`, { visibility: "protected", discussionsDisabled: true });
  expect(body).toEqual({ private: true, visibility: "protected", gated: false, discussionsDisabled: true });
  expect((await fetch((await client.getSpace("alice/demo")).host!)).status).toBe(200);
});

test("replicas need paid hardware", async () => {
  await running();
  expect((await ask("POST", `${demo}/replicas`, { replicas: 2 })).status).toBe(402);
  await client.requestHardware("alice/demo", { flavor: "cpu-upgrade" });
  expect((await ask("POST", `${demo}/replicas`, { replicas: 2 })).body).toMatchObject({ replicas: { requested: 2 } });
  expect(hub.spaces()).toEqual([expect.objectContaining({ hardware: "cpu-upgrade", usdPerHour: 0.06 })]); // each billed
});

test("dev mode is switched on and off", async () => {
  await running();
  expect((await client.setDevMode("alice/demo", true)).devMode).toBe(true);
  expect((await client.setDevMode("alice/demo", false)).devMode).toBe(false);
});

test("events tell the runtime now and after each change", async () => {
  await running();
  const seen = await events(`${demo}/events`, 2, async () => client.pauseSpace("alice/demo"));
  expect(seen.map(({ data }) => (data as { stage: string }).stage)).toEqual(["RUNNING", "PAUSED"]);
});

test("metrics come as events of that name", async () => {
  await running();
  const [first] = await events(`${demo}/metrics`, 1);
  expect(first).toMatchObject({ event: "metric", data: { cpu_usage_pct: 1, memory_used_bytes: 100_000_000 } });
});

test("a log can be read from its tail", async () => {
  await running();
  const [last] = await events(`${demo}/logs/build?tail=1`, 1);
  expect(last.data).toMatchObject({ data: "--> DONE\n", timestamp: expect.any(String) as string });
  expect((await ask("GET", `${demo}/logs/other`)).status).toBe(404);
});

test("a README without usable front matter is a configuration error, and one with another SDK changes it", async () => {
  await running();
  await commitFiles({ "README.md": "no front matter" });
  expect(await client.getRuntime("alice/demo")).toMatchObject({ stage: "CONFIG_ERROR" });
  await commitFiles({ "README.md": "---\nsdk: static\n---\n", "index.html": "<p>Hello" });
  expect(await client.getSpace("alice/demo")).toMatchObject({ sdk: "static", runtime: { stage: "RUNNING" } });
});

test("front matter is checked before an upload", async () => {
  expect((await ask("POST", "/api/validate-yaml", { content: "---\nsdk: docker\n---\n" })).body).toEqual({
    errors: [],
    warnings: [],
  });
  expect((await ask("POST", "/api/validate-yaml", { content: "---\na: [\n---\n" })).status).toBe(400);
});

test("a commit that starts from an old one is refused", async () => {
  await running();
  const stale = line("header", { summary: "x", parentCommit: "0".repeat(40) });
  expect((await ask("POST", `${demo}/commit/main`, stale, ndjson)).status).toBe(412);
});

test("what .gitignore names is to be left out, and what is there already is known by its id", async () => {
  await running();
  await commitFiles({ ".gitignore": "*.log\n" });
  const files = ["a.log", "Dockerfile"].map((path) => ({ path, size: 1, sample: "" }));
  expect((await ask("POST", `${demo}/preupload/main`, { files })).body).toMatchObject({
    files: [
      { path: "a.log", shouldIgnore: true, uploadMode: "regular" },
      { path: "Dockerfile", shouldIgnore: false, oid: expect.stringMatching(/^[0-9a-f]{40}$/) as string },
    ],
  });
});

test("a tree is listed folder by folder, or whole, page by page", async () => {
  await running();
  await commitFiles({ "a/b/c.txt": "1", "a/d.txt": "2" });
  const paths = async (query: string) =>
    ((await ask("GET", `${demo}/tree/main${query}`)).body as { path: string }[]).map(({ path }) => path);
  expect(await paths("")).toEqual([".gitattributes", "Dockerfile", "README.md", "a"]);
  expect(await paths("/a")).toEqual(["a/b", "a/d.txt"]);
  expect(await paths("/a?recursive=true")).toEqual(["a/b", "a/b/c.txt", "a/d.txt"]);
  const page = await ask("GET", `${demo}/tree/main?limit=2`);
  const next = /<(.*)>; rel="next"/.exec(page.headers.get("link")!)![1];
  expect((await ask("GET", next.replace(hub.url, ""))).body).toMatchObject([{ path: "README.md" }, { path: "a" }]);
  expect((await ask("GET", `${demo}/tree/main/missing`)).headers.get("x-error-code")).toBe("EntryNotFound");
});

test("a file is downloaded whole, in part, or not again", async () => {
  await running();
  await commitFiles({ "a.txt": "0123456789" });
  const file = "/spaces/alice/demo/resolve/main/a.txt";
  const whole = await ask("GET", file);
  expect([whole.status, whole.body]).toEqual([200, "0123456789"]);
  expect(whole.headers.get("x-repo-commit")).toMatch(/^[0-9a-f]{40}$/);
  const part = await ask("GET", file, undefined, { range: "bytes=2-4" });
  expect([part.status, part.body, part.headers.get("content-range")]).toEqual([206, "234", "bytes 2-4/10"]);
  expect((await ask("GET", file, undefined, { range: "bytes=20-" })).status).toBe(416);
  const etag = whole.headers.get("etag")!;
  expect((await ask("GET", file, undefined, { "if-none-match": etag })).status).toBe(304);
  expect((await ask("GET", "/spaces/alice/demo/raw/main/a.txt")).body).toBe("0123456789");
});

test("revisions, refs and commits are told; an unknown revision is said", async () => {
  await running();
  const { body } = await ask("GET", `${demo}/refs`);
  const { sha } = await client.getSpace("alice/demo");
  expect(body).toMatchObject({ branches: [{ name: "main", targetCommit: sha }] });
  expect((await ask("GET", `${demo}/revision/${sha}`)).body).toMatchObject({ sha });
  expect((await ask("GET", `${demo}/commits/main`)).body).toMatchObject([{ id: sha, title: "initial commit" }]);
  expect((await ask("GET", `${demo}/revision/missing`)).headers.get("x-error-code")).toBe("RevisionNotFound");
});

test("access can be checked", async () => {
  await running();
  expect((await ask("GET", `${demo}/auth-check/write`)).status).toBe(200);
  const stranger = { authorization: "Bearer hf_free" };
  expect((await ask("GET", `${demo}/auth-check`, undefined, stranger)).status).toBe(200);
  expect((await ask("GET", `${demo}/auth-check/write`, undefined, stranger)).status).toBe(403);
});

test("a duplicate has the files and variables, not the secrets, and is private", async () => {
  await client.createSpace({
    ...zenml,
    secrets: [{ key: "PASSWORD", value: "planted" }],
    variables: [{ key: "LEVEL", value: "INFO" }],
  });
  const copy = { repository: "alice/copy", visibility: "private" };
  expect((await ask("POST", `${demo}/duplicate`, copy)).status).toBe(200);
  expect(await client.listSecrets("alice/copy")).toEqual([]);
  expect(await client.listVariables("alice/copy")).toMatchObject([{ key: "LEVEL", value: "INFO" }]);
  expect((await client.getSpace("alice/copy")).private).toBe(true);
  expect((await ask("POST", `${demo}/duplicate`, copy)).status).toBe(409);
});

test("buckets are created, listed, renamed, made public, deleted, and needed where a volume names one", async () => {
  await running();
  const volume = { type: "bucket", source: "alice/data", mountPath: "/data" };
  await expect(client.setVolumes("alice/demo", [volume])).rejects.toMatchObject({ status: 400 });
  await client.createBucket("alice/data", { private: true });
  await expect(client.createBucket("alice/data", { private: true })).rejects.toMatchObject({ code: "already_exists" });
  await client.setVolumes("alice/demo", [volume]);
  await ask("PUT", "/_local-hub/buckets/alice/data/contents", { files: 3, sizeBytes: 10 });
  expect(await client.listBuckets("alice")).toMatchObject([{ id: "alice/data", files: 3, sizeBytes: 10 }]);
  await client.updateBucketSettings("alice/data", { private: false });
  await client.moveBucket("alice/data", "alice/more");
  expect(await client.getBucket("alice/more")).toMatchObject({ private: false });
  expect((await ask("GET", "/api/buckets/alice/more/tree")).body).toEqual([]);
  await client.deleteBucket("alice/more");
  await expect(client.getBucket("alice/more")).rejects.toMatchObject({ code: "not_found" });
});

test("an OAuth token reads, and is refused where it would write", async () => {
  const oauth = new HubClient({ endpoint: hub.url, token: "hf_oauth" });
  expect(await oauth.whoAmI()).toMatchObject({ name: "alice", tokenType: "oauth" });
  await expect(oauth.createSpace(zenml)).rejects.toMatchObject({ code: "invalid_token", status: 401 });
});

test("a free account is told what to pay for", async () => {
  const free = new HubClient({ endpoint: hub.url, token: "hf_free" });
  for (const more of [{}, { hardware: "t4-small" }]) {
    await expect(free.createSpace({ ...zenml, ...more })).rejects.toMatchObject({ code: "payment_required" });
  }
  await free.createSpace({ name: "demo", sdk: "static" });
  await expect(free.updateSettings("free/demo", { visibility: "protected" })).rejects.toMatchObject({ status: 402 });
});
