import { DiagnosticError, type ObjectValue, type Provider, type Resource } from "../../../../runtime/plugin/protocol";
import { providerRpcs } from "../../../../runtime/plugin/protocol/provider-rpcs";
import { resourceRpcs } from "../../../../runtime/plugin/protocol/resource-rpcs";
import { objectType } from "../../../../runtime/plugin/protocol/schema";
import { ProviderServer } from "../../../../runtime/plugin/protocol/server";
import { decodeValue, encodeValue, UNKNOWN, type Value } from "../../../../runtime/plugin/protocol/values";

const PLANTED = "planted-secret";

const schema: Resource<object>["schema"] = {
  description: "A thing.",
  attributes: {
    id: { type: "string", computed: true, description: "Id." },
    name: { type: "string", required: true, description: "Name." },
    kind: { type: "string", optional: true, description: "Kind.", requiresReplace: true },
    secret: { type: "string", optional: true, writeOnly: true, description: "Secret." },
  },
};

/** A resource whose operations do what the test says, and fail otherwise. */
function thing(operations: Partial<Resource<object>>): Resource<object> {
  const unexpected = async (): Promise<never> => {
    throw new Error(`not expected, ${PLANTED}`);
  };
  return { schema, create: unexpected, read: unexpected, update: unexpected, delete: unexpected, ...operations };
}

interface Response {
  readonly newState?: { msgpack?: Uint8Array } | null;
  readonly plannedState?: { msgpack?: Uint8Array } | null;
  readonly upgradedState?: { msgpack?: Uint8Array } | null;
  readonly requiresReplace?: { steps: object[] }[];
  readonly diagnostics?: { severity: number; summary: string; detail: string; attribute?: unknown }[];
}

function call(resource: Resource<object>, name: string, request: object): Promise<Response> {
  const provider: Provider<object> = {
    schema: { description: "Test.", attributes: {} },
    resources: { test_thing: resource },
    configure: async () => ({}),
  };
  const server = new ProviderServer(provider);
  server.client = {};
  const rpc = [...providerRpcs(server), ...resourceRpcs(server)].find((one) => one.name === name)!;
  return rpc.handle({ typeName: "test_thing", ...request });
}

const type = objectType(schema.attributes);

function message(value: Value): { msgpack: Uint8Array } {
  return { msgpack: encodeValue(value, type) };
}

function stateOf(dynamic: { msgpack?: Uint8Array } | null | undefined): Value {
  return decodeValue(dynamic!.msgpack!, type);
}

const prior: ObjectValue = { id: "1", name: "old", kind: null, secret: null };
const changed: ObjectValue = { ...prior, name: "new" };
const config: ObjectValue = { id: null, name: "new", kind: null, secret: null };

