import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { app, InProcessTest, PAYING, SPACE } from "../../../support/in-process-provider";
import { texts } from "../../../support/in-process-terraform";

const test_ = InProcessTest.forTests({ accounts: PAYING });

const VOLUME = { type: "model", source: "local/weights", mount_path: "/models" };
const PAID = { hardware: "t4-small", sleep_time: 600 };
const AT = "/api/spaces/local/app";

/** What an apply of these attributes asks of the Hub. */
async function requestsOf(attributes: object): Promise<string[]> {
  test_.changes();
  expect(texts(await test_.terraform.apply(app({ ...attributes })))).toEqual([]);
  const requests = test_.changes();
  expect((await test_.terraform.plan(app({ ...attributes }))).changes).toEqual({});
  return requests;
}

describe("a change asks for what differs, and for nothing else", () => {
  test.each([
    ["the name", {}, { name: "other" }, ["POST /api/repos/move"]],
    ["the visibility", {}, { private: true }, [`PUT ${AT}/settings`]],
    ["the same visibility in other words", { private: true }, { visibility: "private" }, []],
    ["dev mode", { dev_mode: false }, { dev_mode: true }, [`POST ${AT}/dev-mode`]],
    ["no dev mode, which a Space has at first", {}, { dev_mode: false }, []],
    ["a volume", {}, { volumes: [VOLUME] }, [`PUT ${AT}/volumes`]],
    ["no volumes, which a Space has at first", {}, { volumes: [] }, []],
    ["the same volume with a default", { volumes: [VOLUME] }, { volumes: [{ ...VOLUME, revision: "" }] }, []],
    [
      "the same volume in other words",
      { volumes: [VOLUME] },
      { volumes: [{ ...VOLUME, mount_path: "/models/", revision: "main", read_only: true }] },
      [],
    ],
    [
      "volumes in another order",
      { volumes: [VOLUME, { ...VOLUME, mount_path: "/more" }] },
      { volumes: [{ ...VOLUME, mount_path: "/more" }, VOLUME] },
      [`PUT ${AT}/volumes`],
    ],
    ["no more volumes", { volumes: [VOLUME] }, { volumes: [] }, [`DELETE ${AT}/volumes`]],
    [
      "variables",
      { variables: { A: "1", B: "1", C: "1" } },
      { variables: { A: "1", B: "2", D: "1" } },
      [`DELETE ${AT}/variables`, `POST ${AT}/variables`, `POST ${AT}/variables`],
    ],
    [
      "secrets",
      { secrets: { A: "1", B: "1", C: "1" } },
      { secrets: { A: "1", B: "2", D: "1" } },
      [`DELETE ${AT}/secrets`, `POST ${AT}/secrets`, `POST ${AT}/secrets`],
    ],
    [
      "hardware, which takes its sleep time along",
      PAID,
      { hardware: "t4-medium", sleep_time: 900 },
      [`POST ${AT}/hardware`],
    ],
    ["the sleep time alone", PAID, { ...PAID, sleep_time: 900 }, [`POST ${AT}/sleeptime`]],
    ["replicas", { ...PAID, replicas: 1 }, { ...PAID, replicas: 2 }, [`POST ${AT}/replicas`]],
    ["a pause", {}, { paused: true }, [`POST ${AT}/pause`]],
    ["its end", { paused: true }, { paused: false }, [`POST ${AT}/restart`]],
    ["no pause, which a Space has at first", {}, { paused: false }, []],
    ["a trigger", { restart_triggers: { a: "1" } }, { restart_triggers: { a: "2" } }, [`POST ${AT}/restart`]],
    [
      "a trigger of a factory rebuild",
      { restart_triggers: { a: "1" } },
      { restart_triggers: { a: "2" }, factory_rebuild: true },
      [`POST ${AT}/restart?factory=true`],
    ],
    [
      "how triggers restart, without one",
      { restart_triggers: { a: "1" } },
      { restart_triggers: { a: "1" }, factory_rebuild: true },
      [],
    ],
    [
      "a trigger of a paused Space",
      { paused: true, restart_triggers: { a: "1" } },
      { paused: true, restart_triggers: { a: "2" } },
      [],
    ],
    ["what only Terraform reads", {}, { deletion_protection: true, wait_until_running: false }, []],
  ])("%s", async (_, before, after, requests) => {
    expect(await requestsOf(before)).toContain("POST /api/repos/create");
    expect(await requestsOf(after)).toEqual(requests);
  });

  test("nothing for volumes that were left alone so far, named as they are mounted", async () => {
    await requestsOf({});
    await test_.client.setVolumes("local/app", [{ type: "model", source: "local/weights", mountPath: "/models" }]);
    expect(await requestsOf({ volumes: [VOLUME] })).toEqual([]);
  });

  test("what restarts the app comes last, and the files before it", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "app-"));
    writeFileSync(path.join(folder, "Dockerfile"), "FROM scratch");
    try {
      await requestsOf({ paused: true, volumes: [], dev_mode: false, ...PAID });
      const requests = await requestsOf({
        name: "other",
        private: true,
        dev_mode: true,
        volumes: [VOLUME],
        variables: { A: "1" },
        secrets: { B: "1" },
        hardware: "t4-medium",
        replicas: 2,
        source_dir: folder,
        paused: false,
      });
      const at = "/api/spaces/local/other";
      expect(requests.filter((request) => !/preupload|commit/.test(request))).toEqual([
        "POST /api/repos/move",
        `PUT ${at}/settings`,
        `POST ${at}/dev-mode`,
        `PUT ${at}/volumes`,
        `POST ${at}/variables`,
        `POST ${at}/secrets`,
        `POST ${at}/hardware`,
        `POST ${at}/replicas`,
        `POST ${at}/restart`,
      ]);
      expect(requests.findIndex((request) => request.includes("/commit/"))).toBe(requests.length - 2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test("a file that leaves the folder leaves the Space, one that somebody else has added stays", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "app-"));
  for (const file of ["Dockerfile", "notes.md"]) writeFileSync(path.join(folder, file), "FROM scratch");
  const source = { source_dir: folder };
  await requestsOf(source);
  const theirs = mkdtempSync(path.join(tmpdir(), "theirs-"));
  writeFileSync(path.join(theirs, "theirs.md"), "by hand");
  const commit = { title: "By hand", folder: theirs, changed: ["theirs.md"], deleted: [] };
  await test_.client.commitFiles("local/app", commit);
  rmSync(path.join(folder, "notes.md"));
  await requestsOf(source);
  const answers = ["Dockerfile", "notes.md", "theirs.md"].map(async (file) => {
    const { status } = await fetch(`${test_.hub.url}/spaces/local/app/resolve/main/${file}`);
    return status;
  });
  expect(await Promise.all(answers)).toEqual([200, 404, 200]);
});

