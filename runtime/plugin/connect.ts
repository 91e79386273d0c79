import type { Client } from "./client";
import { log } from "./protocol";
import { SpaceListings } from "./space-listing";
import { HubClient, type HubClientOptions, type Pace, type RetryPolicy } from "../hub";

export interface ConnectOptions {
  readonly token: string;
  readonly endpoint?: string;
  /** Namespace of whatever names none itself. @default - the account of the token */
  readonly namespace?: string;
  /** Aborted when the user stops Terraform. */
  readonly signal: AbortSignal;
  /** @default - as patient as the Hub wants its clients to be */
  readonly retry?: RetryPolicy;
  readonly pace?: Pace;
}

/** What the operations of one process talk to the Hub with. */
export function connect({ token, endpoint, namespace, signal, retry, pace }: ConnectOptions): Client {
  const options: HubClientOptions = {
    token,
    endpoint,
    signal,
    pace,
    retry: { ...retry, onWait: (wait) => log.warn("waiting before the Hub is asked again", { ...wait }) },
    onRequest: (event) => log.debug("asked the Hub", { ...event }),
  };
  const hub = new HubClient(options);
  const uncancelled = new HubClient({ ...options, finishRequests: true });
  return { hub, uncancelled, listings: new SpaceListings(hub), namespace };
}
