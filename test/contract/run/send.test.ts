import type { ServerResponse } from "http";
import { send, type NotAsked } from "./send";
import { HeldTime } from "../../support/held-time";
import { json, startScriptedServer, type ScriptedServer } from "../../support/scripted-server";

const time = HeldTime.forTests();
let server: ScriptedServer;
let answers: ((response: ServerResponse) => void)[];

beforeEach(async () => {
  server = await startScriptedServer((_, response) => answers.shift()!(response));
});
afterEach(async () => server?.close());

const with_ =
  (status: number, body: object = {}, headers = {}) =>
  (response: ServerResponse) =>
    json(response, body, status, headers);
const cut = (response: ServerResponse) => response.destroy();
const limited = (t: number) => with_(429, {}, { ratelimit: `"api";r=0;t=${t}` });
const conflict = with_(409, { error: "Cannot create repo: another conflicting operation is in progress" });

const ask = async (method = "GET", path = "/api/spaces", once = false) =>
  time.passDuring(send({ url: server.url, token: "hf_planted", method, path, once }));

test.each<[string, typeof answers]>([
  ["a rate limit", [limited(300), with_(200)]],
  ["a failure of the Hub", [with_(503), with_(502), with_(200)]],
  ["a broken connection", [cut, with_(200)]],
])("after %s it is asked again", async (_, script) => {
  answers = script;
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(await ask()).toMatchObject({ status: 200 });
});

test("another creation of the account is waited for", async () => {
  answers = [conflict, conflict, with_(200)];
  expect(await ask("POST", "/api/repos/create")).toMatchObject({ status: 200 });
});

test("who wants to see the conflict is told of it", async () => {
  answers = [conflict];
  expect(await ask("POST", "/api/repos/create", true)).toMatchObject({ status: 409 });
});

test("a Hub that keeps failing is told as it answers", async () => {
  answers = [with_(503), with_(503), with_(503)];
  expect(await ask()).toMatchObject({ status: 503 });
});

test.each([
  ["POST", "/api/repos/create"],
  ["POST", "/api/repos/move"],
  ["POST", "/api/spaces/a/b/commit/main"],
])("%s %s is not done twice", async (method, path) => {
  answers = [with_(503), with_(200)];
  expect(await ask(method, path)).toMatchObject({ status: 503 });
});

test("a refusal is an answer", async () => {
  answers = [with_(403)];
  expect(await ask()).toMatchObject({ status: 403 });
});

test("a rate limit that outlasts a run ends it, and no answer is no difference; neither tells the token", async () => {
  answers = [limited(82_800)];
  const locked = await ask().catch((error: NotAsked) => error as NotAsked);
  expect(locked).toMatchObject({ isNotAsked: true, isLockedOut: true, message: "a rate limit for 82801 s: ask later" });
  answers = [cut, cut, cut];
  const silent = await ask("GET", "/api/spaces?x=1").catch((error: NotAsked) => error as NotAsked);
  expect(silent).toMatchObject({ isNotAsked: true, isLockedOut: false });
  expect((silent as NotAsked).message).toMatch(/^no answer to GET \/api\/spaces: [A-Z]+$/);
});

test("a redirect is told, not followed", async () => {
  answers = [(response) => response.writeHead(307, { location: "/elsewhere" }).end()];
  expect(await ask()).toMatchObject({ status: 307, headers: { location: "/elsewhere" } });
});
