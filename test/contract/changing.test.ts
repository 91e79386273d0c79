import { openTarget, type Target } from "./target";

let hub: Target;
let id: string;

beforeAll(async () => {
  hub = await openTarget();
  ({ id } = await hub.needSpace("changing"));
});
afterAll(async () => hub?.close());

test("the visibility is changed, and everybody sees it", async () => {
  const changed = await hub.request("PUT", `/api/spaces/${id}/settings`, { body: { visibility: "public" } });
  const seen = await hub.request("GET", `/api/spaces/${id}`, { token: null });
  expect({ changed, seen }).toAnswer({
    changed: { status: 200 },
    seen: { status: 200, body: { private: false } },
  });
});

test("a variable is set, changed and deleted, and each answer is the whole map", async () => {
  const path = `/api/spaces/${id}/variables`;
  const set = async (value: string) => hub.request("POST", path, { body: { key: "LEVEL", value } });
  const [added, changed] = [await set("INFO"), await set("DEBUG")];
  const { status, body } = await hub.request("DELETE", path, { body: { key: "LEVEL" } });
  expect({ added, changed, deleted: { status, keys: Object.keys(body as object) } }).toAnswer({
    added: { status: 200, body: { LEVEL: { value: "INFO" } } },
    changed: { status: 200, body: { LEVEL: { value: "DEBUG" } } },
    deleted: { status: 200, keys: [] },
  });
});

test("a secret that is set again has a later time, by which a change from elsewhere is seen", async () => {
  const path = `/api/spaces/${id}/secrets`;
  const set = async (value: string) => {
    const { status } = await hub.request("POST", path, { body: { key: "API_KEY", value } });
    const { updatedAt } = (await hub.request("GET", path)).body?.API_KEY ?? {};
    return { status, updatedAt };
  };
  const [first, second] = [await set("first"), await set("second")];
  const isLater = Date.parse(second.updatedAt as string) > Date.parse(first.updatedAt as string);
  const told = { status: 200, updatedAt: expect.stringMatching(/^20\d\d-.*Z$/) };
  expect({ first, second, isLater }).toAnswer({ first: told, second: told, isLater: true });
});

test("a deleted secret is told no more", async () => {
  const path = `/api/spaces/${id}/secrets`;
  const added = await hub.request("POST", path, { body: { key: "SHORT_LIVED", value: "x" } });
  const deleted = await hub.request("DELETE", path, { body: { key: "SHORT_LIVED" } });
  const { body } = await hub.request("GET", path);
  expect({ added, deleted, isTold: "SHORT_LIVED" in Object(body) }).toAnswer({
    added: { status: 200 },
    deleted: { status: 200 },
    isTold: false,
  });
});

test.each(["secrets", "variables"])("deleting one of the %s that is not there is no error", async (kind) => {
  const path = `/api/spaces/${id}/${kind}`;
  expect(await hub.request("DELETE", path, { body: { key: "NEVER_SET" } })).toAnswer({ status: 200 });
});

test.each([
  ["pause", "POST", undefined],
  ["restart", "POST", undefined],
  ["hardware", "POST", { flavor: "cpu-basic" }],
  ["sleeptime", "POST", { seconds: 3600 }],
  ["dev-mode", "POST", { enabled: true }],
  ["volumes", "PUT", { volumes: [{ type: "model", source: "gpt2/gpt2", mountPath: "/data" }] }],
])("%s of a static Space is refused as a 400", async (call, method, body) => {
  expect(await hub.request(method, `/api/spaces/${id}/${call}`, { body })).toAnswer({ status: 400 });
});

describe("a Space that is renamed", () => {
  let from: string;
  let to: string;
  let spaces = 0;

  beforeEach(async () => {
    ({ id: from } = await hub.needSpace(`renamed-from-${++spaces}`));
    to = `${hub.namespace}/${hub.nameFor(`renamed-to-${spaces}`)}`;
  });

  const move = async (toRepo: string) =>
    hub.request("POST", "/api/repos/move", { body: { fromRepo: from, toRepo, type: "space" } });

  test("is refused a name that is taken as a 409 that says so; at its new id it answers, and the old one redirects there, changes too", async () => {
    const taken = await move(id);
    const moved = await move(to);
    const found = await hub.request("GET", `/api/spaces/${to}`);
    const old = await hub.request("GET", `/api/spaces/${from}`);
    const change = await hub.request("POST", `/api/spaces/${from}/variables`, {
      body: { key: "LEVEL", value: "INFO" },
    });
    const there = (path: string) => ({ location: expect.stringMatching(new RegExp(`/api/spaces/${to}${path}$`)) });
    expect({ taken, moved, found, old, change }).toAnswer({
      taken: { status: 409, body: { error: expect.stringMatching(/already (created|exists?)/i) } },
      moved: { status: 200 },
      found: { status: 200, body: { id: to } },
      old: { status: [301, 302, 308].includes(old.status) ? old.status : 307, headers: there("") },
      change: { status: change.status === 308 ? 308 : 307, headers: there("/variables") },
    });
  });

  test("is gone once it is deleted, and deleting it once more is a 404 with the code RepoNotFound", async () => {
    const doomed = (await move(to)).status === 200 ? to : from;
    const body = { name: doomed.split("/")[1], organization: hub.namespace, type: "space" };
    const deleted = await hub.request("DELETE", "/api/repos/delete", { body });
    const gone = await hub.request("GET", `/api/spaces/${doomed}`);
    const again = await hub.request("DELETE", "/api/repos/delete", { body });
    const notFound = { status: 404, headers: { "x-error-code": "RepoNotFound" } };
    expect({ deleted, gone, again }).toAnswer({ deleted: { status: 200 }, gone: notFound, again: notFound });
  });
});
