import type { Client } from "../client";
import type { DataSource } from "../protocol";

/** What a Space can be made from. */
export const templatesDataSource: DataSource<Client> = {
  schema: {
    description: "The templates that the Hub offers for new Spaces.",
    attributes: {
      templates: {
        nesting: "list",
        computed: true,
        description: "In the Hub's order.",
        attributes: {
          id: { type: "string", computed: true, description: "What `template` takes: `namespace/name`." },
          name: { type: "string", computed: true, description: "Such as `JupyterLab`." },
          sdk: { type: "string", computed: true, description: "`docker`, `gradio` or `static`." },
          preferred_private: {
            type: "bool",
            computed: true,
            description: "Whether a new Space had better be private.",
          },
        },
      },
    },
  },

  async read({ client: { hub } }) {
    const templates = (await hub.listTemplates()).map(({ repoId, name, sdk = null, preferredPrivate }) => ({
      id: repoId,
      name,
      sdk,
      preferred_private: preferredPrivate,
    }));
    return { state: { templates } };
  },
};
