import { createHash } from "crypto";
import { listOf, openTarget, type Target } from "./target";

let hub: Target;
let id: string;

const files = [
  { path: "old.html", content: "old" },
  { path: "known.html", content: "hello" },
];

beforeAll(async () => {
  hub = await openTarget();
  ({ id } = await hub.needSpace("files", { files }));
});
afterAll(async () => hub?.close());

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const commit = async (header: object, ...changes: { key: string; value: object }[]) =>
  hub.request("POST", `/api/spaces/${id}/commit/main`, { body: [{ key: "header", value: header }, ...changes] });

test("preupload tells for each file how it is to be sent", async () => {
  const asked = [
    { path: "index.html", size: 5, sample: base64("hello") },
    { path: "model.safetensors", size: 50_000_000, sample: base64("\0\x01binary") },
  ];
  const { status, body } = await hub.request("POST", `/api/spaces/${id}/preupload/main`, { body: { files: asked } });
  expect({ status, body }).toAnswer({
    status: 200,
    body: {
      files: [
        { path: "index.html", uploadMode: "regular", shouldIgnore: false },
        { path: "model.safetensors", uploadMode: "lfs", shouldIgnore: false },
      ],
    },
  });
});

test("a commit adds and deletes files at once, answers its id, and is the head by then", async () => {
  const added = { key: "file", value: { path: "page.html", content: base64("hello"), encoding: "base64" } };
  const { status, body } = await commit({ summary: "contract" }, added, {
    key: "deletedFile",
    value: { path: "old.html" },
  });
  const { sha } = (await hub.request("GET", `/api/spaces/${id}`)).body;
  const tree = await hub.request("GET", `/api/spaces/${id}/tree/main`);
  const paths = listOf<{ path: string }>(tree).map(({ path }) => path);
  expect({ status, body, sha, hasNew: paths.includes("page.html"), hasOld: paths.includes("old.html") }).toAnswer({
    status: 200,
    body: { commitOid: expect.stringMatching(/^[0-9a-f]{40}$/) },
    sha: body.commitOid,
    hasNew: true,
    hasOld: false,
  });
});

test("paths are told with git's ids of what is there, and those that are missing not at all", async () => {
  const body = { paths: ["known.html", "missing.html"] };
  const told = await hub.request("POST", `/api/spaces/${id}/paths-info/main`, { body });
  const oid = createHash("sha1").update("blob 5\0hello").digest("hex");
  expect(told).toAnswer({ status: 200, body: [{ type: "file", path: "known.html", size: 5, oid }] });
});

test("a commit whose parent is not the newest one any more is a 412", async () => {
  const file = { key: "file", value: { path: "stale.html", content: "", encoding: "base64" } };
  expect(await commit({ summary: "stale", parentCommit: "0".repeat(40) }, file)).toAnswer({ status: 412 });
});

test("a large file is sent to an address that the Hub names, and is not yet there", async () => {
  const object = { oid: createHash("sha256").update("contract").digest("hex"), size: 8 };
  const body = { operation: "upload", transfers: ["basic", "multipart"], hash_algo: "sha_256", objects: [object] };
  const answer = await hub.request("POST", `/spaces/${id}.git/info/lfs/objects/batch`, { body });
  const { transfer = "basic" } = Object(answer.body) as { transfer?: string };
  expect({ ...answer, transfer }).toAnswer({
    status: 200,
    transfer: expect.stringMatching(/^(basic|multipart)$/),
    body: { objects: [{ ...object, actions: { upload: { href: expect.stringMatching(/^https?:\/\//) } } }] },
  });
});
