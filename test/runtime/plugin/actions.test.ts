import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { connect } from "../../../runtime/plugin/connect";
import { huggingFaceSpaces } from "../../../runtime/plugin/provider";
import { IMPATIENT } from "../../support/hub-space";
import { configurationOf, encode, ProviderProcess } from "../../support/provider-process";
import { diagnosticsIn, type ReceivedDiagnostic } from "../../support/received-diagnostics";

let hub: LocalHub;
let client: HubClient;
let provider: ProviderProcess<any>;

beforeAll(async () => {
  hub = await startLocalHub({ buildSeconds: 0, startSeconds: 0 });
  client = new HubClient({ endpoint: hub.url, token: hub.token });
});
afterAll(async () => hub.close());

beforeEach(async () => {
  hub.clearFaults();
  hub.reset();
  await client.createSpace({ name: "app", sdk: "docker", template: "zenml/zenml-template-space" });
  provider = new ProviderProcess({
    ...huggingFaceSpaces,
    configure: async (_, { signal }) => connect({ token: hub.token, endpoint: hub.url, signal, pace: IMPATIENT }),
  });
  await provider.configure({}, "1.14.0");
});

async function invoke(
  name: string,
  written: Record<string, unknown>,
): Promise<{ progress: string[]; diagnostics: ReceivedDiagnostic[] }> {
  const { schema } = huggingFaceSpaces.actions![`huggingface-spaces_${name}`]!;
  const config = encode(configurationOf(written, schema), schema);
  const actionType = `huggingface-spaces_${name}`;
  expect(diagnosticsIn((await provider.call("PlanAction", { actionType, config })).diagnostics)).toEqual([]);
  const progress: string[] = [];
  const diagnostics: ReceivedDiagnostic[] = [];
  for await (const event of provider.events("InvokeAction", { actionType, config })) {
    if (event.progress) progress.push(event.progress.message!);
    if (event.completed) diagnostics.push(...diagnosticsIn(event.completed.diagnostics));
  }
  return { progress, diagnostics };
}

test("a restart tells each stage while it waits, and ends when the app runs", async () => {
  const { progress, diagnostics } = await invoke("restart", { space_id: "local/app" });
  expect(diagnostics).toEqual([]);
  expect(progress.at(-1)).toBe("local/app is RUNNING");
  expect(hub.spaces()[0]).toMatchObject({ builds: 2, stage: "RUNNING" });
});

test("without waiting, a restart asks once", async () => {
  await invoke("restart", { space_id: "local/app", wait_until_running: false });
  expect(hub.requests().at(-1)).toMatchObject({ method: "POST", path: "/api/spaces/local/app/restart" });
});

test("a factory rebuild builds from no cache", async () => {
  await invoke("factory_rebuild", { space_id: "local/app", wait_until_running: false });
  expect(hub.requests().at(-1)).toMatchObject({ path: "/api/spaces/local/app/restart?factory=true" });
});

test("a pause stops the app", async () => {
  expect(await invoke("pause", { space_id: "local/app" })).toEqual({
    progress: ["local/app is PAUSED"],
    diagnostics: [],
  });
  expect(hub.spaces()[0]).toMatchObject({ stage: "PAUSED" });
});

test("a build that fails is told with the end of its log, and nothing about taint", async () => {
  hub.addFault({ kind: "fail-build" });
  const { diagnostics } = await invoke("restart", { space_id: "local/app" });
  expect(diagnostics).toEqual([expect.objectContaining({ severity: "error", summary: "Space failed to start" })]);
  expect(diagnostics[0]!.detail).toContain("The end of its build log:");
  expect(diagnostics[0]!.detail).not.toContain("taint");
});

test("a Space that there is not is Terraform's error", async () => {
  const { diagnostics } = await invoke("pause", { space_id: "local/nothing" });
  expect(diagnostics).toEqual([expect.objectContaining({ severity: "error" })]);
});

test("a malformed id is refused before anything is asked", async () => {
  const { schema } = huggingFaceSpaces.actions!["huggingface-spaces_pause"]!;
  const config = encode(configurationOf({ space_id: "app" }, schema), schema);
  const { diagnostics } = await provider.call("ValidateActionConfig", { typeName: "huggingface-spaces_pause", config });
  expect(diagnosticsIn(diagnostics)).toEqual([expect.objectContaining({ summary: "Malformed Space id" })]);
});