describe("a creation", () => {
  test("is one request, with all that it can take", async () => {
    const attributes = {
      ...PAID,
      private: true,
      variables: { A: "1", B: "2" },
      secrets: { C: "3" },
      secrets_wo: { D: "4" },
      volumes: [VOLUME],
      dev_mode: true,
      short_description: "Two words",
    };
    expect(await requestsOf(attributes)).toEqual(["POST /api/repos/create"]);
    expect(await test_.variables()).toEqual({ A: "1", B: "2" });
    expect(await test_.secrets()).toEqual(["C", "D"]);
    const runtime = await test_.client.getRuntime("local/app");
    expect(runtime).toMatchObject({ sleepTimeSeconds: 600, devMode: true, volumes: [{ mountPath: "/models" }] });
    expect(test_.space).toMatchObject({ id: "local/app", namespace: "local", visibility: "private", ...PAID });
  });

  test("of a template takes its SDK from the catalog", async () => {
    await requestsOf({ sdk: null, template: "zenml/zenml-template-space" });
    expect(test_.space).toMatchObject({ sdk: "docker", template: "zenml/zenml-template-space" });
    expect(test_.hub.requests().map(({ path: asked }) => asked)).not.toContainEqual(
      expect.stringContaining("templates"),
    );
  });

  test("of a template that no one knows is refused before anything is made", async () => {
    expect(texts(await test_.terraform.apply(app({ sdk: null, template: "acme/unknown" })))).toEqual([
      'error: SDK of the template is not known: The Hub does not list the template "acme/unknown". Check its id, or say which "sdk" it needs.',
    ]);
    expect(test_.changes()).toEqual([]);
    expect(test_.terraform.state).toEqual({});
  });

  test("where there is one already says what can be done", async () => {
    await test_.client.createSpace({ name: "app", sdk: "docker" });
    const [refusal] = texts(await test_.terraform.apply(app()));
    expect(refusal).toMatch(
      /^error: Space exists already: The Hub has a Space local\/app already \(request id .+\)\. Choose/,
    );
    expect(refusal).toContain('space.importFrom("local/app")');
    expect(test_.terraform.state).toEqual({});
  });
});

