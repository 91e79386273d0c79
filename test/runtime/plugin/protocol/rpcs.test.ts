import {
  DiagnosticError,
  OBJECT_GONE,
  type ConfigureRequest,
  type ObjectValue,
  type PlanRequest,
  type Provider,
  type Resource,
} from "../../../../runtime/plugin/protocol";
import type { Rpc } from "../../../../runtime/plugin/protocol/rpc";
import { allRpcs } from "../../../../runtime/plugin/protocol/rpcs";
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
  return { schema, create: unexpected, configure: unexpected, read: unexpected, delete: unexpected, ...operations };
}

interface Response {
  readonly newState?: { msgpack?: Uint8Array } | null;
  readonly plannedState?: { msgpack?: Uint8Array } | null;
  readonly upgradedState?: { msgpack?: Uint8Array } | null;
  readonly requiresReplace?: { steps: object[] }[];
  readonly private?: Uint8Array | null;
  readonly diagnostics?: { severity: number; summary: string; detail: string; attribute?: unknown }[];
}

/** A process that serves `resource`, and what Terraform calls of it. */
function serverOf(resource: Resource<object>): { call: typeof callOf; stop(): void } {
  const provider: Provider<object> = {
    schema: { description: "Test.", attributes: {} },
    resources: { test_thing: resource },
    configure: async () => ({}),
  };
  const server = new ProviderServer(provider);
  server.client = {};
  const callOf = async (name: string, request: object): Promise<Response> => {
    const rpc = allRpcs(server).find((one) => one.name === name) as Rpc;
    return rpc.handle({ typeName: "test_thing", ...request });
  };
  return { call: callOf, stop: () => server.stop() };
}

declare function callOf(name: string, request: object): Promise<Response>;

