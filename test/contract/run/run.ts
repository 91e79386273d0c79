import { randomBytes } from "crypto";

/** What a run hands to the tests that it starts, by the environment. */
export interface Run {
  /** The Hub's address. */
  readonly url: string;
  /** User or organization whose Spaces are made and deleted. */
  readonly namespace: string;
  /** Whose token it is. */
  readonly account: string;
  /** The first part of every name that the run makes, so that runs beside each other leave each other alone. */
  readonly prefix: string;
  /** Whether the account has no paid plan, so that the Hub has to refuse what needs one. */
  readonly isFree: boolean;
  /** Whether what needs a paid plan or costs money may be asked for. */
  readonly mayCostMoney: boolean;
  /** File that names whatever was made, a line each. */
  readonly journal: string;
  /** File that the tests' results go to, a line of JSON each. */
  readonly report: string;
}

/** Every name begins so, and nothing else of this project does: what broken runs have left is found by it. */
export const NAME_PREFIX = "cdktf-contract-";

export function newPrefix(): string {
  return `${NAME_PREFIX}${randomBytes(4).toString("hex")}`;
}

const VARIABLE = "HF_CONTRACT_RUN";

export function environmentOf(run: Run): NodeJS.ProcessEnv {
  return { ...process.env, [VARIABLE]: JSON.stringify(run) };
}

/** Undefined in `npm test`, where nobody has asked for the real Hub, whatever token the environment has. */
export function currentRun(): Run | undefined {
  const text = process.env[VARIABLE];
  return text ? (JSON.parse(text) as Run) : undefined;
}