/** These Spaces have no files, so that none of them runs. */
const FAILED = [expect.stringMatching(/^error: Space failed to start: local\/app went to stage NO_APP_FILE/)];

describe("wait_until_running", () => {
  test("fails a creation whose app does not start, and the Space is tainted", async () => {
    expect(texts(await test_.terraform.apply(app({ wait_until_running: true })))).toEqual(FAILED);
    expect(test_.terraform.tainted).toEqual([SPACE]);
  });

  test("tells no secret that the log of its build holds", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "app-"));
    writeFileSync(path.join(folder, "Dockerfile"), "# local-hub: fail build"); // which its log tells
    const secrets = { secrets: { A: "the Dockerfile" }, secrets_wo: { B: "failed build" } };
    const [error] = texts(
      await test_.terraform.apply(app({ ...secrets, source_dir: folder, wait_until_running: true })),
    );
    expect(error).toContain("--> ERROR: *** asks for a ***");
    expect(error).not.toMatch(/the Dockerfile|failed build/);
  });

  test.each([{}, { wait_until_running: false }, { wait_until_running: true, paused: true }])(
    "%j does not ask how it went",
    async (attributes) => {
      expect(texts(await test_.terraform.apply(app({ ...attributes })))).toEqual([]);
    },
  );
});

describe("wait_until_running of a Space that is there", () => {
  const BEFORE = { variables: { A: "1" }, secrets: { R: "1" } };

  beforeEach(async () => {
    await test_.terraform.apply(app(BEFORE));
  });

  test.each([
    ["a variable", { variables: { A: "2" } }],
    ["a variable's removal", { variables: {} }],
    ["a secret", { secrets: { S: "1" } }],
    ["a secret's removal", { secrets: {} }],
    ["a volume", { volumes: [VOLUME] }],
    ["dev mode", { dev_mode: true }],
    ["hardware", { hardware: "t4-small" }],
    ["a new name", { name: "other" }],
    ["a restart", { restart_triggers: { a: "1" } }],
  ])("waits where the change starts the app: %s", async (_, change) => {
    const diagnostics = await test_.terraform.apply(app({ ...BEFORE, ...change, wait_until_running: true }));
    expect(texts(diagnostics)).toEqual([
      expect.stringMatching(/^error: Space failed to start: local\/\w+ went to stage NO_/),
    ]);
    expect(test_.terraform.tainted).toEqual([]);
  });

  test("does not wait where it does not", async () => {
    const diagnostics = await test_.terraform.apply(app({ ...BEFORE, private: true, wait_until_running: true }));
    expect(texts(diagnostics)).toEqual([]);
  });
});
