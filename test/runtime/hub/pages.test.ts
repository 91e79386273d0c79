import { HubClient } from "../../../runtime/hub";
import type { Answer } from "../../../runtime/hub/answer";
import { readPages } from "../../../runtime/hub/pages";
import type { HubRequest } from "../../../runtime/hub/request";
import { spaceListings } from "../../../runtime/hub/wire";
import { json, startScriptedServer, type ScriptedServer } from "../../support/scripted-server";

let server: ScriptedServer;
afterEach(async () => server?.close());

/** A Hub whose pages hold one Space each; what `linkOf` says of the next, undefined for none. */
async function hub(linkOf: (page: number, url: string) => string | undefined): Promise<HubClient> {
  server = await startScriptedServer(({ path }, response) => {
    const url = new URL(path, server.url);
    const page = Number(url.searchParams.get("cursor") ?? 0);
    url.searchParams.set("cursor", String(page + 1));
    const link = linkOf(page, url.href);
    json(response, [{ id: `alice/${page}` }], 200, link === undefined ? {} : { link });
  });
  return new HubClient({ endpoint: server.url, token: "hf_pages" });
}

test("asks for one account's Spaces, with the text, the tags and the fields that are wanted", async () => {
  const client = await hub(() => undefined);
  await client.listSpaces({ author: "a b", search: "demo", filter: ["docker", "region:us"], expand: ["sdk"] });
  await client.listSpaces({ author: "alice", search: "" });
  expect(server.received.map(({ path }) => path)).toEqual([
    "/api/spaces?expand=sdk&author=a+b&search=demo&filter=docker&filter=region%3Aus&limit=500",
    "/api/spaces?author=alice&limit=500",
  ]);
});

test.each<[string, (url: string) => string]>([
  ["as the Hub writes it", (url) => `<${url}>; rel="next"`],
  ["without quotes", (url) => `<${url}>;rel=next`],
  ["after the way back", (url) => `<http://127.0.0.1:1/back>; rel="prev", <${url}>; rel="next"`],
  ["by a long address", (url) => `<${url.split("&more")[0]}&more=${"x".repeat(9000)}>; rel="next"`],
  ["without the host", (url) => `<${url.slice(server.url.length)}>; rel="next"`],
])("follows the next page %s", async (_, link) => {
  const client = await hub((page, url) => (page < 2 ? link(url) : undefined));
  expect(await client.listSpaces({ author: "alice" })).toEqual([
    { id: "alice/0" },
    { id: "alice/1" },
    { id: "alice/2" },
  ]);
});

test("is at the end where the header tells of other pages only", async () => {
  const client = await hub((_, url) => `<${url}>; rel="last"`);
  expect(await client.listSpaces({ author: "alice" })).toEqual([{ id: "alice/0" }]);
});

test("asks for no page before it is wanted", async () => {
  const client = await hub((_, url) => `<${url}>; rel="next"`);
  for await (const page of client.spacePages({ author: "alice" })) if (page[0].id === "alice/1") break;
  expect(server.received).toHaveLength(2);
});

test("gives up a list that never ends", async () => {
  let asked = 0;
  const send = async ({ method, path }: HubRequest): Promise<Answer> => {
    const headers = { link: `</api/spaces?page=${++asked}>; rel="next"` };
    return { status: 200, headers, body: [], facts: { method, path, status: 200 } };
  };
  const request = { method: "GET", path: "/api/spaces" } as const;
  const readAll = async (): Promise<void> => {
    for await (const page of readPages("http://hub", send, request, spaceListings)) expect(page).toEqual([]);
  };
  await expect(readAll()).rejects.toThrow(
    "GET /api/spaces: the answer is not what the Hub documents: its pages do not end",
  );
  expect(asked).toBe(1000);
});
