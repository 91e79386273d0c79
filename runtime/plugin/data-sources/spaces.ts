import type { SpaceListing } from "../../hub";
import type { Client } from "../client";
import { LIST_FILTERS, listedNamespace, listFilterOf } from "../list-filters";
import type { DataSource, ObjectValue } from "../protocol";

/** What the list tells of each Space. */
const FIELDS = ["author", "createdAt", "lastModified", "likes", "private", "runtime", "sdk", "tags"];

/** The Spaces of an account, as far as the token may see them. */
export const spacesDataSource: DataSource<Client> = {
  schema: {
    description: "The Spaces of a user or an organization, as far as the token may see them.",
    attributes: {
      ...LIST_FILTERS,
      namespace: { ...LIST_FILTERS.namespace!, computed: true },
      ids: { type: ["list", "string"], computed: true, description: "`namespace/name` of each, sorted." },
      spaces: {
        nesting: "list",
        computed: true,
        description: "What the Hub's list tells of each, sorted by id.",
        attributes: {
          id: { type: "string", computed: true, description: "`namespace/name`." },
          name: { type: "string", computed: true, description: "Name, without the namespace." },
          private: { type: "bool", computed: true, description: "Whether it is private or protected." },
          sdk: { type: "string", computed: true, description: "`docker`, `gradio` or `static`." },
          stage: { type: "string", computed: true, description: "Such as `RUNNING`, `SLEEPING` or `BUILD_ERROR`." },
          hardware: { type: "string", computed: true, description: "Hardware flavor; null for static Spaces." },
          sleep_time: {
            type: "number",
            computed: true,
            description:
              "Seconds without a visitor after which it sleeps; `-1` is never, null where the Hub is silent.",
          },
          tags: { type: ["list", "string"], computed: true, description: "Its tags, sorted." },
          likes: { type: "number", computed: true, description: "How many people like it." },
          last_modified: { type: "string", computed: true, description: "Time of the last change (RFC 3339)." },
          created_at: { type: "string", computed: true, description: "Time of creation (RFC 3339)." },
        },
      },
    },
  },

  async read({ client, config }) {
    const namespace = await listedNamespace(client, config);
    const found = await client.hub.listSpaces({ author: namespace, ...listFilterOf(config), expand: FIELDS });
    const spaces = found.map(valuesOf).sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
    return { state: { ...config, namespace, ids: spaces.map(({ id }) => id), spaces } };
  },
};

function valuesOf({ id, runtime, tags, ...space }: SpaceListing): ObjectValue & { id: string } {
  return {
    id,
    name: id.split("/")[1] ?? null,
    private: space.private ?? null,
    sdk: space.sdk ?? null,
    stage: runtime?.stage ?? null,
    hardware: runtime?.hardware.requested ?? runtime?.hardware.current ?? null,
    sleep_time: runtime?.sleepTimeSeconds ?? null,
    tags: tags ? [...tags].sort() : null,
    likes: space.likes ?? null,
    last_modified: space.lastModified ?? null,
    created_at: space.createdAt ?? null,
  };
}
