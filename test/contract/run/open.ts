import * as path from "path";
import * as v from "valibot";
import { newPrefix, type Run } from "./run";
import { send } from "./send";
import { findEndpoint } from "../../../runtime/hub/environment";

/** What keeps a run from beginning. */
export class Unusable extends Error {}

const account = v.looseObject({
  name: v.string(),
  isPro: v.nullish(v.boolean()),
  canPay: v.nullish(v.boolean()),
  orgs: v.nullish(
    v.array(v.looseObject({ name: v.string(), plan: v.nullish(v.string()), roleInOrg: v.nullish(v.string()) })),
    [],
  ),
  auth: v.nullish(v.looseObject({ accessToken: v.nullish(v.looseObject({ role: v.nullish(v.string()) })) })),
});

/**
 * Looks once whose token it is, and whether it may do what a run needs, before anything is made. Undefined without a token.
 * @throws Unusable
 */
export async function openRun(
  token: string | undefined,
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Run | undefined> {
  if (!token) return undefined;
  const url = findEndpoint(undefined, environment);
  const { status, body } = await send({ url, token, method: "GET", path: "/api/whoami-v2" }).catch((error: Error) => {
    throw new Unusable(`${url}: ${error.message}`);
  });
  if (status !== 200) throw new Unusable(`${url} does not accept HF_CONTRACT_TOKEN: ${status}`);
  if (!v.is(account, body)) throw new Unusable(`${url} is no Hub: GET /api/whoami-v2 tells no account`);
  const { name, isPro, canPay, orgs, auth } = v.parse(account, body);
  if (auth?.accessToken?.role === "read") {
    throw new Unusable(
      "HF_CONTRACT_TOKEN may only read: make one that may write at https://huggingface.co/settings/tokens",
    );
  }
  const namespace = environment.HF_CONTRACT_NAMESPACE?.trim() || name;
  const organization = orgs.find((one) => one.name === namespace);
  if (namespace !== name && (!organization || organization.roleInOrg === "read")) {
    throw new Unusable(`HF_CONTRACT_NAMESPACE: ${name} may not write to ${namespace}`);
  }
  return {
    url,
    account: name,
    namespace,
    prefix: newPrefix(),
    isFree: isPro === false && canPay !== true && !orgs.some(({ plan }) => plan),
    mayCostMoney: environment.HF_CONTRACT_PAID === "1",
    journal: path.join(folder, "journal"),
    report: path.join(folder, "report"),
  };
}
