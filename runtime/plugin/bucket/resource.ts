import { parseSpaceId, suggestSpaceId } from "../../../src/catalog/names";
import type { Bucket, HubClient } from "../../hub";
import { GONE, orGone } from "../../hub/gone";
import type { Client } from "../client";
import {
  DiagnosticError,
  fillUnknown,
  UNKNOWN,
  type CreateRequest,
  type ImportRequest,
  type ObjectValue,
  type Outcome,
  type PlanOutcome,
  type PlanRequest,
  type ReadRequest,
  type Resource,
  type UpdateRequest,
  type Value,
} from "../protocol";
import { bucketSchema } from "./schema";

/** A bucket: renamed and moved in place, and destroyed with its files only where that is said. */
export const bucketResource: Resource<Client> = {
  schema: bucketSchema,
  plan: planBucket,
  create: createBucket,
  read: readBucket,
  update: updateBucket,
  delete: deleteBucket,
  import: importBucket,
};

function planBucket({ prior, proposed, config, client }: PlanRequest<Client>): PlanOutcome {
  if (prior === null) {
    const namespace = config.namespace ?? client?.namespace ?? UNKNOWN;
    return { planned: { ...proposed, namespace, private: config.private ?? true } };
  }
  const isMoved = proposed.name !== prior.name || proposed.namespace !== prior.namespace;
  return { planned: isMoved ? { ...proposed, id: UNKNOWN } : proposed };
}

async function createBucket({ client, planned, keep }: CreateRequest<Client>): Promise<Outcome> {
  const { hub } = client;
  const namespace = typeof planned.namespace === "string" ? planned.namespace : (await hub.whoAmI()).name;
  const id = `${namespace}/${String(planned.name)}`;
  const region = typeof planned.region === "string" ? planned.region : undefined;
  await hub.createBucket(id, { private: planned.private !== false, region });
  const state = { ...planned, id, namespace };
  keep(state);
  return { state: fillUnknown(state, attributesOf(await hub.getBucket(id))) };
}

async function readBucket({ client, state }: ReadRequest<Client>): Promise<Outcome> {
  const bucket = await found(client.hub, String(state.id));
  return { state: bucket ? { ...state, ...attributesOf(bucket) } : null };
}

async function updateBucket({ client, prior, planned, keep }: UpdateRequest<Client>): Promise<Outcome> {
  const { hub } = client;
  const from = String(prior.id);
  const namespace = typeof planned.namespace === "string" ? planned.namespace : String(prior.namespace);
  const id = `${namespace}/${String(planned.name)}`;
  if (id !== from) {
    await hub.moveBucket(from, id);
    keep({ ...prior, id, name: planned.name ?? null, namespace });
  }
  if (typeof planned.private === "boolean" && planned.private !== prior.private) {
    await hub.updateBucketSettings(id, { private: planned.private });
  }
  return { state: { ...planned, id } };
}

async function deleteBucket({ client: { hub }, state }: ReadRequest<Client>): Promise<void> {
  const id = String(state.id);
  const bucket = await found(hub, id);
  if (!bucket) return; // gone already
  if (state.force_destroy !== true && (bucket.files ?? 0) > 0) throw notEmpty(id, bucket.files ?? 0);
  await orGone(hub.deleteBucket(id));
}

async function importBucket({ client: { hub }, id }: ImportRequest<Client>): Promise<Outcome> {
  if (!parseSpaceId(id)) {
    throw failed(
      "Malformed import id",
      `"${id}" is not the id of a bucket. Write "namespace/name", such as "${suggestSpaceId(id)}".`,
    );
  }
  const bucket = await found(hub, id);
  if (!bucket) {
    throw failed(
      "No such bucket",
      `The Hub has no bucket "${id}", or this token may not see it. Check the id, and whose token it is.`,
    );
  }
  return { state: attributesOf(bucket) };
}

async function found(hub: HubClient, id: string): Promise<Bucket | undefined> {
  const bucket = await orGone(hub.getBucket(id));
  return bucket === GONE ? undefined : bucket;
}

function attributesOf({ id, private: isPrivate, sizeBytes, files, createdAt }: Bucket): ObjectValue {
  const [namespace, name] = id.split("/");
  const told: Record<string, Value | undefined> = { id, namespace, name, private: isPrivate, created_at: createdAt };
  return { ...nulled(told), size: sizeBytes ?? null, files: files ?? null };
}

function nulled(values: Record<string, Value | undefined>): ObjectValue {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
}

function notEmpty(id: string, files: number): DiagnosticError {
  const held = files === 1 ? "1 file" : `${files} files`;
  return failed(
    "Bucket is not empty",
    `${id} holds ${held}, which would be lost. Take them out; or set "force_destroy" to true, apply that, and destroy it then.`,
  );
}

function failed(summary: string, detail: string): DiagnosticError {
  return new DiagnosticError({ severity: "error", summary, detail });
}
