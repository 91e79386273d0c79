import * as v from "valibot";
import { issueText } from "./issue-text";
import { LocalHubError } from "./local-hub-error";
import { faultSchema } from "./state/faults";
import type { AccountsSpec, Fault, OwnTemplate } from "./types";
import { repoNameProblem } from "../../src/catalog/names";
import { SDKS } from "../../src/catalog/sdks";

const name = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? repoNameProblem(dataset.value) : undefined;
    if (problem) addIssue({ message: problem });
  }),
);

const token = v.strictObject({
  token: v.optional(v.pipe(v.string(), v.regex(/^hf_[A-Za-z0-9_-]+$/, "hf_ and then letters and digits"))),
  role: v.optional(v.picklist(["read", "write", "fineGrained"] as const)),
  namespaces: v.optional(v.array(v.string())),
  type: v.optional(v.picklist(["access_token", "oauth"] as const)),
  expired: v.optional(v.boolean()),
});

const accounts: v.GenericSchema<unknown, AccountsSpec> = v.strictObject({
  users: v.pipe(
    v.array(
      v.strictObject({
        name,
        plan: v.optional(v.picklist(["free", "pro"] as const)),
        canPay: v.optional(v.boolean()),
        tokens: v.optional(v.array(token)),
      }),
    ),
    v.minLength(1, "a list of at least one user"),
  ),
  organizations: v.optional(
    v.array(
      v.strictObject({
        name,
        plan: v.optional(v.picklist(["free", "team", "enterprise"] as const)),
        canPay: v.optional(v.boolean()),
        members: v.optional(v.record(v.string(), v.picklist(["admin", "write", "contributor", "read"] as const))),
      }),
    ),
  ),
});

/** @throws LocalHubError that names the field, never a token */
export function parseAccounts(value: unknown): AccountsSpec {
  return parse(accounts, value, "accounts");
}

const ownTemplate: v.GenericSchema<unknown, OwnTemplate> = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[^/\s]+\/[^/\s]+$/, "namespace/name")),
  sdk: v.optional(v.picklist(SDKS)),
  name: v.optional(v.string()),
  preferredPrivate: v.optional(v.boolean()),
});

/** @throws LocalHubError that names the field */
export function parseTemplate(value: unknown): OwnTemplate {
  return parse(ownTemplate, value, "template");
}

/** @throws LocalHubError that names the field */
export function parseTemplates(value: unknown): OwnTemplate[] {
  return parse(v.array(ownTemplate), value, "templates");
}

/** @throws LocalHubError that names the field */
export function parseFaults(value: unknown): Fault[] {
  return parse(v.array(faultSchema), value, "faults");
}

/** @throws LocalHubError that names the field */
export function parseFault(value: unknown): Fault {
  return parse(faultSchema, value, "fault");
}

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, what: string): T {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue);
  const where = field ? `${what}: "${field}"` : what;
  throw new LocalHubError(`${where} ${issueText(issue)}`);
}
