import { IMPATIENT } from "./hub-space";
import { InProcessTerraform, type Configuration } from "./in-process-terraform";
import { HubClient, type RetryPolicy } from "../../runtime/hub";
import { startLocalHub, type LocalHub, type LocalHubOptions } from "../../runtime/local-hub";
import type { AccountsSpec } from "../../runtime/local-hub/types";
import type { Client } from "../../runtime/plugin/client";
import { connect } from "../../runtime/plugin/connect";
import type { ObjectValue, Provider } from "../../runtime/plugin/protocol";
import { huggingFaceSpaces } from "../../runtime/plugin/provider";

/** Impatient, since a local Hub recovers at once. */
const RETRY: RetryPolicy = { initialDelayMs: 1, attempts: 3, conflictAttempts: 3, longestWaitSeconds: 0.5 };

/** The provider of Spaces, played by `InProcessTerraform` against a Hub at this address. */
export function inProcess(
  hub: { readonly url: string; readonly token: string },
  namespace?: string,
): InProcessTerraform<Client> {
  const provider: Provider<Client> = {
    ...huggingFaceSpaces,
    configure: async (_, { signal }) =>
      connect({ token: hub.token, endpoint: hub.url, namespace, signal, retry: RETRY, pace: IMPATIENT }),
  };
  return new InProcessTerraform(provider);
}

/** Address of the Space that `app` describes. */
export const SPACE = "huggingface-spaces_space.app";
export const BUCKET = "huggingface-spaces_bucket.data";

/** A configuration of one Space, `app`; a docker one unless said otherwise. */
export function app(attributes: Readonly<Record<string, unknown>> = {}): Configuration {
  return { [SPACE]: { name: "app", sdk: "docker", ...attributes } };
}

/** Accounts for what is paid for, and what belongs to an organization: the user is `local`, its organization `acme`. */
export const PAYING: AccountsSpec = {
  users: [{ name: "local", plan: "pro" }],
  organizations: [{ name: "acme", members: { local: "admin" } }],
};

/** A local Hub and the provider in one process. */
export class InProcessTest {
  /** For the tests of the block, or file, that calls it: each begins with an empty Hub and an empty state. */
  public static forTests(options: LocalHubOptions = {}): InProcessTest {
    const own = new InProcessTest();
    beforeAll(async () => {
      own.hub = await startLocalHub({ port: 0, speed: 20, ...options });
    });
    beforeEach(() => own.reset());
    afterAll(async () => own.hub.close());
    return own;
  }

  public hub!: LocalHub;
  public terraform!: InProcessTerraform<Client>;
  private seen = 0;

  private constructor() {}

  /** Within a test, to begin anew. */
  public reset(): void {
    this.hub.clearFaults();
    this.hub.reset();
    this.seen = 0;
    this.terraform = inProcess(this.hub);
  }

  /** Somebody else, who changes things by hand. */
  public get client(): HubClient {
    return new HubClient({ endpoint: this.hub.url, token: this.hub.token });
  }

  public get space(): ObjectValue | undefined {
    return this.terraform.state[SPACE];
  }

  /** Requests that changed something since this was last asked, in order: `METHOD path`. */
  public changes(): string[] {
    const requests = this.hub.requests().slice(this.seen);
    this.seen += requests.length;
    return requests.map(({ method, path }) => `${method} ${path}`).filter((request) => !/^(GET|HEAD) /.test(request));
  }

  /** What tells a Space from another one that came in its place; undefined where there is none. */
  public async identityOf(id: string): Promise<string | undefined> {
    const headers = { authorization: `Bearer ${this.hub.token}` };
    const answer = await fetch(`${this.hub.url}/api/spaces/${id}`, { headers });
    return answer.ok ? ((await answer.json()) as { _id: string })._id : undefined;
  }

  public async variables(id = "local/app"): Promise<Record<string, string>> {
    return Object.fromEntries((await this.client.listVariables(id)).map(({ key, value }) => [key, value]));
  }

  public async secrets(id = "local/app"): Promise<string[]> {
    return (await this.client.listSecrets(id)).map(({ key }) => key).sort();
  }
}