beforeEach(() => jest.spyOn(process.stderr, "write").mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

describe("an apply that fails", () => {
  const update = { priorState: message(prior), plannedState: message(changed), config: message(config) };
  const create = { plannedState: message({ ...config, id: UNKNOWN }), config: message(config) };

  test("answers the prior state", async () => {
    const { newState, diagnostics } = await call(thing({}), "ApplyResourceChange", update);
    expect(stateOf(newState)).toEqual(prior);
    expect(diagnostics).toMatchObject([{ severity: 1, summary: "The provider failed unexpectedly" }]);
  });

  test("says neither what was thrown nor where, since that might hold a secret", async () => {
    const { diagnostics } = await call(thing({}), "ApplyResourceChange", update);
    expect(JSON.stringify(diagnostics)).not.toContain(PLANTED);
    expect(JSON.stringify(diagnostics)).not.toMatch(/\bat .*:\d+:\d+/);
    const logged = jest.mocked(process.stderr.write).mock.calls.join("\n");
    expect(logged).toContain("stack");
    expect(logged).not.toContain(PLANTED);
  });

  test("answers what a creation made before it failed, with null for what is not known", async () => {
    const resource = thing({
      create: async ({ planned, keep }) => {
        keep({ ...planned, name: "made" });
        throw new DiagnosticError({ severity: "error", summary: "Half-way", detail: "It broke.", path: ["name"] });
      },
    });
    const { newState, diagnostics } = await call(resource, "ApplyResourceChange", create);
    expect(stateOf(newState)).toEqual({ id: null, name: "made", kind: null, secret: null });
    expect(diagnostics).toEqual([
      expect.objectContaining({ summary: "Half-way", attribute: { steps: [{ attributeName: "name" }] } }),
    ]);
  });

  test("of a deletion answers the prior state", async () => {
    const { newState } = await call(thing({}), "ApplyResourceChange", {
      priorState: message(prior),
      plannedState: message(null),
    });
    expect(stateOf(newState)).toEqual(prior);
  });

  test("because a value was left open says which, and keeps the rest", async () => {
    const resource = thing({ create: async ({ planned }) => ({ state: planned }) });
    const { newState, diagnostics } = await call(resource, "ApplyResourceChange", create);
    expect(stateOf(newState)).toMatchObject({ id: null, name: "new" });
    expect(diagnostics![0]!.detail).toContain("id must be known");
  });
});

test("a read that fails answers the state as it was", async () => {
  const { newState, diagnostics } = await call(thing({}), "ReadResource", { currentState: message(prior) });
  expect(stateOf(newState)).toEqual(prior);
  expect(diagnostics).toHaveLength(1);
});

test("a deletion that succeeds answers no state", async () => {
  const { newState } = await call(thing({ delete: async () => {} }), "ApplyResourceChange", {
    priorState: message(prior),
    plannedState: message(null),
  });
  expect(stateOf(newState)).toBeNull();
});

describe("a plan", () => {
  function plan(before: Value, proposed: ObjectValue, written: ObjectValue, resource = thing({})): Promise<Response> {
    return call(resource, "PlanResourceChange", {
      priorState: message(before),
      proposedNewState: message(proposed),
      config: message(written),
    });
  }

  test("of a creation leaves open what the provider computes", async () => {
    const { plannedState } = await plan(null, config, config);
    expect(stateOf(plannedState)).toEqual({ ...config, id: UNKNOWN });
  });

  test("of nothing changes nothing", async () => {
    const { plannedState, requiresReplace } = await plan(prior, prior, { ...config, name: "old" });
    expect(stateOf(plannedState)).toEqual(prior);
    expect(requiresReplace).toEqual([]);
  });

  test("never holds a write-only value", async () => {
    const written = { ...config, secret: PLANTED };
    const { plannedState } = await plan(null, written, written);
    expect(stateOf(plannedState)).toMatchObject({ secret: null });
  });

  test("names what needs a new object", async () => {
    const { requiresReplace } = await plan(prior, { ...prior, kind: "b" }, { ...config, kind: "b" });
    expect(requiresReplace).toEqual([{ steps: [{ attributeName: "kind" }] }]);
  });

  test("of a destruction asks the resource", async () => {
    const refuse = thing({ planDestroy: () => [{ severity: "error", summary: "No", detail: "Not this one." }] });
    const { diagnostics } = await call(refuse, "PlanResourceChange", {
      priorState: message(prior),
      proposedNewState: message(null),
      config: message(null),
    });
    expect(diagnostics).toMatchObject([{ summary: "No" }]);
  });
});

test("a write-only value is refused where this Terraform would keep it", async () => {
  const written = message({ ...config, secret: "x" });
  const { diagnostics } = await call(thing({}), "ValidateResourceConfig", { config: written });
  expect(diagnostics).toMatchObject([{ summary: "Write-only attribute needs a newer Terraform" }]);
  const allowed = await call(thing({}), "ValidateResourceConfig", {
    config: written,
    clientCapabilities: { writeOnlyAttributesAllowed: true },
  });
  expect(allowed.diagnostics).toEqual([]);
});

test("a state with more and with fewer attributes is read as the schema says", async () => {
  const json = Buffer.from(JSON.stringify({ id: "1", name: "old", gone: true }));
  const { upgradedState } = await call(thing({}), "UpgradeResourceState", { version: 0, rawState: { json } });
  expect(stateOf(upgradedState)).toEqual(prior);
});

test("an unknown type of resource is said to be unknown", async () => {
  const { diagnostics } = await call(thing({}), "ReadResource", { typeName: "test_other" });
  expect(diagnostics![0]!.detail).toBe('This provider has no resource "test_other". It has: test_thing.');
});
