import type { AddressInfo } from "net";
import { networkInterfaces } from "os";
import type { FastifyRequest } from "fastify";
import type { Hub } from "./hub";
import { isLoopback } from "./paths";

/** Where a server is reached that may listen on all of a machine's interfaces. */
export interface Reachable {
  /** From this machine. */
  readonly url: string;
  /** From others; none where it listens on the loopback interface only. */
  readonly networkUrls: readonly string[];
}

/** @param interfaces as `networkInterfaces()` of `os` tells them */
export function reachableAt({ address, port }: AddressInfo, interfaces = networkInterfaces()): Reachable {
  const all = Object.values(interfaces).flatMap((ones = []) => ones);
  const listed = (family: string): string[] =>
    all
      // Whoever wants an address of one link only would have to name their own end of it.
      .filter((one) => !one.internal && one.family === family && !one.address.toLowerCase().startsWith("fe80:"))
      .map((one) => urlOf(one.address, port));
  const local = urlOf("127.0.0.1", port);
  if (address === "0.0.0.0") return { url: local, networkUrls: listed("IPv4") };
  if (address === "::") return { url: local, networkUrls: [...listed("IPv4"), ...listed("IPv6")] };
  const url = urlOf(address, port);
  return { url, networkUrls: isLoopback(address) ? [] : [url] };
}

/** Where whoever sent the request reaches this Hub: where other machines are let in, at the address that they used. */
export function originFor(hub: Hub, { headers: { host = "" } }: FastifyRequest): string {
  const isOther = !isLoopback(hub.options.host) && /^[\w.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i.test(host);
  return isOther ? `http://${host}` : hub.url;
}

function urlOf(address: string, port: number): string {
  return `http://${address.includes(":") ? `[${address}]` : address}:${port}`;
}
