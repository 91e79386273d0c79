import { mayCostMoney, openTarget, type Target } from "./target";

/** What needs a paid plan on huggingface.co: asked for there with `HF_CONTRACT_PAID=1` only. */

let hub: Target;
let id: string;
let bucket: string;

beforeAll(async () => {
  hub = await openTarget();
  if (!mayCostMoney) return;
  ({ id } = await hub.createStaticSpace("running", {
    sdk: "docker",
    hardware: "cpu-basic",
    files: [{ path: "Dockerfile", content: "FROM busybox\nCMD httpd -f -p 7860\n" }],
  }));
  bucket = `${hub.namespace}/${hub.nameFor("bucket")}`;
});
afterAll(async () => hub?.close());

const paidTest = mayCostMoney ? test : test.skip;

paidTest("a Space's runtime tells the hardware asked for, the sleep time and the domain", async () => {
  const { status, body } = await hub.request("GET", `/api/spaces/${id}/runtime`);
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      stage: expect.any(String),
      hardware: { requested: "cpu-basic" },
      gcTimeout: 172800,
      domains: [{ domain: expect.any(String), stage: expect.any(String) }],
    },
  });
});

paidTest("pause and restart answer the runtime", async () => {
  const paused = await hub.request("POST", `/api/spaces/${id}/pause`);
  expect(paused).toMatchObject({ status: 200, body: { stage: "PAUSED" } });
  const restarted = await hub.request("POST", `/api/spaces/${id}/restart`);
  expect(restarted).toMatchObject({ status: 200, body: { stage: expect.not.stringMatching(/^PAUSED$/) } });
});

paidTest("a bucket is created, told, mounted as a volume and taken off", async () => {
  const body = { private: true };
  expect(await hub.request("POST", `/api/buckets/${bucket}`, { body })).toMatchObject({ status: 200 });
  expect(await hub.request("GET", `/api/buckets/${bucket}`)).toMatchObject({
    status: 200,
    body: { id: bucket, private: true, size: expect.any(Number), totalFiles: expect.any(Number) },
  });
  const volumes = [{ type: "bucket", source: bucket, mountPath: "/data" }];
  const path = `/api/spaces/${id}/volumes`;
  expect(await hub.request("PUT", path, { body: { volumes } })).toMatchObject({ status: 200 });
  expect(await hub.request("GET", `/api/spaces/${id}/runtime`)).toMatchObject({
    body: { volumes: [{ type: "bucket", mountPath: "/data" }] },
  });
  expect(await hub.request("DELETE", path)).toMatchObject({ status: 200 });
  expect(await hub.request("DELETE", path)).toMatchObject({ status: 400 });
});

paidTest("hardware that there is not is refused as a 400", async () => {
  const answer = await hub.request("POST", `/api/spaces/${id}/hardware`, { body: { flavor: "no-such-flavor" } });
  expect(answer.status).toBe(400);
});

paidTest("replicas of free hardware are refused", async () => {
  const answer = await hub.request("POST", `/api/spaces/${id}/replicas`, { body: { replicas: 2 } });
  expect([400, 402]).toContain(answer.status);
});

paidTest("a missing bucket is a 404 with the code RepoNotFound", async () => {
  const { status, headers } = await hub.request("GET", `/api/buckets/${hub.namespace}/${hub.nameFor("missing")}`);
  expect({ status, code: headers["x-error-code"] }).toEqual({ status: 404, code: "RepoNotFound" });
});
