import { GONE, HubClient, HubError, orGone } from "../../../runtime/hub";
import { json, startScriptedServer, type Script, type ScriptedServer } from "../../support/scripted-server";

let server: ScriptedServer;

async function hub(script: Script): Promise<HubClient> {
  server = await startScriptedServer(script);
  return new HubClient({ endpoint: server.url, token: "hf_gone", retry: { initialDelayMs: 1, attempts: 3 } });
}

afterEach(async () => server?.close());

const calls: [string, (client: HubClient) => Promise<unknown>][] = [
  ["reading a Space", async (client) => client.getSpace("alice/demo")],
  ["deleting a Space", async (client) => client.deleteSpace("alice/demo")],
  ["reading a bucket", async (client) => client.getBucket("alice/files")],
  ["deleting a bucket", async (client) => client.deleteBucket("alice/files")],
];

const proof: Script = (_, response) =>
  json(response, { error: "Repository not found" }, 404, { "x-error-code": "RepoNotFound" });

describe.each(calls)("%s", (_, call) => {
  test("that the Hub does not have is gone", async () => {
    expect(await orGone(call(await hub(proof)))).toBe(GONE);
  });

  test.each<[string, Script]>([
    ["a gateway's JSON", (__, response) => json(response, { error: "no route" }, 404)],
    [
      "a gateway's JSON, made to look like the Hub's",
      (__, response) => json(response, { error: "Not Found" }, 404, { "x-request-id": "1" }),
    ],
    ["a web page", (__, response) => void response.writeHead(404, { "content-type": "text/html" }).end("<html>")],
    ["nothing but the status", (__, response) => void response.writeHead(404).end()],
    ["another thing that is missing", (__, response) => json(response, {}, 404, { "x-error-code": "EntryNotFound" })],
    ["401, which hides private ones", (__, response) => json(response, {}, 401, { "x-error-code": "RepoNotFound" })],
    ["403", (__, response) => json(response, {}, 403, { "x-error-code": "GatedRepo" })],
    ["410", (__, response) => json(response, {}, 410)],
  ])("is an error where the answer is %s", async (__, answer) => {
    await expect(orGone(call(await hub(answer)))).rejects.toBeInstanceOf(HubError);
  });
});

test("a 404 without the Hub's code says that no Hub may be there", async () => {
  const client = await hub((_, response) => json(response, { error: "no route" }, 404));
  await expect(orGone(client.getSpace("alice/demo"))).rejects.toThrow(/no Hub says .* check that HF_ENDPOINT/);
});

test("a deletion whose outcome is unclear is done only when the Hub itself says that it is gone", async () => {
  const answers: Script[] = [(_, response) => response.destroy(), proof];
  await (await hub((request, response) => answers.shift()!(request, response))).deleteBucket("alice/files");
  expect(answers).toEqual([]);
});

test("a deletion that was cut is not done because a gateway answers 404", async () => {
  const answers: Script[] = [(_, response) => response.destroy(), (_, response) => json(response, {}, 404)];
  const client = await hub((request, response) => answers.shift()!(request, response));
  await expect(client.deleteSpace("alice/demo")).rejects.toMatchObject({ code: "not_found" });
});

test("an unclear creation is not repeated because a gateway answers 404 to the look after it", async () => {
  let creations = 0;
  const client = await hub((request, response) => {
    if (request.method === "GET") return json(response, {}, 404);
    creations++;
    response.destroy();
  });
  await expect(client.createSpace({ namespace: "alice", name: "demo", sdk: "docker" })).rejects.toThrow("no Hub says");
  expect(creations).toBe(1);
});
