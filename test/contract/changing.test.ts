import { openTarget, type Target } from "./target";

let hub: Target;
let id: string;

beforeAll(async () => {
  hub = await openTarget();
  ({ id } = await hub.createStaticSpace("changing"));
});
afterAll(async () => hub?.close());

test("the visibility is changed, and the answer tells it", async () => {
  const answer = await hub.request("PUT", `/api/spaces/${id}/settings`, { body: { visibility: "public" } });
  expect(answer).toMatchObject({ status: 200 });
  expect(await hub.request("GET", `/api/spaces/${id}`, { token: null })).toMatchObject({
    status: 200,
    body: { private: false },
  });
});

test("a variable is set, changed and deleted, and each answer is the whole map", async () => {
  const path = `/api/spaces/${id}/variables`;
  const set = async (value: string) => hub.request("POST", path, { body: { key: "LEVEL", value } });
  expect(await set("INFO")).toMatchObject({ status: 200, body: { LEVEL: { value: "INFO" } } });
  expect(await set("DEBUG")).toMatchObject({ status: 200, body: { LEVEL: { value: "DEBUG" } } });
  const deleted = await hub.request("DELETE", path, { body: { key: "LEVEL" } });
  expect({ status: deleted.status, body: deleted.body }).toEqual({ status: 200, body: {} });
});

test("a secret that is set again has a later time, by which a change from elsewhere is seen", async () => {
  const path = `/api/spaces/${id}/secrets`;
  const times: string[] = [];
  for (const value of ["first", "second"]) {
    expect(await hub.request("POST", path, { body: { key: "API_KEY", value } })).toMatchObject({ status: 200 });
    times.push((await hub.request("GET", path)).body.API_KEY?.updatedAt as string);
  }
  expect(times).toEqual([expect.any(String), expect.any(String)]);
  expect(Date.parse(times[1])).toBeGreaterThanOrEqual(Date.parse(times[0]));
});

test("deleting a secret that is not there is no error", async () => {
  const path = `/api/spaces/${id}/secrets`;
  expect(await hub.request("DELETE", path, { body: { key: "NEVER_SET" } })).toMatchObject({ status: 200 });
});

test.each([
  ["pause", "POST", undefined],
  ["restart", "POST", undefined],
  ["hardware", "POST", { flavor: "cpu-basic" }],
  ["volumes", "PUT", { volumes: [{ type: "model", source: "gpt2", mountPath: "/data" }] }],
])("%s of a static Space is refused as a 400", async (call, method, body) => {
  expect(await hub.request(method, `/api/spaces/${id}/${call}`, { body })).toMatchObject({ status: 400 });
});

test("a rename answers at the new id, and the old one redirects", async () => {
  const { id: from } = await hub.createStaticSpace("renamed-from");
  const to = `${hub.namespace}/${hub.nameFor("renamed-to")}`;
  const body = { fromRepo: from, toRepo: to, type: "space" };
  expect(await hub.request("POST", "/api/repos/move", { body })).toMatchObject({ status: 200 });
  expect(await hub.request("GET", `/api/spaces/${to}`)).toMatchObject({ status: 200, body: { id: to } });
  const old = await hub.request("GET", `/api/spaces/${from}`);
  expect([301, 302, 307, 308]).toContain(old.status);
  expect(old.headers.location).toEqual(expect.stringMatching(new RegExp(`/api/spaces/${to}$`)));
});

test("a deleted Space is gone, and deleting it once more is a 404", async () => {
  const { id: doomed } = await hub.createStaticSpace("deleted");
  const body = { name: doomed.split("/")[1], organization: hub.namespace, type: "space" };
  expect(await hub.request("DELETE", "/api/repos/delete", { body })).toMatchObject({ status: 200 });
  expect(await hub.request("GET", `/api/spaces/${doomed}`)).toMatchObject({ status: 404 });
  expect(await hub.request("DELETE", "/api/repos/delete", { body })).toMatchObject({ status: 404 });
});
