import { hasErrors, type Diagnostic } from "./diagnostics";
import { withoutWriteOnly } from "./plan";
import type { PrivateState } from "./private-state";
import { asComplete, asIncomplete } from "./private-state";
import type { ConfigureRequest, Outcome, Resource } from "./provider";
import type { Schema } from "./schema";
import type { ProviderServer } from "./server";
import { hasUnknown, unknownAsNull } from "./state";
import type { ObjectValue } from "./values";

export interface ApplyInput<Client> {
  readonly typeName: string;
  readonly resource: Resource<Client>;
  readonly prior: ObjectValue | null;
  /** Null for a destruction. */
  readonly planned: ObjectValue | null;
  readonly config: ObjectValue | null;
  readonly private: PrivateState;
}

/** What Terraform writes into its state, and what it tells the user. */
export interface Applied {
  /** Null where there is no object, or none that is Terraform's. */
  readonly state: ObjectValue | null;
  readonly private: PrivateState;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Creates, updates or deletes. A state moves only after success: after a failure the answer is the prior state, or what
 * the resource said that exists by then.
 */
export async function apply<Client>(input: ApplyInput<Client>, server: ProviderServer<Client>): Promise<Applied> {
  const { resource, prior, planned, config } = input;
  if (!planned || !config) return prior ? destroy(input, prior, server) : { state: null, private: {}, diagnostics: [] };
  const desired: Desired<Client> = {
    ...server.operation(),
    desired: planned,
    writeOnly: writeOnlyOf(resource.schema, config),
    private: input.private,
  };
  if (!prior) return create(input, desired, server);
  const managed = { ...desired, origin: "managed", id: String(prior.id), prior } as const;
  return configure(resource, managed, server);
}

type Desired<Client> = Pick<ConfigureRequest<Client>, "client" | "signal" | "desired" | "writeOnly" | "private">;

async function create<Client>(
  { typeName, resource }: ApplyInput<Client>,
  desired: Desired<Client>,
  server: ProviderServer<Client>,
): Promise<Applied> {
  const made = await resource.create(desired);
  if (made.kind === "unclear") {
    const diagnostics = [...server.explain(made.error, "ApplyResourceChange"), perhapsMade(made.state)];
    const unclear = settled(resource, { ...made, diagnostics }, made.private);
    return { ...unclear, private: asIncomplete(unclear.private) };
  }
  const { kind: origin, state: prior } = made;
  if (origin === "found") server.managed.take(typeName, prior);
  const request = { ...desired, private: made.private ?? desired.private, origin, id: String(prior.id), prior };
  const applied = await configure(resource, request, server);
  const { diagnostics } = applied;
  if (made.kind === "created") {
    return hasErrors(diagnostics) ? { ...applied, private: asIncomplete(applied.private) } : applied;
  }
  if (!hasErrors(diagnostics)) return { ...applied, diagnostics: [...(made.diagnostics ?? []), ...diagnostics] };
  // Terraform taints what it is handed with an error, and the next apply would replace it.
  return { state: null, private: {}, diagnostics: [...diagnostics, notTakenOver(prior)] };
}

async function configure<Client>(
  resource: Resource<Client>,
  request: Omit<ConfigureRequest<Client>, "keep">,
  server: ProviderServer<Client>,
): Promise<Applied> {
  let kept: Outcome = { state: request.prior, private: request.private };
  const keep = (state: ObjectValue, privateState?: PrivateState): void => {
    kept = { state, private: privateState ?? kept.private };
  };
  try {
    const outcome = settled(resource, await resource.configure({ ...request, keep }), request.private);
    return hasErrors(outcome.diagnostics) ? outcome : { ...outcome, private: asComplete(outcome.private) };
  } catch (error) {
    const diagnostics = server.explain(error, "ApplyResourceChange");
    return settled(resource, { ...kept, diagnostics }, request.private);
  }
}

async function destroy<Client>(
  { typeName, resource, private: privateState }: ApplyInput<Client>,
  state: ObjectValue,
  server: ProviderServer<Client>,
): Promise<Applied> {
  const gone = { state: null, private: {} };
  if (server.managed.isTaken(typeName, state)) return { ...gone, diagnostics: [takenOver(state)] };
  const refused = resource.preventDestroy?.(state) ?? [];
  if (hasErrors(refused)) return { state, private: privateState, diagnostics: refused };
  await resource.delete({ ...server.operation(), state, private: privateState });
  server.managed.leave(typeName, state);
  return { ...gone, diagnostics: refused };
}

function writeOnlyOf({ attributes }: Schema, config: ObjectValue): ObjectValue {
  return Object.fromEntries(Object.entries(config).filter(([name]) => attributes[name]?.writeOnly));
}

/** The state as Terraform takes it: no unknown, nothing write-only. */
function settled<Client>(resource: Resource<Client>, outcome: Outcome, earlier: PrivateState): Applied {
  const { state, private: privateState = earlier, diagnostics = [] } = outcome;
  const { attributes } = resource.schema;
  const open = Object.keys(state).filter((name) => hasUnknown(state[name]) && !attributes[name]?.writeOnly);
  const fault = open.length && !hasErrors(diagnostics) ? [leftOpen(open)] : [];
  return {
    state: withoutWriteOnly(attributes, unknownAsNull(state) as ObjectValue),
    private: privateState,
    diagnostics: [...diagnostics, ...fault],
  };
}

function leftOpen(names: readonly string[]): Diagnostic {
  return {
    severity: "error",
    summary: "The provider left a value open",
    detail: `After the apply ${names.join(", ")} must be known. This is a fault of the provider; please report it.`,
  };
}

function notTakenOver({ id }: ObjectValue): Diagnostic {
  return {
    severity: "warning",
    summary: "Not taken over yet",
    detail:
      `${String(id)} was there before, and not all that was to be changed of it could be. It is not in the state, so that nothing ` +
      "replaces or destroys it. Apply again to take it over.",
  };
}

function perhapsMade({ id }: ObjectValue): Diagnostic {
  return {
    severity: "warning",
    summary: "Perhaps created",
    detail:
      `No answer says whether ${String(id)} was created, so it is in the state as tainted. The next apply looks: what this one made ` +
      "is replaced, and what is somebody else's is forgotten and left alone.",
  };
}

function takenOver({ id }: ObjectValue): Diagnostic {
  return {
    severity: "warning",
    summary: "Not destroyed, since it was taken over",
    detail: `This apply took ${String(id)} over for another place in the state, so it was only forgotten here.`,
  };
}
