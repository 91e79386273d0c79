import { parseSpaceId, suggestSpaceId } from "../../../src/catalog/names";
import type { Bucket, HubClient } from "../../hub";
import { GONE, orGone, type Gone as Missing } from "../../hub/gone";
import { HubError } from "../../hub/hub-error";
import type { Client } from "../client";
import { hubDiagnostic } from "../hub-diagnostics";
import { spelledAs } from "../names";
import {
  DiagnosticError,
  fillUnknown,
  OBJECT_GONE,
  type Gone,
  type ImportRequest,
  type ObjectValue,
  type Outcome,
  type PrivateState,
  type ReadRequest,
  type Value,
} from "../protocol";
import { isOwn, isUnclear } from "../unclear-creation";

/** In the private state of a bucket whose move had no answer: the id that it may have now. */
export const MOVING_TO = "movingTo";

export async function readBucket({ client, state, private: kept }: ReadRequest<Client>): Promise<Outcome | Gone> {
  const bucket = await findBucket(client.hub, state, kept);
  if (bucket === GONE) return OBJECT_GONE;
  const { [MOVING_TO]: _, ...settled } = kept;
  return { state: { ...state, ...attributesOf(bucket, state) }, private: settled };
}

/** The state after an apply. Should the reading fail, what was applied stands all the same; the next refresh fills the rest. */
export async function readApplied(hub: HubClient, id: string, applied: ObjectValue): Promise<Outcome> {
  try {
    return { state: fillUnknown(applied, attributesOf(await hub.getBucket(id), applied)) };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const [namespace = null] = id.split("/");
    return { state: fillUnknown(applied, { id, namespace }), diagnostics: [hubDiagnostic(error, "warning")] };
  }
}

export async function importBucket({ client: { hub }, id }: ImportRequest<Client>): Promise<Outcome> {
  if (!parseSpaceId(id)) {
    throw failed(
      "Malformed import id",
      `"${id}" is not the id of a bucket. Write "namespace/name", such as "${suggestSpaceId(id)}".`,
    );
  }
  const bucket = await orGone(hub.getBucket(id));
  if (bucket === GONE) {
    throw failed(
      "No such bucket",
      `The Hub has no bucket "${id}", or this token may not see it. Check the id, and whose token it is.`,
    );
  }
  return { state: attributesOf(bucket) };
}

/** The bucket of a state; gone too where the creation had no answer and what is there is somebody else's. */
export async function findBucket(hub: HubClient, state: ObjectValue, kept: PrivateState): Promise<Bucket | Missing> {
  const found = await orGone(hub.getBucketAndTime(String(state.id)));
  if (found !== GONE) {
    const isTheirs = isUnclear(kept) && !isOwn(kept, { createdAt: found.bucket.createdAt, hubTimeMs: found.hubTimeMs });
    return isTheirs ? GONE : found.bucket;
  }
  const { [MOVING_TO]: movingTo } = kept;
  const moved = typeof movingTo === "string" ? await orGone(hub.getBucket(movingTo)) : GONE;
  return moved !== GONE && moved.createdAt === state.created_at ? moved : GONE;
}

/** What the Hub tells of a bucket, as attributes; `known` is how the user spells it. */
export function attributesOf(
  { id, private: isPrivate, sizeBytes, files, createdAt }: Bucket,
  known?: ObjectValue,
): ObjectValue {
  const [namespace = "", name = ""] = id.split("/");
  const values: Record<string, Value | undefined> = {
    id,
    namespace: spelledAs(known?.namespace, namespace),
    name,
    private: isPrivate,
    created_at: createdAt,
    size: sizeBytes,
    files,
  };
  return Object.fromEntries(Object.entries(values).map(([attribute, value]) => [attribute, value ?? null]));
}

function failed(summary: string, detail: string): DiagnosticError {
  return new DiagnosticError({ severity: "error", summary, detail });
}
