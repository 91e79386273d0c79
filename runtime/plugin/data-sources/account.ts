import type { Client } from "../client";
import type { DataSource } from "../protocol";

/** Whose token it is, and what it may do; never the token. */
export const accountDataSource: DataSource<Client> = {
  schema: {
    description: "The account of the provider's token.",
    attributes: {
      name: { type: "string", computed: true, description: "Name, which is the namespace of its Spaces." },
      is_pro: { type: "bool", computed: true, description: "Whether it has a PRO subscription." },
      can_pay: {
        type: "bool",
        computed: true,
        description: "Whether paid hardware can be asked for; null where the Hub does not say.",
      },
      token_role: {
        type: "string",
        computed: true,
        description: "What the token may do: `read`, `write` or `fineGrained`; null where the Hub does not say.",
      },
      organizations: {
        nesting: "list",
        computed: true,
        description: "The organizations that it belongs to, by name.",
        attributes: {
          name: { type: "string", computed: true, description: "Name, which is the namespace of its Spaces." },
          role: { type: "string", computed: true, description: "`admin`, `write`, `contributor` or `read`." },
          plan: { type: "string", computed: true, description: "Such as `team` or `enterprise`; null for none." },
        },
      },
    },
  },

  async read({ client: { hub } }) {
    const { name, isPro, canPay = null, tokenRole = null, organizations } = await hub.whoAmI();
    return {
      state: {
        name,
        is_pro: isPro,
        can_pay: canPay,
        token_role: tokenRole,
        organizations: organizations
          .map(({ name: organization, role = null, plan = null }) => ({ name: organization, role, plan }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      },
    };
  },
};
