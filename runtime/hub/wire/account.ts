import * as v from "valibot";
import { flag, optionalText, text, withoutUndefined } from "./fields";
import type * as types from "../types";

/** The Hub's own documentation does not describe it: a different shape is ignored. */
const tokenScopes: v.GenericSchema<unknown, readonly string[] | undefined> = v.fallback(
  v.optional(
    v.pipe(
      v.looseObject({
        scoped: v.array(v.looseObject({ entity: v.looseObject({ name: text }), permissions: v.array(text) })),
      }),
      v.transform(({ scoped }) =>
        scoped.filter(({ permissions }) => permissions.includes("repo.write")).map(({ entity }) => entity.name),
      ),
    ),
  ),
  undefined,
);

export const account: v.GenericSchema<unknown, types.Account> = v.pipe(
  v.looseObject({
    type: v.optional(text, "user"),
    name: text,
    fullname: optionalText,
    isPro: flag,
    canPay: v.optional(v.boolean()),
    orgs: v.nullish(v.array(v.looseObject({ name: text, plan: optionalText, roleInOrg: optionalText })), []),
    auth: v.nullish(
      v.looseObject({
        type: optionalText,
        accessToken: v.nullish(
          v.looseObject({ displayName: optionalText, role: optionalText, fineGrained: v.nullish(tokenScopes) }),
        ),
      }),
    ),
  }),
  v.transform((wire) =>
    withoutUndefined({
      name: wire.name,
      type: wire.type,
      fullName: wire.fullname,
      isPro: wire.isPro,
      canPay: wire.canPay,
      organizations: wire.orgs.map(({ name, roleInOrg, plan }) => withoutUndefined({ name, role: roleInOrg, plan })),
      tokenRole: wire.auth?.accessToken?.role,
      tokenWrites: wire.auth?.accessToken?.fineGrained ?? undefined,
      tokenType: wire.auth?.type,
      tokenName: wire.auth?.accessToken?.displayName,
    }),
  ),
);
