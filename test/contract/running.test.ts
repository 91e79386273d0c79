import { listOf, mayCostMoney, openTarget, type Answer, type Target } from "./target";

/** What needs a paid plan on huggingface.co: asked for there with `HF_CONTRACT_PAID=1` only. */

let hub: Target;
let id: string;

beforeAll(async () => {
  hub = await openTarget();
  if (!mayCostMoney) return;
  ({ id } = await hub.needSpace("running", {
    sdk: "docker",
    hardware: "cpu-basic",
    files: [{ path: "Dockerfile", content: "FROM busybox\nCMD httpd -f -p 7860\n" }],
  }));
});
afterAll(async () => hub?.close());

const paidTest = mayCostMoney ? test : test.skip;
const post = async (call: string, body?: object) => hub.request("POST", `/api/spaces/${id}/${call}`, { body });
const runtimeOf = async () => hub.request("GET", `/api/spaces/${id}/runtime`);

paidTest("a Space's runtime tells the hardware asked for, the sleep time and the domain", async () => {
  expect(await runtimeOf()).toAnswer({
    status: 200,
    body: {
      stage: expect.any(String),
      hardware: { requested: "cpu-basic" },
      gcTimeout: 172800,
      replicas: { requested: 1 },
      devMode: false,
      domains: [{ domain: expect.any(String), stage: expect.any(String) }],
    },
  });
});

paidTest("a log is a stream of events, each a line with its time", async () => {
  const until = /^data: ?\{.*\}$/m;
  const answer = await hub.request("GET", `/api/spaces/${id}/logs/build`, { until });
  const [event = ""] = until.exec(String(answer.body)) ?? [];
  const line = JSON.parse(event.replace(/^data:/, "") || "{}") as object;
  expect({ ...answer, line }).toAnswer({
    status: 200,
    headers: { "content-type": expect.stringContaining("text/event-stream") },
    line: { data: expect.any(String), timestamp: expect.stringMatching(/^20\d\d-/) },
  });
});

paidTest("other hardware and a sleep time are asked for at once, and the sleep time alone", async () => {
  const upgraded = await post("hardware", { flavor: "cpu-upgrade", sleepTimeSeconds: 3600 });
  const sleepier = await post("sleeptime", { seconds: 7200 });
  const replicas = await post("replicas", { replicas: 1 });
  const back = await post("hardware", { flavor: "cpu-basic" });
  expect({ upgraded, sleepier, replicas, back }).toAnswer({
    upgraded: { status: 200, body: { hardware: { requested: "cpu-upgrade" }, gcTimeout: 3600 } },
    sleepier: { status: 200, body: { gcTimeout: 7200 } },
    replicas: { status: 200, body: { replicas: { requested: 1 } } },
    back: { status: 200, body: { hardware: { requested: "cpu-basic" } } },
  });
});

paidTest("hardware that there is not is refused as a 400", async () => {
  expect(await post("hardware", { flavor: "no-such-flavor" })).toAnswer({ status: 400 });
});

paidTest("replicas of free hardware are refused", async () => {
  const { status } = await post("replicas", { replicas: 2 });
  expect({ status }).toAnswer({ status: status === 400 ? 400 : 402 });
});

paidTest("pause, restart and a factory restart answer the runtime", async () => {
  const [paused, restarted] = [await post("pause"), await post("restart")];
  const anew = await post("restart?factory=true");
  const starts = { status: 200, body: { stage: expect.not.stringMatching(/^PAUSED$/) } };
  expect({ paused, restarted, anew }).toAnswer({
    paused: { status: 200, body: { stage: "PAUSED" } },
    restarted: starts,
    anew: starts,
  });
});

paidTest("dev mode is switched on and off", async () => {
  const [on, off] = [await post("dev-mode", { enabled: true }), await post("dev-mode", { enabled: false })];
  expect({ on, off }).toAnswer({
    on: { status: 200, body: { devMode: true } },
    off: { status: 200, body: { devMode: false } },
  });
});

paidTest("a protected Space is taken for a private one where it is read", async () => {
  const body = { visibility: "protected" };
  const changed = await hub.request("PUT", `/api/spaces/${id}/settings`, { body });
  const found = await hub.request("GET", `/api/spaces/${id}`);
  expect({ changed, found }).toAnswer({ changed: { status: 200 }, found: { status: 200, body: { private: true } } });
});

