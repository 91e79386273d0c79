import { app, BUCKET, InProcessTest, inProcess, SPACE } from "../../../support/in-process-provider";
import { texts, type Configuration } from "../../../support/in-process-terraform";
import { json, startScriptedServer, type ScriptedServer } from "../../../support/scripted-server";

const test_ = InProcessTest.forTests();
let gateway: ScriptedServer;

beforeAll(async () => {
  gateway = await startScriptedServer((_, response) => json(response, { error: "no route" }, 404));
});
afterAll(async () => {
  await gateway.close();
});

const configuration: Configuration = { ...app(), [BUCKET]: { name: "data" } };

/** The same state, with a Hub's address that leads to a gateway. */
function behindGateway() {
  const terraform = inProcess({ url: gateway.url, token: test_.hub.token });
  terraform.takeStateOf(test_.terraform);
  return terraform;
}

test("a gateway's 404 during a refresh is an error, and the state stays", async () => {
  await test_.terraform.apply(configuration);
  const terraform = behindGateway();
  const { changes, diagnostics } = await terraform.plan(configuration);
  expect(changes).toEqual({});
  expect(texts(diagnostics)).toEqual([
    expect.stringMatching(/error: Not found on the Hub: .*HF_ENDPOINT/s),
    expect.stringMatching(/error: Not found on the Hub: .*HF_ENDPOINT/s),
  ]);
  expect(Object.keys(terraform.state)).toEqual([SPACE, BUCKET]);
});

test("a gateway's 404 to a deletion is an error, and the state stays", async () => {
  await test_.terraform.apply(configuration);
  const terraform = behindGateway();
  const diagnostics = await terraform.apply({}, {}, false);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(["error", "error"]);
  expect(Object.keys(terraform.state)).toEqual([SPACE, BUCKET]);
});

test("what the Hub itself says is gone leaves the state, and is created again", async () => {
  await test_.terraform.apply(configuration);
  await test_.client.deleteSpace("local/app");
  await test_.client.deleteBucket("local/data");
  const { changes } = await test_.terraform.plan(configuration);
  expect(Object.values(changes).map(({ action }) => action)).toEqual(["create", "create"]);
  expect(texts(await test_.terraform.apply(configuration))).toEqual([]);
});

test("what the Hub itself says is gone counts as deleted", async () => {
  await test_.terraform.apply(configuration);
  await test_.client.deleteSpace("local/app");
  await test_.client.deleteBucket("local/data");
  expect(texts(await test_.terraform.apply({}, {}, false))).toEqual([]);
  expect(test_.terraform.state).toEqual({});
});