async function call(resource: Resource<object>, name: string, request: object): Promise<Response> {
  return serverOf(resource).call(name, request);
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
      create: async ({ desired }) => ({ kind: "created", state: { ...desired, name: "made" } }),
      configure: async () => {
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
    const resource = thing({
      create: async ({ desired }) => ({ kind: "created", state: desired }),
      configure: async ({ desired }) => ({ state: desired }),
    });
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
  const { newState } = await call(thing({ delete: async () => OBJECT_GONE }), "ApplyResourceChange", {
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
});

describe("what must not be destroyed", () => {
  const refuse = thing({
    preventDestroy: ({ id }) => (id === "1" ? [{ severity: "error", summary: "No", detail: "Not this one." }] : []),
  });
  const destruction = { priorState: message(prior), proposedNewState: message(null), config: message(null) };
  const creation = { priorState: message(null), proposedNewState: message(config), config: message(config) };

  test("is refused where a destruction is planned", async () => {
    expect((await call(refuse, "PlanResourceChange", destruction)).diagnostics).toMatchObject([{ summary: "No" }]);
  });

  test("is refused where a change needs a replacement", async () => {
    const { diagnostics } = await call(refuse, "PlanResourceChange", {
      priorState: message(prior),
      proposedNewState: message({ ...prior, kind: "b" }),
      config: message({ ...config, kind: "b" }),
    });
    expect(diagnostics).toMatchObject([{ summary: "No" }]);
  });

  test("is refused where Terraform plans its replacement as a creation, as it does for a taint", async () => {
    const resource: Resource<object> = {
      ...refuse,
      plan: ({ proposed, managed }) => ({ planned: proposed, replaces: managed[0]?.state }),
    };
    const { call: ask } = serverOf(resource);
    await ask("UpgradeResourceState", { rawState: { json: Buffer.from(JSON.stringify(prior)) } });
    expect((await ask("PlanResourceChange", creation)).diagnostics).toMatchObject([{ summary: "No" }]);
  });

  test("is not destroyed where no plan was refused either", async () => {
    const { newState, diagnostics } = await call(refuse, "ApplyResourceChange", {
      priorState: message(prior),
      plannedState: message(null),
    });
    expect(stateOf(newState)).toEqual(prior);
    expect(diagnostics).toMatchObject([{ summary: "No" }]);
  });
});

describe("an object that was there before", () => {
  const create = { plannedState: message({ ...config, id: UNKNOWN }), config: message(config) };
  const found: ObjectValue = { ...config, id: "1", name: "theirs" };
  const finding = (configure: Resource<object>["configure"]): Resource<object> =>
    thing({
      create: async () => ({
        kind: "found",
        state: found,
        diagnostics: [{ severity: "warning", summary: "Taken over", detail: "It was there." }],
      }),
      configure,
      delete: async () => {
        throw new Error("it must not be deleted");
      },
    });

  test("is changed to what is planned, and told", async () => {
    const requests: ConfigureRequest<object>[] = [];
    const resource = finding(async (request) => {
      requests.push(request);
      return { state: { ...request.desired, id: request.id } };
    });
    const { newState, diagnostics } = await call(resource, "ApplyResourceChange", create);
    expect(requests).toMatchObject([{ origin: "found", id: "1", prior: found }]);
    expect(stateOf(newState)).toMatchObject({ id: "1", name: "new" });
    expect(diagnostics).toMatchObject([{ severity: 2, summary: "Taken over" }]);
  });

  test("is no state of Terraform's where it could not be changed, so that nothing is tainted", async () => {
    const resource = finding(async ({ keep, desired }) => {
      keep({ ...desired, id: "1" });
      throw new Error(PLANTED);
    });
    const { newState, diagnostics } = await call(resource, "ApplyResourceChange", create);
    expect(stateOf(newState)).toBeNull();
    expect(diagnostics!.map(({ summary }) => summary)).toEqual([
      "The provider failed unexpectedly",
      "Not taken over yet",
    ]);
  });

  test("is not destroyed by whoever else has it in the state in the same apply", async () => {
    const { call: ask } = serverOf(finding(async ({ desired, id }) => ({ state: { ...desired, id } })));
    await ask("ApplyResourceChange", create);
    const { newState, diagnostics } = await ask("ApplyResourceChange", {
      priorState: message(prior),
      plannedState: message(null),
    });
    expect(stateOf(newState)).toBeNull();
    expect(diagnostics).toMatchObject([{ severity: 2, summary: "Not destroyed, since it was taken over" }]);
  });
});

describe("a resource", () => {
  test("sees of an apply what is planned, and of the configuration the write-only values alone", async () => {
    const requests: object[] = [];
    const resource = thing({
      configure: async (request) => {
        requests.push(request);
        return { state: request.desired };
      },
    });
    const ignored = { ...config, kind: "in the configuration only", secret: PLANTED };
    await call(resource, "ApplyResourceChange", {
      priorState: message(prior),
      plannedState: message(changed),
      config: message(ignored),
    });
    expect(requests).toMatchObject([{ desired: changed, writeOnly: { secret: PLANTED } }]);
    expect(JSON.stringify(requests)).not.toContain("in the configuration only");
  });

  test("whose creation was stopped keeps what it made", async () => {
    const server = serverOf(
      thing({
        create: async ({ desired }) => {
          server.stop();
          return { kind: "created", state: { ...desired, id: "1" } };
        },
        configure: async ({ signal, prior: made }) => {
          signal.throwIfAborted();
          return { state: made };
        },
      }),
    );
    const { newState, diagnostics } = await server.call("ApplyResourceChange", {
      plannedState: message({ ...config, id: UNKNOWN }),
      config: message(config),
    });
    expect(stateOf(newState)).toMatchObject({ id: "1" });
    expect(diagnostics).toHaveLength(1);
  });

  test("that was created and not wholly configured is known as such, until it is", async () => {
    let isIncomplete: boolean | undefined;
    let fails = true;
    const resource = thing({
      plan: ({ proposed, managed }: PlanRequest<object>) => {
        isIncomplete = managed[0]?.isIncomplete;
        return { planned: proposed };
      },
      create: async ({ desired }) => ({ kind: "created", state: { ...desired, id: "1" } }),
      configure: async ({ desired, id }) => {
        if (fails) throw new Error("half-way");
        return { state: { ...desired, id } };
      },
      read: async ({ state }) => ({ state, private: {} }),
    });
    const created = await call(resource, "ApplyResourceChange", {
      plannedState: message({ ...config, id: UNKNOWN }),
      config: message(config),
    });
    const plannedAgain = async (state: Response): Promise<Response> => {
      const { call: ask } = serverOf(resource);
      const read = await ask("ReadResource", { currentState: state.newState, private: state.private });
      const planned = { priorState: read.newState, proposedNewState: read.newState, config: message(config) };
      await ask("PlanResourceChange", { ...planned, priorPrivate: read.private });
      return read;
    };
    const read = await plannedAgain(created);
    expect(isIncomplete).toBe(true);
    fails = false;
    const updated = await call(resource, "ApplyResourceChange", {
      priorState: read.newState,
      plannedState: read.newState,
      config: message(config),
      plannedPrivate: read.private,
    });
    await plannedAgain(updated);
    expect(isIncomplete).toBe(false);
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

describe("a state of an older version", () => {
  const versioned = thing({ upgrade: (version, state) => ({ ...state, name: `${String(state.name)} of ${version}` }) });
  const resource = { ...versioned, schema: { ...schema, version: 2 } };
  const upgrade = async (of: Resource<object>, version: number) => {
    const json = Buffer.from(JSON.stringify({ id: "1", name: "old" }));
    const { upgradedState } = await call(of, "UpgradeResourceState", { version, rawState: { json } });
    return stateOf(upgradedState);
  };

  test("is rewritten by the resource, one of this version is not", async () => {
    expect(await upgrade(resource, 1)).toEqual({ ...prior, name: "old of 1" });
    expect(await upgrade(resource, 2)).toEqual(prior);
  });

  test("is taken as it is where the resource does not rewrite it", async () => {
    expect(await upgrade({ ...thing({}), schema: { ...schema, version: 2 } }, 1)).toEqual(prior);
  });

  test("that is no JSON is refused", async () => {
    const { diagnostics } = await call(thing({}), "UpgradeResourceState", { version: 0, rawState: {} });
    expect(diagnostics).toMatchObject([{ severity: 1, summary: "State is too old" }]);
  });
});

describe("a state of another resource", () => {
  const sourceState = { json: Buffer.from(JSON.stringify({ id: "1", name: "theirs", more: true })) };
  const request = {
    targetTypeName: "test_thing",
    sourceProviderAddress: "registry.terraform.io/acme/things",
    sourceTypeName: "their_thing",
    sourceSchemaVersion: 3,
    sourceState,
  };

  test("is taken over where the resource knows it", async () => {
    let from: object | undefined;
    const resource = thing({
      move: (source) => {
        from = source;
        return source.state;
      },
    });
    const { targetState } = (await call(resource, "MoveResourceState", request)) as {
      targetState: { msgpack: Buffer };
    };
    expect(stateOf(targetState)).toEqual({ ...prior, name: "theirs" });
    expect(from).toEqual({
      provider: "registry.terraform.io/acme/things",
      type: "their_thing",
      version: 3,
      state: { id: "1", name: "theirs", more: true },
    });
  });

  test.each([
    ["knows none", thing({})],
    ["does not know this one", thing({ move: () => undefined })],
  ])("is refused where the resource %s", async (_, resource) => {
    const { diagnostics } = await call(resource, "MoveResourceState", request);
    expect(diagnostics).toMatchObject([
      {
        severity: 1,
        summary: "State cannot be moved here",
        detail:
          "This provider does not know how to take over the state of a their_thing of registry.terraform.io/acme/things. Import the " +
          "object instead.",
      },
    ]);
  });
});

test("what cannot be imported is said", async () => {
  const { diagnostics } = await call(thing({}), "ImportResourceState", { id: "1" });
  expect(diagnostics).toMatchObject([
    { summary: "Import is not possible", detail: "A test_thing cannot be imported." },
  ]);
});
