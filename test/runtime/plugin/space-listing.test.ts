import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { SpaceListings } from "../../../runtime/plugin/space-listing";
import { clientOf } from "../../support/hub-space";

let hub: LocalHub;
beforeEach(async () => {
  hub = await startLocalHub({ speed: 0 });
});
afterEach(async () => hub.close());

/** Creates so many Spaces; answers their ids, oldest first. */
async function spaces(count: number): Promise<string[]> {
  const client = clientOf(hub);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await client.createSpace({ name: `app-${i}`, sdk: "static" })).id);
  return ids;
}

/** The requests of a refresh of these Spaces, `read` all at once or one after another. */
async function requestsOf(ids: string[], { atOnce = true, pageSize = 500 } = {}): Promise<string> {
  const client = clientOf(hub);
  const small: Pick<HubClient, "getSpace" | "spacePages"> = {
    getSpace: async (id) => client.getSpace(id),
    spacePages: (options) => client.spacePages({ ...options, limit: pageSize }),
  };
  const listings = new SpaceListings(small);
  const before = hub.requests().length;
  const find = async (id: string): Promise<string | undefined> => (await listings.find(id))?.id;
  const found: (string | undefined)[] = atOnce ? await Promise.all(ids.map(find)) : [];
  if (!atOnce) for (const id of ids) found.push(await find(id));
  expect(found).toEqual(ids);
  const made = hub.requests().slice(before);
  const lists = made.filter(({ path }) => path.startsWith("/api/spaces?")).length;
  return `${made.length - lists} single, ${lists} lists`;
}

test.each([true, false])("however they are asked for, the same requests are made (all at once: %s)", async (atOnce) => {
  const ids = await spaces(20);
  expect(await requestsOf(ids.slice(0, 1), { atOnce })).toBe("1 single, 0 lists");
  expect(await requestsOf(ids.slice(0, 2), { atOnce })).toBe("2 single, 0 lists");
  expect(await requestsOf(ids, { atOnce })).toBe("2 single, 1 lists");
});

test("two Spaces of an account with many cost two requests", async () => {
  const ids = await spaces(20);
  expect(await requestsOf(ids.slice(0, 2), { pageSize: 1 })).toBe("2 single, 0 lists");
});

test("a few of an account with many read a few pages, and never cost more than a third more", async () => {
  const ids = await spaces(20);
  expect(await requestsOf(ids.slice(0, 6), { pageSize: 1 })).toBe("6 single, 2 lists");
});

test.each([true, false])("many of an account with many read on in the list (all at once: %s)", async (atOnce) => {
  const ids = await spaces(20);
  expect(await requestsOf(ids, { pageSize: 5, atOnce })).toBe("8 single, 3 lists");
});

test("a Space that is gone is asked for by itself", async () => {
  const ids = await spaces(4);
  await clientOf(hub).deleteSpace("local/app-3");
  const listings = new SpaceListings(clientOf(hub));
  const found = await Promise.all(ids.map(async (id) => listings.find(id)));
  expect(found.map((space) => space?.id)).toEqual([...ids.slice(0, 3), undefined]);
  expect(hub.requests()).toContainEqual(expect.objectContaining({ path: "/api/spaces/local/app-3", status: 404 }));
});

test("where the list fails, each is asked for", async () => {
  const ids = await spaces(4);
  hub.addFault({ kind: "error", status: 500, path: "/api/spaces?" });
  expect(await requestsOf(ids)).toBe("4 single, 1 lists");
});
