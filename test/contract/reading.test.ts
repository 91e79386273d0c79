import { openTarget, type Target } from "./target";

let hub: Target;
let ids: string[];

beforeAll(async () => {
  hub = await openTarget();
  ids = [];
  for (const what of ["first", "second"]) ids.push((await hub.createStaticSpace(what)).id);
});
afterAll(async () => hub?.close());

test("a Space is told with all that the provider reads", async () => {
  const [id] = ids;
  expect(await hub.request("GET", `/api/spaces/${id}`)).toMatchObject({
    status: 200,
    body: {
      id,
      author: hub.namespace,
      private: true,
      sdk: "static",
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      lastModified: expect.stringMatching(/^20\d\d-/),
      createdAt: expect.stringMatching(/^20\d\d-/),
      likes: 0,
      subdomain: expect.any(String),
      host: expect.stringMatching(/^https?:\/\//),
      runtime: { stage: expect.any(String) },
    },
  });
});

test("a static Space has no hardware in its runtime", async () => {
  const { status, body } = await hub.request("GET", `/api/spaces/${ids[0]}/runtime`);
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { stage: expect.any(String), hardware: { current: null, requested: null } },
  });
});

test("a missing Space is a 404 with the code RepoNotFound, which alone says that it is gone", async () => {
  const { status, headers } = await hub.request("GET", `/api/spaces/${hub.namespace}/${hub.nameFor("missing")}`);
  expect({ status, code: headers["x-error-code"] }).toEqual({ status: 404, code: "RepoNotFound" });
});

test("without a token a private Space is a 401 with the same code as a missing one", async () => {
  const { status, headers } = await hub.request("GET", `/api/spaces/${ids[0]}`, { token: null });
  expect({ status, code: headers["x-error-code"] }).toEqual({ status: 401, code: "RepoNotFound" });
});

test("a list tells the named fields only", async () => {
  const query = `author=${hub.namespace}&limit=500&expand=runtime&expand=sha&expand=private`;
  const { status, body } = await hub.request("GET", `/api/spaces?${query}`);
  const found = (body as { id: string }[]).find(({ id }) => id === ids[0]);
  expect(status).toBe(200);
  expect(Object.keys(found ?? {}).sort()).toEqual(["_id", "id", "private", "runtime", "sha"]);
});

test("a page of a list names the next one by an absolute address, until there is none", async () => {
  const seen: string[] = [];
  let path: string | undefined = `/api/spaces?author=${hub.namespace}&search=${hub.nameFor("")}&limit=1`;
  while (path !== undefined && seen.length < 10) {
    const { status, headers, body } = await hub.request("GET", path);
    expect(status).toBe(200);
    seen.push(...(body as { id: string }[]).map(({ id }) => id));
    const [, next] = /<([^>]+)>;\s*rel="next"/.exec(String(headers.link ?? "")) ?? [];
    if (next !== undefined) expect(new URL(next).origin).toBe(hub.url);
    path = next?.slice(hub.url.length);
  }
  expect(seen.sort()).toEqual([...ids].sort());
});

test("a field that there is not is a 400", async () => {
  expect(await hub.request("GET", `/api/spaces/${ids[0]}?expand=nonsense`)).toMatchObject({ status: 400 });
});
