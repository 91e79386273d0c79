import { isOwnNamespace, listOf, openTarget, type Answer, type Target } from "./target";

let hub: Target;
let id: string;
let created: Answer;

const settings = {
  secrets: [{ key: "API_KEY", value: "not-a-real-key", description: "for the contract" }],
  variables: [{ key: "LEVEL", value: 'with "quotes", a \\ and\na line', description: "how much is logged" }],
  files: [
    { path: "index.html", content: "<h1>contract</h1>\n" },
    { path: "data.bin", content: Buffer.from([0, 1, 255]).toString("base64"), encoding: "base64" },
  ],
  short_description: "made by a test, to be deleted",
};

beforeAll(async () => {
  hub = await openTarget();
  ({ id, answer: created } = await hub.needSpace("creation", settings));
});
afterAll(async () => hub?.close());

test("one request creates a Space, and answers its id and its page", () => {
  expect(created).toAnswer({ status: 200, body: { name: id, url: `${hub.url}/spaces/${id}` } });
});

test("the variables of the creation are there, character for character", async () => {
  const { status, body } = await hub.request("GET", `/api/spaces/${id}/variables`);
  const [{ value, description }] = settings.variables;
  expect({ status, body }).toAnswer({ status: 200, body: { LEVEL: { value, description } } });
});

test("the secrets of the creation are there by name, with a time and without a value", async () => {
  const { status, body } = await hub.request("GET", `/api/spaces/${id}/secrets`);
  const tellsValue = JSON.stringify(body).includes(settings.secrets[0].value);
  expect({ status, keys: Object.keys(body as object), secret: body?.API_KEY, tellsValue }).toAnswer({
    status: 200,
    keys: ["API_KEY"],
    secret: { description: "for the contract", updatedAt: expect.stringMatching(/^20\d\d-/) },
    tellsValue: false,
  });
});

test("the files of the creation are there", async () => {
  const tree = await hub.request("GET", `/api/spaces/${id}/tree/main?recursive=true&expand=false`);
  const file = (name: string) => listOf<{ path: string }>(tree).find(({ path }) => path === name);
  const size = Buffer.byteLength(settings.files[0].content);
  expect({ status: tree.status, page: file("index.html"), data: file("data.bin") }).toAnswer({
    status: 200,
    page: { type: "file", size, oid: expect.any(String) },
    data: { type: "file", size: 3 },
  });
});

test("a second creation of the same name is a 409 that names the page", async () => {
  const { answer } = await hub.createSpace("creation");
  expect(answer).toAnswer({
    status: 409,
    body: { error: expect.stringMatching(/already (created|exists?)/i), url: `${hub.url}/spaces/${id}` },
  });
});

// Static Spaces: should the Hub refuse less than expected, what comes of it is free.
test.each([
  ["an SDK that there is not", { sdk: "cobol" }],
  ["a template that is not in the list", { template: "nobody/no-such-template" }],
  ["a sleep time of nothing", { sleepTimeSeconds: 0 }],
  ["a key that is no name", { secrets: [{ key: "not a key", value: "x" }] }],
  ["a visibility that there is not", { visibility: "secret" }],
])("%s is refused as a 400 with the reason, and creates nothing", async (what, body) => {
  const { id: refused, answer } = await hub.createSpace(what.replace(/\W+/g, "-"), body);
  const { status: found } = await hub.request("GET", `/api/spaces/${refused}`);
  expect({ ...answer, found }).toAnswer({ status: 400, body: { error: expect.anything() }, found: 404 });
});

test("a creation without a token is refused as a 401", async () => {
  const { answer } = await hub.createSpace("anonymous", {}, { token: null });
  expect(answer).toAnswer({ status: 401 });
});

(isOwnNamespace ? test : test.skip)("without an organization a Space is made in the account of the token", async () => {
  const { answer } = await hub.createSpace("own", { organization: null });
  expect(answer).toAnswer({ status: 200, body: { name: `${hub.account}/${hub.nameFor("own")}` } });
});

test("of two creations at once, each is done or refused as a 409 that says why", async () => {
  const asked = ["first", "second"].map(async (what) => hub.createSpace(`at-once-${what}`, {}, { once: true }));
  const [first, second] = (await Promise.all(asked)).map(({ answer }) => answer);
  const expected = ({ status }: Answer) =>
    status === 409
      ? { status, body: { error: expect.stringMatching(/another conflicting operation/i) } }
      : { status: 200 };
  expect({ first, second }).toAnswer({ first: expected(first), second: expected(second) });
});
