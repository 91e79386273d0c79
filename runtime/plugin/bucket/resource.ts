import type { Bucket } from "../../hub";
import { GONE, orGone } from "../../hub/gone";
import type { Client } from "../client";
import { namedIdentity } from "../identity";
import { idAfterMove, sameNamespace } from "../names";
import {
  DiagnosticError,
  OBJECT_GONE,
  UNKNOWN,
  type ConfigureRequest,
  type Created,
  type CreateRequest,
  type Gone,
  type Outcome,
  type PlanOutcome,
  type PlanRequest,
  type ReadRequest,
  type Resource,
  type Unclear,
} from "../protocol";
import { unclearCreation } from "../unclear-creation";
import { findBucket, importBucket, MOVING_TO, readApplied, readBucket } from "./read";
import { bucketSchema } from "./schema";

/** A bucket: renamed and moved in place, and destroyed with its files only where that is said. */
export const bucketResource: Resource<Client> = {
  schema: bucketSchema,
  identity: namedIdentity,
  plan: planBucket,
  create: createBucket,
  configure: configureBucket,
  read: readBucket,
  delete: deleteBucket,
  import: importBucket,
};

function planBucket({ prior, proposed, config, client }: PlanRequest<Client>): PlanOutcome {
  if (prior === null) {
    const namespace = config.namespace ?? client?.namespace ?? UNKNOWN;
    return { planned: { ...proposed, namespace, private: config.private ?? true } };
  }
  const isSame = sameNamespace(prior.namespace, proposed.namespace);
  const planned = isSame ? { ...proposed, namespace: prior.namespace ?? null } : proposed;
  return { planned: isSame && planned.name === prior.name ? planned : { ...planned, id: UNKNOWN } };
}

async function createBucket(request: CreateRequest<Client>): Promise<Created | Unclear> {
  const { client, desired, private: kept } = request;
  const namespace = typeof desired.namespace === "string" ? desired.namespace : (await client.hub.whoAmI()).name;
  const id = `${namespace}/${String(desired.name)}`;
  const region = typeof desired.region === "string" ? desired.region : undefined;
  const state = { ...desired, id, namespace };
  const startedMs = Date.now();
  try {
    await client.uncancelled.createBucket(id, { private: desired.private !== false, region });
    return { kind: "created", state };
  } catch (error) {
    return unclearCreation(error, state, kept, startedMs);
  }
}

async function configureBucket(request: ConfigureRequest<Client>): Promise<Outcome> {
  const { client, id: from, prior, desired, keep } = request;
  const { hub } = client;
  const id = idAfterMove(from, desired);
  if (id !== from) {
    // Unlike a Space's, a bucket's old address may lead nowhere: without an answer, this says where else to look.
    keep(prior, { ...request.private, [MOVING_TO]: id });
    await client.uncancelled.moveBucket(from, id);
    keep({ ...prior, id, name: desired.name ?? null, namespace: desired.namespace ?? null }, request.private);
  }
  if (typeof desired.private === "boolean" && desired.private !== prior.private) {
    await hub.updateBucketSettings(id, { private: desired.private });
  }
  return readApplied(hub, id, desired);
}

async function deleteBucket({ client: { hub }, state, private: kept }: ReadRequest<Client>): Promise<Gone> {
  const bucket = await findBucket(hub, state, kept);
  if (bucket === GONE) return OBJECT_GONE;
  if (state.force_destroy !== true && !isEmpty(bucket)) throw notEmpty(bucket);
  await orGone(hub.deleteBucket(bucket.id));
  return OBJECT_GONE;
}

/** Not one of which the Hub does not say so. */
function isEmpty({ files, sizeBytes }: Bucket): boolean {
  return files === undefined ? sizeBytes === 0 : files === 0;
}

function notEmpty({ id, files }: Bucket): DiagnosticError {
  const held = files === undefined ? "an unknown number of files" : files === 1 ? "1 file" : `${files} files`;
  return new DiagnosticError({
    severity: "error",
    summary: "Bucket is not empty",
    detail: `${id} holds ${held}, which would be lost. Take them out; or set "force_destroy" to true, apply that, and destroy it then.`,
  });
}
