import { existsSync, readFileSync, writeFileSync } from "fs";
import { madeBy, note, noteRefusal } from "./run/journal";
import { currentRun, newPrefix } from "./run/run";
import { NotAsked, send, type Answer, type RequestOptions } from "./run/send";
import { startLocalHub } from "../../runtime/local-hub";
import "./to-answer";

export type { Answer };

/** A Hub that the contract is held against. */
export interface Target {
  readonly url: string;
  /** User or organization whose Spaces are made and deleted. */
  readonly namespace: string;
  /** Whose token it is: the namespace, unless that is an organization. */
  readonly account: string;
  /** Of an account without a paid plan, where there is one. */
  readonly freeToken?: string;
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  /** A name that nobody else uses, and by which what a run has made is found again. */
  nameFor(what: string): string;
  /** Asks for a static Space, which is free for every account. */
  createSpace(what: string, body?: object, options?: RequestOptions): Promise<{ id: string; answer: Answer }>;
  /** A Space that a point needs. @throws NotAsked where there is none, so that what depends on it is no difference of its own */
  needSpace(what: string, body?: object): Promise<{ id: string; answer: Answer }>;
  /** Asks until the answer is as wanted, for what the Hub tells a little later; answers the last one at any rate. */
  eventually(ask: () => Promise<Answer>, isWanted: (answer: Answer) => boolean): Promise<Answer>;
  close(): Promise<void>;
}

const run = currentRun();

/** Whether what costs money, or needs a paid plan, may be asked for. */
export const mayCostMoney = run?.mayCostMoney ?? true;

/** Whether what is made without another word belongs to the namespace that is worked in. */
export const isOwnNamespace = run === undefined || run.namespace === run.account;

/** Whether an account without a paid plan is there to ask with. */
export const hasFreeAccount = run?.isFree ?? true;

/** The Hub of the run that `npm run test:contract` has begun; in `npm test` a local one. */
export async function openTarget(): Promise<Target> {
  if (!run) return localHub();
  const token = process.env.HF_CONTRACT_TOKEN!;
  return target({ ...run, token, freeToken: run.isFree ? token : undefined, close: async () => {} });
}

async function localHub(): Promise<Target> {
  const users = [{ name: "local" }, { name: "free", plan: "free" as const, tokens: [{ token: "hf_free" }] }];
  const hub = await startLocalHub({ accounts: { users }, buildSeconds: 0, startSeconds: 0 });
  const { url, token, user: namespace } = hub;
  return target({
    url,
    token,
    namespace,
    account: namespace,
    freeToken: "hf_free",
    prefix: newPrefix(),
    close: async () => hub.close(),
  });
}

interface Opened extends Pick<Target, "url" | "namespace" | "account" | "freeToken" | "close"> {
  readonly token: string;
  readonly prefix: string;
  readonly journal?: string;
}

function target({ url, namespace, account, freeToken, close, token, prefix, journal }: Opened): Target {
  const nameFor = (what: string): string => `${prefix}-${what}`;
  // Once the Hub refuses what is free, or for long, no other creation is asked for: it locks accounts out that go on.
  const lock = `${journal}.lock`;
  const lockFor = (reason: string): void => {
    if (journal) writeFileSync(lock, reason);
  };
  const request: Target["request"] = async (method, path, options = {}) => {
    const made = madeBy(method, path, options.body, account);
    if (made && journal) note(journal, made);
    const answer = await send({ token, ...options, url, method, path });
    if (made && journal && answer.status >= 400 && answer.status < 500) noteRefusal(journal, made);
    return answer;
  };
  const createSpace: Target["createSpace"] = async (what, body = {}, options = {}) => {
    if (existsSync(lock)) throw new NotAsked(readFileSync(lock, "utf8"));
    const name = nameFor(what);
    const create = { type: "space", name, organization: namespace, sdk: "static", visibility: "private", ...body };
    try {
      const answer = await request("POST", "/api/repos/create", { ...options, body: create });
      return { id: `${namespace}/${name}`, answer };
    } catch (error) {
      if (error instanceof NotAsked && error.isLockedOut) lockFor(error.message);
      throw error;
    }
  };
  return {
    url,
    namespace,
    account,
    freeToken,
    request,
    nameFor,
    close,
    createSpace,
    needSpace: async (what, body = {}) => {
      const created = await createSpace(what, body);
      const { status, body: answer } = created.answer;
      if (status === 200) return created;
      const reason = `no Space to ask of: its creation was answered ${status} ${reasonIn(answer)}`;
      // That an account may not host apps says nothing of what is free.
      if (!("sdk" in body)) lockFor(reason);
      throw new NotAsked(reason);
    },
    eventually: async (ask, isWanted) => {
      for (let round = 1; ; round++) {
        const answer = await ask();
        if (round === 10 || !journal || isWanted(answer)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    },
  };
}

/** The entries of a list; none where the answer is no list. */
export function listOf<T extends object = { id: string }>({ body }: Answer): T[] {
  return Array.isArray(body) ? body.filter((entry) => typeof entry === "object" && entry !== null) : [];
}

function reasonIn(body: unknown): string {
  return String((body as { error?: unknown } | null)?.error ?? "").slice(0, 200);
}
