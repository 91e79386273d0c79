import { HubError } from "../../../runtime/hub";
import { fetchThrough } from "../../../runtime/hub/fetch";
import type { HubRequest } from "../../../runtime/hub/request";
import type { BinaryAnswer } from "../../../runtime/hub/transport";

const url = "https://hub.example/api/spaces/a/b/commit/main";
let sent: HubRequest[];

function fetching(answer: Partial<BinaryAnswer> = {}, once = false): typeof fetch {
  sent = [];
  return fetchThrough(
    async (request) => {
      sent.push(request);
      return { status: 200, headers: {}, content: Buffer.from('{"ok":true}'), ...answer };
    },
    () => once,
  );
}

test("a question is sent as it is, and answered as fetch answers", async () => {
  const answer = await fetching({ headers: { "x-request-id": "r1", "set-cookie": ["a", "b"], age: 7 } })(new URL(url), {
    headers: { Accept: "text/plain" },
  });
  expect(sent).toEqual([
    { method: "GET", path: url, headers: { accept: "text/plain" }, once: false, timeoutMs: 60_000 },
  ]);
  expect([...answer.headers]).toEqual([["x-request-id", "r1"]]);
  expect([answer.ok, await answer.json()]).toEqual([true, { ok: true }]);
});

test("of a request that is one already, the address is taken", async () => {
  await fetching()(new Request(url));
  expect(sent[0]).toMatchObject({ method: "GET", path: url });
});

test("a change is marked as one that must not be made twice", async () => {
  await fetching({}, true)(url, { method: "post", body: "text", headers: { "content-type": "application/x-ndjson" } });
  const { content, ...request } = sent[0];
  expect(request).toMatchObject({ method: "POST", once: true });
  expect(content).toMatchObject({ type: "application/x-ndjson", bytes: 4 });
  // Read as often as it is sent.
  expect([String(content!.read()), String(content!.read())]).toEqual(["text", "text"]);
});

test("a large file is read anew for each attempt, and has the more time the larger it is", async () => {
  await fetching()(url, { method: "PUT", body: new Blob(["x".repeat(500_000)]) });
  const { content, timeoutMs } = sent[0];
  expect(timeoutMs).toBe(70_000);
  expect(content).toMatchObject({ type: false, bytes: 500_000 });
  for (let attempt = 0; attempt < 2; attempt++) {
    let bytes = 0;
    for await (const chunk of content!.read() as AsyncIterable<Buffer>) bytes += chunk.length;
    expect(bytes).toBe(500_000);
  }
});

test.each([204, 205, 304])("an answer of %i has no body", async (status) => {
  const answer = await fetching({ status, content: Buffer.alloc(0) })(url);
  expect([answer.status, answer.body]).toEqual([status, null]);
});

test("whoever cancels cancels the request, and what the Hub refuses is thrown as it is", async () => {
  const { signal } = new AbortController();
  await fetching()(url, { signal });
  expect(sent[0].signal).toBe(signal);
  const refusal = new HubError("forbidden", "no");
  const refused = fetchThrough(
    async () => {
      throw refusal;
    },
    () => false,
  );
  await expect(refused(url)).rejects.toBe(refusal);
});
