import { openTarget, type Target } from "./target";

let hub: Target;
let id: string;

beforeAll(async () => {
  hub = await openTarget();
  ({ id } = await hub.createStaticSpace("files"));
});
afterAll(async () => hub?.close());

test("preupload tells for each file how it is to be sent", async () => {
  const files = [{ path: "index.html", size: 5, sample: Buffer.from("hello").toString("base64") }];
  const { status, body } = await hub.request("POST", `/api/spaces/${id}/preupload/main`, { body: { files } });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      files: [
        { path: "index.html", uploadMode: expect.stringMatching(/^(regular|lfs)$/), shouldIgnore: expect.any(Boolean) },
      ],
    },
  });
});

test("a commit adds and deletes files at once, and answers its id", async () => {
  const body = [
    { key: "header", value: { summary: "contract" } },
    { key: "file", value: { path: "page.html", content: Buffer.from("hello").toString("base64"), encoding: "base64" } },
  ];
  const { status, body: answer } = await hub.request("POST", `/api/spaces/${id}/commit/main`, { body });
  expect({ status, answer }).toMatchObject({
    status: 200,
    answer: { commitOid: expect.stringMatching(/^[0-9a-f]{40}$/) },
  });
  const info = await hub.request("GET", `/api/spaces/${id}`);
  expect(info.body.sha).toBe(answer.commitOid);
});

test("a commit whose parent is not the newest one any more is a 412", async () => {
  const header = { summary: "stale", parentCommit: "0".repeat(40) };
  const file = { path: "stale.html", content: "", encoding: "base64" };
  const body = [
    { key: "header", value: header },
    { key: "file", value: file },
  ];
  const answer = await hub.request("POST", `/api/spaces/${id}/commit/main`, { body });
  expect(answer.status).toBe(412);
});
