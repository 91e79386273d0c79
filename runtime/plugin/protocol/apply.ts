import { hasErrors, type Diagnostic } from "./diagnostics";
import { withoutWriteOnly } from "./plan";
import type { Outcome, PrivateState, Resource } from "./provider";
import { validateAttributes } from "./schema";
import type { ProviderServer } from "./server";
import { hasUnknown, unknownAsNull } from "./state";
import type { ObjectValue } from "./values";

export interface ApplyInput<Client> {
  readonly resource: Resource<Client>;
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue | null;
  readonly config: ObjectValue | null;
  readonly private: PrivateState;
}

/**
 * Creates, updates or deletes. A state moves only after success: after a failure the answer is the prior state, or what
 * the resource said that exists by then.
 */
export async function apply<Client>(input: ApplyInput<Client>, server: ProviderServer<Client>): Promise<Outcome> {
  const { resource, prior, planned, config } = input;
  const operation = server.operation();
  let kept: Outcome = { state: prior, private: input.private };
  try {
    if (!planned || !config) {
      const diagnostics = prior
        ? await resource.delete({ ...operation, state: prior, private: input.private })
        : undefined;
      return { state: null, private: {}, diagnostics: diagnostics ?? [] };
    }
    // What was unknown when it was planned is checked here, before the first request.
    const problems = [
      ...validateAttributes(resource.schema.attributes, config, true),
      ...(resource.validate?.(config) ?? []),
    ].filter(({ severity }) => severity === "error");
    if (hasErrors(problems)) return { ...kept, diagnostics: problems };
    const request = {
      ...operation,
      config,
      planned,
      private: input.private,
      keep: (state: ObjectValue, privateState?: PrivateState) => {
        kept = { state, private: privateState ?? kept.private };
      },
    };
    const outcome = await (prior ? resource.update({ ...request, prior }) : resource.create(request));
    return settled(resource, outcome);
  } catch (error) {
    return settled(resource, { ...kept, diagnostics: server.explain(error, "ApplyResourceChange") });
  }
}

/** The state as Terraform takes it: no unknown, nothing write-only. */
function settled<Client>(resource: Resource<Client>, outcome: Outcome): Outcome {
  const { state, diagnostics = [] } = outcome;
  if (!state) return outcome;
  const { attributes } = resource.schema;
  const open = Object.keys(state).filter((name) => hasUnknown(state[name]) && !attributes[name]?.writeOnly);
  const fault = open.length && !hasErrors(diagnostics) ? [leftOpen(open)] : [];
  return {
    ...outcome,
    state: withoutWriteOnly(attributes, unknownAsNull(state) as ObjectValue),
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
