import { openTarget, type Answer, type Target } from "./target";

let hub: Target;
let id: string;
let created: Answer;

const settings = {
  secrets: [{ key: "API_KEY", value: "not-a-real-key", description: "for the contract" }],
  variables: [{ key: "LEVEL", value: 'with "quotes", a \\ and\na line', description: "how much is logged" }],
  files: [{ path: "index.html", content: "<h1>contract</h1>\n" }],
  short_description: "made by a test, to be deleted",
};

beforeAll(async () => {
  hub = await openTarget();
  ({ id, answer: created } = await hub.createStaticSpace("creation", settings));
});
afterAll(async () => hub?.close());

test("one request creates a Space, and answers its id and its page", () => {
  expect(created).toMatchObject({ status: 200, body: { name: id, url: `${hub.url}/spaces/${id}` } });
});

test("the variables of the creation are there, character for character", async () => {
  const { status, body } = await hub.request("GET", `/api/spaces/${id}/variables`);
  const [{ value, description }] = settings.variables;
  expect({ status, body }).toMatchObject({ status: 200, body: { LEVEL: { value, description } } });
});

test("the secrets of the creation are there by name, with a time and without a value", async () => {
  const { status, body } = await hub.request("GET", `/api/spaces/${id}/secrets`);
  expect({ status, keys: Object.keys(body as object) }).toEqual({ status: 200, keys: ["API_KEY"] });
  expect(body.API_KEY).toMatchObject({ description: "for the contract", updatedAt: expect.stringMatching(/^20\d\d-/) });
  expect(JSON.stringify(body)).not.toContain(settings.secrets[0].value);
});

test("the files of the creation are there", async () => {
  const { status, body } = await hub.request("GET", `/api/spaces/${id}/tree/main?recursive=true&expand=false`);
  const file = (body as { path: string }[]).find(({ path }) => path === "index.html");
  const size = Buffer.byteLength(settings.files[0].content);
  expect({ status, file }).toMatchObject({ status: 200, file: { type: "file", size, oid: expect.any(String) } });
});

test("a second creation of the same name is a 409 that names the page", async () => {
  const { answer } = await hub.createStaticSpace("creation");
  expect(answer).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining("already created"), url: `${hub.url}/spaces/${id}` },
  });
});

test.each([
  ["an SDK that there is not", { sdk: "cobol" }],
  ["a template that is not in the list", { sdk: "docker", template: "nobody/no-such-template" }],
  ["a sleep time of nothing", { sdk: "docker", sleepTimeSeconds: 0 }],
  ["a key that is no name", { secrets: [{ key: "not a key", value: "x" }] }],
])("%s is refused as a 400 with the reason, and creates nothing", async (_, body) => {
  const { id: refused, answer } = await hub.createStaticSpace("refused", body);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body)).toMatch(/error/);
  expect(await hub.request("GET", `/api/spaces/${refused}`)).toMatchObject({ status: 404 });
});

test("a creation without a token is refused as a 401", async () => {
  const body = { type: "space", name: hub.nameFor("anonymous"), sdk: "static" };
  expect(await hub.request("POST", "/api/repos/create", { body, token: null })).toMatchObject({ status: 401 });
});
