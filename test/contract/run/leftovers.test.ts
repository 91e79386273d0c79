import { appendFileSync, mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { madeBy, note, noteRefusal, readJournal } from "./journal";
import { AGE_OF_LEFTOVERS_MS, deleteLeftovers, deleteMade } from "./leftovers";
import { openRun } from "./open";
import type { Run } from "./run";
import { send } from "./send";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { json, startScriptedServer } from "../../support/scripted-server";

let hub: LocalHub;
let folder: string;
let run: Run;

beforeEach(async () => {
  hub = await startLocalHub();
  folder = mkdtempSync(path.join(tmpdir(), "contract-"));
  run = (await openRun(hub.token, folder, { HF_ENDPOINT: hub.url }))!;
});
afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true });
});

async function ask(method: string, at: string, body: object): Promise<number> {
  const made = madeBy(method, at, body, run.account);
  if (made) note(run.journal, made);
  return (await send({ url: hub.url, token: hub.token, method, path: at, body })).status;
}
const create = async (name: string) => ask("POST", "/api/repos/create", { type: "space", name, sdk: "static" });

test("a run deletes what it has made, renamed or not, and no other's", async () => {
  await create("mine");
  rmSync(run.journal);
  await create(`${run.prefix}-plain`);
  await create(`${run.prefix}-from`);
  const move = { fromRepo: `local/${run.prefix}-from`, toRepo: `local/${run.prefix}-to`, type: "space" };
  await ask("POST", "/api/repos/move", move);
  await ask("POST", `/api/buckets/local/${run.prefix}-data`, { private: true });
  const { deleted, left } = await deleteMade(run, hub.token, false);
  // The bucket last, for a Space may have it mounted.
  expect(deleted.map(({ id }) => id.replace(run.prefix, "run"))).toEqual([
    "local/run-to",
    "local/run-plain",
    "local/run-data",
  ]);
  expect(left).toEqual([]);
  expect(hub.spaces().map(({ id }) => id)).toEqual(["local/mine"]);
});

test("what cannot be deleted is told, with the reason", async () => {
  await create(`${run.prefix}-a`);
  await create(`${run.prefix}-b`);
  const { deleted, left } = await deleteMade(run, "hf_revokedMeanwhile", false);
  expect(deleted).toEqual([]);
  expect(left.map(({ id, reason }) => [id, reason])).toEqual([
    [`local/${run.prefix}-b`, "401"],
    [`local/${run.prefix}-a`, "401"],
  ]);
});

test("what a broken run has left is deleted once it is old, and at once when that is asked for", async () => {
  await create("mine");
  await create("cdktf-contract-broken-a");
  expect(await deleteLeftovers(run, hub.token, AGE_OF_LEFTOVERS_MS)).toEqual({ deleted: [], left: [] });
  expect(hub.spaces()).toHaveLength(2);
  const { deleted } = await deleteLeftovers(run, hub.token, 0);
  expect(deleted).toEqual([{ type: "space", id: "local/cdktf-contract-broken-a" }]);
  expect(hub.spaces().map(({ id }) => id)).toEqual(["local/mine"]);
});

test("what was refused is not deleted, for there is nothing, and perhaps no right to", () => {
  const made = (name: string) => ({ type: "space" as const, id: `local/${name}` });
  note(run.journal, made("plain"));
  note(run.journal, made("refused"));
  noteRefusal(run.journal, made("refused"));
  note(run.journal, made("twice"));
  note(run.journal, made("twice"));
  noteRefusal(run.journal, made("twice"));
  note(run.journal, made("unclear"));
  expect(readJournal(run.journal)).toEqual([made("unclear"), made("twice"), made("plain")]);
});

test("leftovers are found on every page of the list, and the token follows it to no other host", async () => {
  const elsewhere = await startScriptedServer((_, response) => json(response, []));
  const paged = await startScriptedServer(({ method, path: asked }, response) => {
    if (method === "DELETE" || asked.startsWith("/api/buckets")) return json(response, []);
    const isFirst = !asked.includes("cursor");
    const next = isFirst ? `${paged.url}/api/spaces?cursor=2` : `${elsewhere.url}/api/spaces?cursor=3`;
    const space = { id: `local/cdktf-contract-broken-${isFirst ? 1 : 2}`, createdAt: "2026-01-01T00:00:00.000Z" };
    json(response, [space, { id: "local/mine" }], 200, { link: `<${next}>; rel="next"` });
  });
  const { deleted } = await deleteLeftovers({ url: paged.url, namespace: "local" }, hub.token, AGE_OF_LEFTOVERS_MS);
  expect(deleted.map(({ id }) => id)).toEqual(["local/cdktf-contract-broken-1", "local/cdktf-contract-broken-2"]);
  expect(elsewhere.received).toEqual([]);
  await Promise.all([paged.close(), elsewhere.close()]);
});

test("a journal that ends within a line, as of a process that was killed, is read as far as it goes", async () => {
  await create(`${run.prefix}-a`);
  appendFileSync(run.journal, '{"type":"spa');
  const { deleted } = await deleteMade(run, hub.token, false);
  expect(deleted).toHaveLength(1);
});
