import { spawn } from "child_process";
import { createServer, type IncomingMessage, type Server } from "http";
import type { AddressInfo } from "net";
import * as path from "path";
import { startLocalHub, type LocalHub } from "../../runtime/local-hub";

/** `npm run test:contract` as someone with a token runs it; a local Hub answers in the place of huggingface.co. */

const root = path.join(__dirname, "../..");
let hub: LocalHub;

beforeEach(async () => {
  hub = await startLocalHub({ buildSeconds: 0, startSeconds: 0 });
  const mine = { type: "space", name: "mine", sdk: "static" };
  const headers = { authorization: `Bearer ${hub.token}`, "content-type": "application/json" };
  await fetch(`${hub.url}/api/repos/create`, { method: "POST", headers, body: JSON.stringify(mine) });
});
afterEach(async () => hub.close());

function run(endpoint: string, ...args: string[]) {
  const main = path.join(root, "test/contract/run/main.ts");
  const child = spawn(process.execPath, ["--import", "tsx", main, ...args], {
    cwd: root,
    env: { ...process.env, HF_ENDPOINT: endpoint, HF_CONTRACT_TOKEN: hub.token, HF_CONTRACT_NAMESPACE: "" },
  });
  const printed = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].on("data", (text: Buffer) => (printed[stream] += text.toString()));
  }
  const ended = new Promise<typeof printed & { code: number | null }>((resolve) =>
    child.on("close", (code) => resolve({ code, ...printed })),
  );
  return { child, ended };
}

interface Exchange {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A Hub that answers as the local one does, but for what `change` makes of it. */
async function startOtherHub(change: (request: IncomingMessage, answer: Exchange) => void): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization, "content-type": type } = request.headers;
    const here = `http://${request.headers.host}`;
    const answer = await fetch(hub.url + request.url, {
      method: request.method,
      headers: { ...(authorization ? { authorization } : {}), ...(type ? { "content-type": type } : {}) },
      body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
      redirect: "manual",
    });
    const text = (await answer.text()).replaceAll(hub.url, here);
    const { connection: _, "content-length": __, ...headers } = Object.fromEntries(answer.headers);
    if (headers.link) headers.link = headers.link.replaceAll(hub.url, here);
    const changed: Exchange = { status: answer.status, headers, body: text };
    change(request, changed);
    response.writeHead(changed.status, changed.headers).end(changed.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

test("tells each difference and no other, waits where the Hub is busy, asks little, and leaves no Space behind", async () => {
  hub.addFault({ kind: "rate-limit", seconds: 0, times: 1, path: "/variables" });
  hub.addFault({ kind: "error", status: 503, times: 1, path: "/tree/" });
  const other = await startOtherHub((request, answer) => {
    const is = (method: string, end: string) => request.method === method && request.url!.endsWith(end);
    if (is("PUT", "/settings")) answer.status = 202;
    if (is("POST", "/preupload/main")) answer.body = answer.body.replaceAll("shouldIgnore", "ignore");
    if (answer.status === 412) answer.body = JSON.stringify({ error: request.headers.authorization });
    if (answer.status === 412) answer.status = 409;
    delete answer.headers["ratelimit-policy"];
  });
  const { code, stdout, stderr } = await run(`http://127.0.0.1:${(other.address() as AddressInfo).port}`, "--json")
    .ended;
  other.close();
  const found = JSON.parse(stdout) as Record<"differences" | "notAsked", { point: string; at: string }[]>;
  const told = [...found.differences].sort((a, b) => (a.point < b.point ? -1 : 1));
  expect(told).toEqual([
    {
      point: "a commit whose parent is not the newest one any more is a 412",
      at: "status",
      expected: "412",
      got: "409",
    },
    {
      point: "every answer names what is left of the rate limit, and the policy",
      at: "ratelimit-policy",
      expected: expect.stringContaining("fixed window"),
      got: "nothing",
    },
    ...["0", "1"].map((n) => ({
      point: "preupload tells for each file how it is to be sent",
      at: `body.files.${n}.shouldIgnore`,
      expected: "false",
      got: "nothing",
    })),
    { point: "the visibility is changed, and everybody sees it", at: "changed.status", expected: "200", got: "202" },
  ]);
  expect(found).toMatchObject({ notAsked: [], leftBehind: [], complete: true });
  expect({ code, held: (found as unknown as { held: number }).held > 40 }).toEqual({ code: 1, held: true });
  expect(stdout + stderr).not.toContain(hub.token);
  const asked = hub.requests().map(({ method, path: at, status }) => `${method} ${at} ${status}`);
  const countOf = (part: string): number => asked.filter((one) => one.includes(part)).length;
  // Of 1,000 in five minutes; the Hub limits creations and whoami more strictly.
  expect(asked.length).toBeLessThan(150);
  expect(countOf("POST /api/repos/create 200")).toBeLessThan(12);
  expect(countOf("/api/whoami-v2")).toBeLessThan(4);
  expect(countOf("POST /api/buckets/")).toBe(0);
  expect(hub.spaces().map(({ id }) => id)).toEqual([`${hub.user}/mine`]);
});

test("deletes its Spaces after Ctrl-C too, pressed once or twice, and touches no other", async () => {
  const { child, ended } = run(hub.url);
  while (hub.spaces().length < 2) await new Promise((resolve) => setImmediate(resolve));
  child.kill("SIGINT");
  child.stderr.once("data", () => child.kill("SIGINT"));
  const { code, stdout } = await ended;
  expect(code).toBe(130);
  expect(stdout).toContain("not all were asked");
  expect(hub.spaces().map(({ id }) => id)).toEqual([`${hub.user}/mine`]);
});