paidTest("a template makes a Space, with a repository mounted, which is told as read-only", async () => {
  const volume = { type: "model", source: "openai-community/gpt2", mountPath: "/model" };
  const body = { sdk: "docker", template: "SpacesExamples/jupyterlab", hardware: "cpu-basic", volumes: [volume] };
  const { id: made, answer } = await hub.createSpace("template", body);
  const found = await hub.request("GET", `/api/spaces/${made}`);
  expect({ answer, found }).toAnswer({
    answer: { status: 200 },
    found: { status: 200, body: { sdk: "docker", runtime: { volumes: [{ ...volume, readOnly: true }] } } },
  });
});

describe("a bucket", () => {
  let bucket: string;
  let buckets = 0;
  const at = (name: string): string => `/api/buckets/${name}`;
  const notFound = { status: 404, headers: { "x-error-code": "RepoNotFound" } };

  let created: Answer;

  beforeEach(async () => {
    bucket = `${hub.namespace}/${hub.nameFor(`bucket-${++buckets}`)}`;
    if (mayCostMoney) created = await hub.request("POST", at(bucket), { body: { private: true } });
  });

  paidTest("is created and told, and the second one of its name is a 409 that says so", async () => {
    const found = await hub.request("GET", at(bucket));
    const again = await hub.request("POST", at(bucket), { body: { private: true } });
    expect({ created, found, again }).toAnswer({
      created: { status: 200 },
      found: {
        status: 200,
        body: {
          id: bucket,
          private: true,
          size: 0,
          totalFiles: 0,
          createdAt: expect.stringMatching(/^20\d\d-/),
        },
      },
      again: { status: 409, body: { error: expect.stringMatching(/already (created|exists?)/i) } },
    });
  });

  paidTest("is in the list of its account", async () => {
    const isListed = (answer: Answer): boolean => listOf(answer).some((one) => one.id === bucket);
    const ask = async () => hub.request("GET", at(hub.namespace));
    const list = await hub.eventually(ask, isListed);
    expect({ status: list.status, isListed: isListed(list) }).toAnswer({ status: 200, isListed: true });
  });

  paidTest("is mounted as a volume and taken off, and where none is mounted that is a 400", async () => {
    const path = `/api/spaces/${id}/volumes`;
    const volumes = [{ type: "bucket", source: bucket, mountPath: "/data" }];
    const mounted = await hub.request("PUT", path, { body: { volumes } });
    const { body: runtime } = await runtimeOf();
    const taken = await hub.request("DELETE", path);
    const again = await hub.request("DELETE", path);
    expect({ mounted, runtime, taken, again }).toAnswer({
      mounted: { status: 200 },
      runtime: { volumes: [{ type: "bucket", source: bucket, mountPath: "/data" }] },
      taken: { status: 200 },
      again: { status: 400 },
    });
  });

  paidTest("is made public", async () => {
    const changed = await hub.request("PUT", `${at(bucket)}/settings`, { body: { private: false } });
    const found = await hub.request("GET", at(bucket));
    expect({ changed, found }).toAnswer({ changed: { status: 200 }, found: { body: { private: false } } });
  });

  paidTest("is renamed, and deleted once", async () => {
    const toRepo = `${hub.namespace}/${hub.nameFor(`bucket-renamed-${buckets}`)}`;
    const moved = await hub.request("POST", "/api/repos/move", { body: { fromRepo: bucket, toRepo, type: "bucket" } });
    const found = await hub.request("GET", at(toRepo));
    const now = found.status === 200 ? toRepo : bucket;
    const deleted = await hub.request("DELETE", at(now));
    const gone = await hub.request("GET", at(now));
    const again = await hub.request("DELETE", at(now));
    expect({ moved, found, deleted, gone, again }).toAnswer({
      moved: { status: 200 },
      found: { status: 200, body: { id: toRepo } },
      deleted: { status: 200 },
      gone: notFound,
      again: notFound,
    });
  });

  paidTest("that there is not is a 404 with the code RepoNotFound", async () => {
    expect(await hub.request("GET", at(`${hub.namespace}/${hub.nameFor("no-bucket")}`))).toAnswer(notFound);
  });
});
