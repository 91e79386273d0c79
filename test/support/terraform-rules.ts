import { isDeepStrictEqual } from "util";
import type { Schema } from "../../runtime/plugin/protocol";
import { hasUnknown } from "../../runtime/plugin/protocol/state";
import { Unknown, type ObjectValue, type Value } from "../../runtime/plugin/protocol/values";

// What Terraform itself does with the objects that it and a provider exchange.

/** The configuration with `ignore_changes` in force. */
export function withIgnored(config: ObjectValue, prior: ObjectValue, ignored: readonly string[] = []): ObjectValue {
  return { ...config, ...Object.fromEntries(ignored.map((name) => [name, prior[name] ?? null])) };
}

/** The configuration, and where it leaves a computed attribute out what was there before. */
export function proposedNew({ attributes }: Schema, prior: ObjectValue | null, config: ObjectValue): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => {
      const written = config[name] ?? null;
      // Of an object whose attributes are not computed Terraform infers that it was configured before.
      const isKept = attribute.computed && !("attributes" in attribute);
      return [name, written === null && isKept ? (prior?.[name] ?? null) : written];
    }),
  );
}

/** Terraform's check that a plan holds to the configuration. */
export function refuseInvalidPlan(
  { attributes }: Schema,
  prior: ObjectValue | null,
  config: ObjectValue,
  planned: ObjectValue,
): void {
  for (const [name, { computed, writeOnly }] of Object.entries(attributes)) {
    const [written, plan, before] = [config[name] ?? null, planned[name] ?? null, prior?.[name] ?? null];
    if (writeOnly) {
      if (plan !== null) throw new Error(`Provider produced invalid plan: ${name} is write-only`);
    } else if (written === null) {
      if (!computed && plan !== null) throw new Error(`Provider produced invalid plan: ${name} is not configured`);
    } else if (!isDeepStrictEqual(plan, written) && !(before !== null && isDeepStrictEqual(plan, before))) {
      throw new Error(`Provider produced invalid plan: ${name} is not as configured`);
    }
  }
}

/** Terraform's check that an apply does what was planned. */
export function refuseInconsistent({ attributes }: Schema, planned: ObjectValue, state: ObjectValue | null): void {
  if (!state) {
    throw new Error("Provider produced inconsistent result after apply: root object was present, but now absent");
  }
  for (const name of Object.keys(attributes)) {
    if (hasUnknown(state[name] ?? null)) throw new Error(`Provider returned invalid result object: ${name} is unknown`);
    if (!conforms(planned[name] ?? null, state[name] ?? null)) {
      throw new Error(`Provider produced inconsistent result after apply: ${name}`);
    }
  }
}

function conforms(planned: Value, actual: Value): boolean {
  if (planned instanceof Unknown) return true;
  if (planned === null || typeof planned !== "object" || actual === null || typeof actual !== "object") {
    return isDeepStrictEqual(planned, actual);
  }
  const names = new Set([...Object.keys(planned), ...Object.keys(actual)]);
  const [one, other] = [planned as ObjectValue, actual as ObjectValue];
  return [...names].every(
    (name) => Object.hasOwn(one, name) && Object.hasOwn(other, name) && conforms(one[name]!, other[name]!),
  );
}
