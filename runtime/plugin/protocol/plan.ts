import { isDeepStrictEqual } from "util";
import type { Path } from "./diagnostics";
import type { PlanOutcome, PlanRequest, Resource } from "./provider";
import type { Attribute, Schema } from "./schema";
import { UNKNOWN, Unknown, type ObjectValue, type Value } from "./values";

/** Plans a create or an update: what follows from the schema, then what the resource's own step says. */
export async function plan<Client>(resource: Resource<Client>, request: PlanRequest<Client>): Promise<PlanOutcome> {
  const { schema } = resource;
  const { prior, config } = request;
  const proposed = withoutWriteOnly(schema.attributes, request.proposed);
  const isUnchanged = prior !== null && isDeepStrictEqual(prior, proposed);
  const opened =
    prior === null || (!resource.plan && !isUnchanged) ? openComputed(schema.attributes, proposed, config) : proposed;
  const outcome = (await resource.plan?.({ ...request, proposed: opened })) ?? { planned: opened };
  const planned = withoutWriteOnly(schema.attributes, outcome.planned);
  const requiresReplace = prior ? [...replacements(schema, prior, planned), ...(outcome.requiresReplace ?? [])] : [];
  const destroyed = requiresReplace.length > 0 ? prior : outcome.replaces;
  const refused = (destroyed && resource.preventDestroy?.(destroyed)) || [];
  return { ...outcome, planned, requiresReplace, diagnostics: [...(outcome.diagnostics ?? []), ...refused] };
}

/** Unknown for each computed attribute that the configuration leaves out. */
function openComputed(attributes: Schema["attributes"], proposed: ObjectValue, config: Value): ObjectValue {
  return changed(attributes, proposed, (name, attribute, value) => {
    const written = (config as ObjectValue | null)?.[name] ?? null;
    if (attribute.computed && written === null) return UNKNOWN;
    if (!("attributes" in attribute) || value === null || value instanceof Unknown) return value;
    if (attribute.nesting === "single") return openComputed(attribute.attributes, value as ObjectValue, written);
    const writtenElements = Array.isArray(written) ? (written as Value[]) : [];
    return (value as ObjectValue[]).map((element, i) =>
      openComputed(attribute.attributes, element, writtenElements[i] ?? null),
    );
  });
}

/** Terraform refuses a plan or state that holds a write-only value. */
export function withoutWriteOnly(attributes: Schema["attributes"], object: ObjectValue): ObjectValue {
  return changed(attributes, object, (_, attribute, value) => (attribute.writeOnly ? null : value));
}

function changed(
  attributes: Schema["attributes"],
  object: ObjectValue,
  change: (name: string, attribute: Attribute, value: Value) => Value,
): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, change(name, attribute, object[name] ?? null)]),
  );
}

function replacements(schema: Schema, prior: ObjectValue, planned: ObjectValue): Path[] {
  return Object.entries(schema.attributes)
    .filter(([name, { requiresReplace }]) => requiresReplace && !isDeepStrictEqual(prior[name], planned[name]))
    .map(([name]) => [name]);
}
