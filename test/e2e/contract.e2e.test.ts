import { spawn } from "child_process";
import * as path from "path";
import { startLocalHub, type LocalHub } from "../../runtime/local-hub";

/** `npm run test:contract` as someone with a token runs it; a local Hub answers in the place of huggingface.co. */

const root = path.join(__dirname, "../..");
let hub: LocalHub;

beforeEach(async () => {
  hub = await startLocalHub({ buildSeconds: 0, startSeconds: 0 });
});
afterEach(async () => hub.close());

function run(...args: string[]) {
  const child = spawn(
    process.execPath,
    [path.join(root, "node_modules/tsx/dist/cli.mjs"), "test/contract/run.ts", ...args],
    {
      cwd: root,
      env: { ...process.env, HF_ENDPOINT: hub.url, HF_CONTRACT_TOKEN: hub.token, HF_CONTRACT_RUN: undefined },
    },
  );
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => printed.push(String(text)));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, output: printed.join("") })),
  );
  return { child, ended };
}

test("prints what the Hub does otherwise as a table, and leaves no Space behind", async () => {
  hub.addFault({ kind: "error", method: "PUT", path: "/settings", status: 503 });
  const { code, output } = await run().ended;
  expect(code).toBe(1);
  expect(output).toMatch(/what +│ expected +│ got/);
  expect(output).toMatch(/the visibility is changed.+│ "status": 200, +│ "status": 503,/);
  expect(output).not.toContain(hub.token);
  expect(hub.spaces()).toEqual([]);
  expect(hub.requests().filter(({ path: at }) => at === "/api/repos/create").length).toBeGreaterThan(5);
});

test("deletes its Spaces after Ctrl-C too, and touches no other", async () => {
  const mine = { type: "space", name: "mine", sdk: "static" };
  const headers = { authorization: `Bearer ${hub.token}`, "content-type": "application/json" };
  await fetch(`${hub.url}/api/repos/create`, { method: "POST", headers, body: JSON.stringify(mine) });
  const { child, ended } = run();
  while (hub.spaces().length < 2) await new Promise((resolve) => setImmediate(resolve));
  child.kill("SIGINT");
  expect((await ended).code).not.toBe(0);
  expect(hub.spaces().map(({ id }) => id)).toEqual([`${hub.user}/mine`]);
});
