import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { UNKNOWN, type ObjectValue } from "../../../../runtime/plugin/protocol";
import { plannedChanges } from "../../../../runtime/plugin/space/secrets";
import { app, InProcessTest, PAYING, SPACE } from "../../../support/in-process-provider";
import { texts } from "../../../support/in-process-terraform";

const test_ = InProcessTest.forTests({ accounts: PAYING });

const PAID = { hardware: "t4-small", sleep_time: 600 };
const MORE = { hardware: "t4-medium", sleep_time: 900 };
const VOLUME = {
  type: "model",
  source: "local/weights",
  mount_path: "/models",
  revision: null,
  path: null,
  read_only: null,
};

const folders: string[] = [];
afterAll(() => folders.forEach((at) => rmSync(at, { recursive: true })));

function folder(content: string): string {
  const at = mkdtempSync(path.join(tmpdir(), "app-"));
  folders.push(at);
  writeFileSync(path.join(at, "Dockerfile"), content);
  return at;
}

describe("an attribute that ignore_changes names", () => {
  test("is not sent when another one changes", async () => {
    const before = { secrets: { A: "1" }, secrets_wo: { B: "1", E: "1" }, source_dir: folder("one"), paused: false };
    await test_.terraform.apply(app(before));
    test_.changes();
    const ignoreChanges = ["secrets", "secrets_wo", "source_dir", "paused"];
    const after = { secrets: { A: "2" }, secrets_wo: { B: "2", C: "2" }, source_dir: folder("two"), paused: true };
    const configuration = app({ ...after, variables: { D: "1" } });
    expect(texts(await test_.terraform.apply(configuration, { ignoreChanges }))).toEqual([]);
    expect(test_.changes()).toEqual(["POST /api/spaces/local/app/variables"]);
    expect((await test_.terraform.plan(configuration, { ignoreChanges })).changes).toEqual({});
    // What was ignored was not taken for sent either.
    expect(Object.keys((await test_.terraform.plan(configuration)).changes)).toEqual([SPACE]);
    expect(await test_.secrets()).toEqual(["A", "B", "E"]);
    expect(texts(await test_.terraform.apply(configuration))).toEqual([]);
    expect(await test_.secrets()).toEqual(["A", "B", "C"]);
  });
});

describe("a secret that becomes write-only as it is", () => {
  test("is not sent again, leaves the state, and is seen when it changes later", async () => {
    await test_.terraform.apply(app({ secrets: { A: "planted-1", B: "2" } }));
    test_.changes();
    const moved = app({ secrets: { B: "2" }, secrets_wo: { A: "planted-1" } });
    expect(texts(await test_.terraform.apply(moved))).toEqual([]);
    expect(test_.changes()).toEqual([]);
    expect(test_.terraform.stateFile).not.toContain("planted-1");
    expect((await test_.terraform.plan(moved)).changes).toEqual({});
    const { changes } = await test_.terraform.plan(app({ secrets: { B: "2" }, secrets_wo: { A: "planted-3" } }));
    expect((changes[SPACE]!.after!.secrets_updated_at as ObjectValue).A).toBe(UNKNOWN);
  });
});

