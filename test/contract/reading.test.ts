import { listOf, openTarget, type Answer, type Target } from "./target";

let hub: Target;
let ids: string[];
let listed: string;

beforeAll(async () => {
  hub = await openTarget();
  ids = [];
  for (const what of ["reading-a", "reading-b"]) ids.push((await hub.needSpace(what)).id);
  listed = `/api/spaces?author=${hub.namespace}&search=${hub.nameFor("reading")}`;
  await hub.eventually(async () => hub.request("GET", listed), hasBoth);
});
afterAll(async () => hub?.close());

const idsOf = (answer: Answer): string[] =>
  listOf(answer)
    .map(({ id }) => id)
    .sort();
const hasBoth = (answer: Answer): boolean => ids.every((id) => idsOf(answer).includes(id));

test("a Space is told with all that the provider reads", async () => {
  const [id] = ids;
  expect(await hub.request("GET", `/api/spaces/${id}`)).toAnswer({
    status: 200,
    headers: { "content-type": expect.stringContaining("json") },
    body: {
      id,
      author: hub.namespace,
      private: true,
      sdk: "static",
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      lastModified: expect.stringMatching(/^20\d\d-/),
      createdAt: expect.stringMatching(/^20\d\d-/),
      likes: 0,
      tags: expect.any(Array),
      subdomain: expect.any(String),
      host: expect.stringMatching(/^https?:\/\//),
      runtime: { stage: expect.any(String) },
    },
  });
});

test("the Hub's clock and a Space's time of creation are of one time, by which an unclear creation is known", async () => {
  const { headers, body } = await hub.request("GET", `/api/spaces/${ids[0]}`);
  const seconds = (Date.parse(String(headers.date)) - Date.parse(String(body.createdAt))) / 1000;
  expect({ isOfThisRun: seconds > -5 && seconds < 1800 }).toAnswer({ isOfThisRun: true });
});

test("a static Space has no hardware in its runtime", async () => {
  const { status, body } = await hub.request("GET", `/api/spaces/${ids[0]}/runtime`);
  expect({ status, body }).toAnswer({
    status: 200,
    body: { stage: expect.any(String), hardware: { current: null, requested: null } },
  });
});

test("letter case makes no difference in an id: the Space answers, or a redirect to it", async () => {
  const [namespace, name] = ids[0].split("/");
  const { status, headers, body } = await hub.request("GET", `/api/spaces/${namespace}/${name.toUpperCase()}`);
  const at = status === 200 ? `/api/spaces/${body.id}` : String(headers.location);
  expect({ status, at }).toAnswer({
    status: [307, 308].includes(status) ? status : 200,
    at: expect.stringMatching(new RegExp(`/api/spaces/${ids[0]}$`)),
  });
});

test("a missing Space is a 404 with the code RepoNotFound, which alone says that it is gone", async () => {
  const { status, headers } = await hub.request("GET", `/api/spaces/${hub.namespace}/${hub.nameFor("missing")}`);
  expect({ status, code: headers["x-error-code"] }).toAnswer({ status: 404, code: "RepoNotFound" });
});

test("without a token a private Space is a 401 with the same code as a missing one", async () => {
  const { status, headers } = await hub.request("GET", `/api/spaces/${ids[0]}`, { token: null });
  expect({ status, code: headers["x-error-code"] }).toAnswer({ status: 401, code: "RepoNotFound" });
});

test("a list tells the named fields only, private Spaces with their runtime", async () => {
  const named = [
    "author",
    "createdAt",
    "lastModified",
    "likes",
    "private",
    "runtime",
    "sdk",
    "sha",
    "subdomain",
    "tags",
  ];
  const fields = named.map((one) => `&expand=${one}`).join("");
  const list = await hub.request("GET", `${listed}&limit=500${fields}`);
  const found = listOf(list).find(({ id }) => id === ids[0]);
  expect({ status: list.status, fields: Object.keys(found ?? {}).sort(), found }).toAnswer({
    status: 200,
    fields: ["_id", "id", ...named].sort(),
    found: { author: hub.namespace, private: true, sdk: "static", runtime: { stage: expect.any(String) } },
  });
});

test("a list is narrowed by a text of the name, and by tags, of which the SDK is one", async () => {
  const [one, isStatic, isDocker] = await Promise.all(
    [`${listed}-a`, `${listed}&filter=static`, `${listed}&filter=docker`].map(async (at) => hub.request("GET", at)),
  );
  const statuses = [one, isStatic, isDocker].map(({ status }) => status);
  expect({ statuses, search: idsOf(one), static: idsOf(isStatic), docker: idsOf(isDocker) }).toAnswer({
    statuses: [200, 200, 200],
    search: [ids[0]],
    static: [...ids].sort(),
    docker: [],
  });
});

test("a page of a list names the next one by an absolute address, until there is none", async () => {
  const seen: string[] = [];
  const statuses = new Set<number>();
  const origins = new Set<string>();
  let path: string | undefined = `${listed}&limit=1`;
  for (let page = 1; path !== undefined && page < 10; page++) {
    const answer = await hub.request("GET", path);
    statuses.add(answer.status);
    seen.push(...idsOf(answer));
    const [, next] = /<([^>]+)>;\s*rel="next"/.exec(String(answer.headers.link ?? "")) ?? [];
    if (next !== undefined) origins.add(URL.canParse(next) ? new URL(next).origin : next);
    path = next?.startsWith(hub.url) ? next.slice(hub.url.length) : undefined;
  }
  expect({ statuses: [...statuses], nextIsAt: [...origins], seen: seen.sort() }).toAnswer({
    statuses: [200],
    nextIsAt: [new URL(hub.url).origin],
    seen: [...ids].sort(),
  });
});

test("a field that there is not is a 400", async () => {
  expect(await hub.request("GET", `/api/spaces/${ids[0]}?expand=nonsense`)).toAnswer({ status: 400 });
});
