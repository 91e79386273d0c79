import type { NetworkInterfaceInfo } from "os";
import { startLocalHub } from "../../../runtime/local-hub";
import { reachableAt } from "../../../runtime/local-hub/addresses";

const at = (address: string, internal = false): NetworkInterfaceInfo =>
  ({ address, internal, family: address.includes(":") ? "IPv6" : "IPv4" }) as NetworkInterfaceInfo;

const INTERFACES = {
  lo: [at("127.0.0.1", true), at("::1", true)],
  eth0: [at("192.0.2.2"), at("2001:db8::2"), at("fe80::2")],
  tun0: [at("198.51.100.7")],
};

const LOCAL = "http://127.0.0.1:80";

test.each<[string, string, readonly string[]]>([
  ["127.0.0.1", LOCAL, []],
  ["127.0.0.2", "http://127.0.0.2:80", []],
  ["::1", "http://[::1]:80", []],
  ["0.0.0.0", LOCAL, ["http://192.0.2.2:80", "http://198.51.100.7:80"]],
  ["::", LOCAL, ["http://192.0.2.2:80", "http://198.51.100.7:80", "http://[2001:db8::2]:80"]],
  ["192.0.2.2", "http://192.0.2.2:80", ["http://192.0.2.2:80"]],
  ["2001:db8::2", "http://[2001:db8::2]:80", ["http://[2001:db8::2]:80"]],
])("what listens on %s is reached from here at %s, and from elsewhere at %j", (address, url, networkUrls) => {
  const family = address.includes(":") ? "IPv6" : "IPv4";
  expect(reachableAt({ address, family, port: 80 }, INTERFACES)).toEqual({ url, networkUrls });
});

test("without a network there is no address for other machines", () => {
  const { lo } = INTERFACES;
  expect(reachableAt({ address: "0.0.0.0", family: "IPv4", port: 80 }, { lo }).networkUrls).toEqual([]);
});

describe("the addresses in the Hub's answers", () => {
  test.each([
    ["0.0.0.0", "localhost"],
    ["127.0.0.1", "127.0.0.1"],
  ])("where it listens on %s and is asked as localhost, begin with %s", async (host, name) => {
    const hub = await startLocalHub({ host });
    const { port } = new URL(hub.url);
    const asked = `http://localhost:${port}`;
    const headers = { authorization: `Bearer ${hub.token}`, "content-type": "application/json" };
    const create = async (space: string): Promise<Response> => {
      const body = JSON.stringify({ type: "space", name: space, sdk: "static" });
      return fetch(`${asked}/api/repos/create`, { method: "POST", headers, body });
    };
    const origin = `http://${name}:${port}`;
    expect(await (await create("one")).json()).toMatchObject({ url: `${origin}/spaces/local/one` });
    await create("two");
    const read = await fetch(`${asked}/api/spaces/local/one`, { headers });
    expect(await read.json()).toMatchObject({ host: `${origin}/apps/local-one` });
    const list = await fetch(`${asked}/api/spaces?limit=1`, { headers });
    expect(list.headers.get("link")).toMatch(new RegExp(`^<${origin}/api/spaces\\?`));
    await list.body?.cancel();
    await hub.close();
  });
});
