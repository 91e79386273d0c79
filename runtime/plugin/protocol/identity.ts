import type { Message } from "./messages";
import type { ResourceRequest } from "./resource-request";
import { hasUnknown } from "./state";
import type { CtyType } from "./types";
import { decodeValue, encodeValue, type ObjectValue } from "./values";

/**
 * What tells an object from all others, apart from its state: attributes of the state by the same names. Terraform keeps it
 * since 1.12, imports by it, and lists objects by it; earlier ones never ask.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/framework/resources/identity
 */
export interface Identity<Client> {
  readonly attributes: Readonly<Record<string, IdentityAttribute>>;
  /** The id by which `import` knows the object. What is optional for an import is null where the user left it out. */
  importId(request: ResourceRequest<Client> & { readonly identity: ObjectValue }): string | Promise<string>;
}

interface IdentityAttribute {
  readonly type: CtyType;
  /** Markdown, one sentence. */
  readonly description: string;
  /** What an import may leave out. @default false */
  readonly optionalForImport?: boolean;
}

type Attributes = Identity<never>["attributes"];
type IdentityMessage = Message<"ResourceIdentityData">;

export function identitySchemaMessage({ attributes }: { attributes: Attributes }): Message<"ResourceIdentitySchema"> {
  return {
    identityAttributes: Object.entries(attributes).map(([name, { type, description, optionalForImport = false }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      requiredForImport: !optionalForImport,
      optionalForImport,
      description,
    })),
  };
}

/**
 * Of the object with this state; undefined while one of its attributes is not known. Terraform takes unknown ones of a plan, but
 * `terraform show -json` of such a plan fails (seen with 1.15.9).
 */
export function identityMessage(
  identity: { attributes: Attributes } | undefined,
  state: ObjectValue | null,
): IdentityMessage | undefined {
  if (!identity || !state) return undefined;
  const names = Object.keys(identity.attributes);
  const value = Object.fromEntries(names.map((name) => [name, state[name] ?? null]));
  const isMissing = Object.values(value).some((one) => one === null || hasUnknown(one));
  return isMissing ? undefined : { identityData: { msgpack: encodeValue(value, typeOf(identity)) } };
}

/** Null where Terraform sent none. */
export function decodeIdentity(
  identity: { attributes: Attributes } | undefined,
  message: IdentityMessage | null | undefined,
): ObjectValue | null {
  const bytes = message?.identityData?.msgpack;
  return identity && bytes?.length ? (decodeValue(bytes, typeOf(identity)) as ObjectValue | null) : null;
}

export function typeOf({ attributes }: { attributes: Attributes }): CtyType {
  return ["object", Object.fromEntries(Object.entries(attributes).map(([name, { type }]) => [name, type]))];
}
