import { openRun } from "./open";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";

let hub: LocalHub;

beforeAll(async () => {
  const users = [
    { name: "alice", tokens: [{ token: "hf_writes" }, { token: "hf_reads", role: "read" as const }] },
    { name: "bob", plan: "free" as const, tokens: [{ token: "hf_free" }] },
  ];
  const organizations = [{ name: "acme", members: { alice: "write" as const, bob: "read" as const } }];
  hub = await startLocalHub({ accounts: { users, organizations } });
});
afterAll(async () => hub.close());

const open = async (token?: string, environment = {}) =>
  openRun(token, "/tmp", { HF_ENDPOINT: hub.url, ...environment });

test("a run works in the account of the token, or in an organization that the account may write to", async () => {
  expect(await open("hf_writes")).toMatchObject({ url: hub.url, account: "alice", namespace: "alice" });
  expect(await open("hf_writes", { HF_CONTRACT_NAMESPACE: "acme" })).toMatchObject({
    account: "alice",
    namespace: "acme",
  });
});

test("nothing that may cost money is asked for without a word", async () => {
  expect(await open("hf_writes")).toMatchObject({ mayCostMoney: false });
  expect(await open("hf_writes", { HF_CONTRACT_PAID: "1" })).toMatchObject({ mayCostMoney: true });
});

test("names of two runs differ", async () => {
  const [one, other] = [await open("hf_writes"), await open("hf_writes")];
  expect(one!.prefix).not.toBe(other!.prefix);
});

test.each([
  ["a token that may only read", "hf_reads", {}, /HF_CONTRACT_TOKEN may only read/],
  ["a token that nobody has", "hf_unknown", {}, /does not accept HF_CONTRACT_TOKEN: 401/],
  ["an organization of others", "hf_writes", { HF_CONTRACT_NAMESPACE: "zenml" }, /alice may not write to zenml/],
  ["an organization that is only read", "hf_free", { HF_CONTRACT_NAMESPACE: "acme" }, /bob may not write to acme/],
  ["an address where nobody answers", "hf_writes", { HF_ENDPOINT: "http://127.0.0.1:9" }, /ECONNREFUSED/],
])("%s ends a run before it has made anything, and is told without the token", async (_, token, environment, words) => {
  const error = await open(token, environment).catch((one: Error) => one);
  expect((error as Error).message).toMatch(words);
  expect((error as Error).message).not.toContain(token);
  expect(hub.spaces()).toEqual([]);
});

test("without a token there is no run", async () => {
  expect(await open()).toBeUndefined();
});