describe("a plan", () => {
  function planned(after: ObjectValue | null | undefined): unknown {
    return Object.fromEntries(
      Object.entries((after?.secrets_updated_at ?? {}) as ObjectValue).map(([key, time]) => [key, time === UNKNOWN]),
    );
  }

  test("names the secrets that change, and no other", async () => {
    const before = { secrets: { A: "1", B: "1" }, secrets_wo: { C: "1", D: "1" } };
    await test_.terraform.apply(app(before));
    const times = test_.space!.secrets_updated_at as ObjectValue;
    const after = app({ secrets: { A: "1", B: "2" }, secrets_wo: { C: "2", E: "1" } });
    const { changes } = await test_.terraform.plan(after);
    expect(planned(changes[SPACE]?.after)).toEqual({ A: false, B: true, C: true, E: true });
    expect((changes[SPACE]?.after?.secrets_updated_at as ObjectValue).A).toBe(times.A);
    test_.changes();
    await test_.terraform.apply(after);
    expect(test_.changes()).toEqual([
      "DELETE /api/spaces/local/app/secrets", // D
      ...new Array<string>(3).fill("POST /api/spaces/local/app/secrets"),
    ]);
    expect(await test_.secrets()).toEqual(["A", "B", "C", "E"]);
    expect((await test_.terraform.plan(after)).changes).toEqual({});
  });

  test("of a creation names every secret", async () => {
    const { changes } = await test_.terraform.plan(app({ secrets: { A: "1" }, secrets_wo: { B: "1" } }));
    expect(planned(changes[SPACE]?.after)).toEqual({ A: true, B: true });
  });

  test("that leaves all of them open sends what is known by then", async () => {
    await test_.terraform.apply(app({ secrets: { A: "1", B: "1" } }));
    const { changes } = await test_.terraform.plan(app({ secrets: { A: UNKNOWN } }));
    const { before, after } = changes[SPACE]!;
    const sent = await plannedChanges(before!, after!, { plain: { A: "2" } }, {});
    expect(sent).toEqual({ put: { A: "2" }, remove: ["B"] });
  });

  test("names the secret that was set by hand", async () => {
    const configuration = app({ secrets: { A: "1" }, secrets_wo: { B: "1", C: "1" } });
    await test_.terraform.apply(configuration);
    await test_.client.addSecret("local/app", { key: "A", value: "by hand" });
    await test_.client.deleteSecret("local/app", "C");
    const { changes } = await test_.terraform.plan(configuration);
    expect(planned(changes[SPACE]?.after)).toEqual({ A: true, B: false, C: true });
  });

  test.each([
    { secrets: UNKNOWN },
    { secrets: { A: UNKNOWN, B: "1" } },
    { secrets: { A: "1" }, secrets_wo: { B: "1", C: UNKNOWN } },
  ])("leaves all of them open while a value is not known: %j", async (attributes) => {
    const { changes } = await test_.terraform.plan(app(attributes));
    expect(changes[SPACE]?.after?.secrets_updated_at).toBe(UNKNOWN);
  });

  test("deletes no secret that somebody deleted by hand, once its map is left out", async () => {
    await test_.terraform.apply(app({ secrets: { A: "1" } }));
    await test_.client.deleteSecret("local/app", "A");
    test_.changes();
    expect(texts(await test_.terraform.apply(app({ secrets_wo: { B: "1" } })))).toEqual([]);
    expect(test_.changes()).toEqual(["POST /api/spaces/local/app/secrets"]);
    expect((await test_.terraform.plan(app({ secrets_wo: { B: "1" } }))).changes).toEqual({});
  });

  test("of a secret that becomes write-only sends nothing, and takes it out of the state", async () => {
    await test_.terraform.apply(app({ secrets: { A: "planted" } }));
    test_.changes();
    const configuration = app({ secrets_wo: { A: "planted" } });
    expect(texts(await test_.terraform.apply(configuration))).toEqual([]);
    expect(test_.changes()).toEqual([]);
    expect(test_.terraform.stateFile).not.toContain("planted");
    await test_.terraform.apply(app({ secrets_wo: { A: "planted-too" } }));
    expect(test_.changes()).toEqual(["POST /api/spaces/local/app/secrets"]);
  });
});

describe("what was ready before a failure", () => {
  test("is in the state, and only the rest is sent by the next apply", async () => {
    await test_.terraform.apply(app({ variables: { A: "1" }, secrets: { B: "1" } }));
    test_.changes();
    const after = app({ variables: { A: "2", C: "2" }, secrets: { B: "2" }, paused: true });
    test_.hub.addFault({ kind: "error", status: 503, path: "/pause", times: 3 });
    expect(texts(await test_.terraform.apply(after))).toEqual([expect.stringContaining("Hub failed")]);
    expect(test_.space).toMatchObject({ variables: { A: "2", C: "2" }, secrets: { B: "2" }, paused: null });
    expect(test_.terraform.tainted).toEqual([]);
    test_.changes();
    expect(texts(await test_.terraform.apply(after))).toEqual([]);
    expect(test_.changes()).toEqual(["POST /api/spaces/local/app/pause"]);
    expect((await test_.terraform.plan(after)).changes).toEqual({});
  });

  test.each([
    ["a variable's removal", { variables: { A: "1", B: "1" } }, { variables: { A: "1" } }, { variables: { A: "1" } }],
    ["a secret's removal", { secrets: { A: "1", B: "1" } }, { secrets: { A: "1" } }, { secrets: { A: "1" } }],
    ["other hardware", {}, { hardware: "cpu-upgrade" }, { hardware: "cpu-upgrade", sleep_time: 172_800 }],
    ["other hardware with its sleep time", PAID, MORE, MORE],
    ["a sleep time", PAID, { ...PAID, sleep_time: 900 }, { sleep_time: 900 }],
    ["a volume", {}, { volumes: [VOLUME] }, { volumes: [VOLUME] }],
    ["dev mode", {}, { dev_mode: true }, { dev_mode: true }],
    ["a visibility", {}, { visibility: "private" }, { visibility: "private", private: true }],
  ])("is told: %s", async (_, before, after, state) => {
    await test_.terraform.apply(app(before));
    test_.hub.addFault({ kind: "error", status: 503, path: "/pause", times: 3 });
    const diagnostics = await test_.terraform.apply(app({ ...after, paused: true }));
    expect(texts(diagnostics)).toEqual([expect.stringContaining("Hub failed")]);
    expect(test_.space).toMatchObject({ ...state, paused: null });
  });

  test("is no write-only secret's value, although it was sent", async () => {
    await test_.terraform.apply(app({ secrets: { B: "planted-before", C: "planted-ever" } }));
    const after = app({ secrets_wo: { A: "planted", B: "planted-after", C: "planted-ever" }, paused: true });
    test_.hub.addFault({ kind: "error", status: 503, path: "/pause", times: 3 });
    await test_.terraform.apply(after);
    expect(test_.terraform.stateFile).not.toContain("planted");
    test_.changes();
    expect(texts(await test_.terraform.apply(after))).toEqual([]);
    expect(test_.changes()).toEqual(["POST /api/spaces/local/app/pause"]);
  });
});
