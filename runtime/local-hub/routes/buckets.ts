import { randomBytes } from "crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";
import { callerOf, mayRead, requireCaller, requireWrite } from "../access";
import { originFor } from "../addresses";
import { parseBody, repoName } from "../body";
import type { Hub } from "../hub";
import { CONTROL } from "../paths";
import { badRequest, paymentRequired, Refusal, repoNotFound } from "../refusal";
import type { Bucket } from "../state/buckets";

const visibility = v.picklist(["public", "private"]);
const createBody = v.looseObject({
  private: v.nullish(v.boolean()),
  visibility: v.nullish(visibility),
  region: v.nullish(v.picklist(["us", "eu"])),
  resourceGroupId: v.nullish(v.string()),
});
const settingsBody = v.looseObject({ private: v.nullish(v.boolean()), visibility: v.nullish(visibility) });
const contentsBody = v.object({
  files: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sizeBytes: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
});

interface Named {
  Params: { namespace: string; name: string };
}

/** Buckets: created, read, listed, made private, deleted. */
export function bucketRoutes(app: FastifyInstance, hub: Hub): void {
  app.post<Named>("/api/buckets/:namespace/:name", async (request) => {
    const { namespace, name } = named(hub, request);
    const body = parseBody(createBody, request.body);
    parseBody(v.object({ name: repoName }), { name });
    const owner = requireWrite(hub, request, namespace);
    if (owner.plan === "free" && !owner.canPay) throw paymentRequired("Payment required: buckets need a paid plan");
    const url = `${originFor(hub, request)}/buckets/${owner.name}/${name}`;
    if (hub.buckets.find(`${owner.name}/${name}`)) {
      throw new Refusal(409, "You already created this bucket repo", undefined, { url });
    }
    hub.buckets.add({
      repoId: randomBytes(12).toString("hex"),
      namespace: owner.name,
      name,
      private: body.private ?? body.visibility === "private",
      createdAt: hub.store.timestamp(),
      files: 0,
      sizeBytes: 0,
    });
    return { url, name: `${owner.name}/${name}` };
  });

  app.get<Named>("/api/buckets/:namespace", async (request) => {
    const { namespace } = named(hub, request);
    const caller = callerOf(hub, request);
    const { search = "" } = request.query as { search?: string };
    return hub.buckets
      .list()
      .filter((one) => one.namespace.toLowerCase() === namespace.toLowerCase() && one.name.includes(search))
      .filter((one) => mayRead(hub, withVisibility(one), caller))
      .map(bucketAnswer);
  });

  app.get<Named>("/api/buckets/:namespace/:name", async (request) => bucketAnswer(readableBucket(hub, request)));
  app.get<Named>("/api/buckets/:namespace/:name/tree", async (request) => {
    readableBucket(hub, request);
    return [];
  });

  app.put<Named>("/api/buckets/:namespace/:name/settings", async (request) => {
    const bucket = writableBucket(hub, request);
    const body = parseBody(settingsBody, request.body);
    bucket.private = body.private ?? (body.visibility ? body.visibility === "private" : bucket.private);
    return { private: bucket.private };
  });

  app.delete<Named>("/api/buckets/:namespace/:name", async (request) => {
    hub.buckets.remove(writableBucket(hub, request));
    return {};
  });

  app.put<Named>(`${CONTROL}/buckets/:namespace/:name/contents`, async (request) => {
    const { namespace, name } = request.params;
    const bucket = hub.buckets.find(`${namespace}/${name}`);
    if (!bucket) throw new Refusal(404, "Bucket not found");
    return bucketAnswer(Object.assign(bucket, parseBody(contentsBody, request.body)));
  });
}

/** The bucket that a volume names, before it is mounted. @throws Refusal 400 where there is none that the caller sees */
export function requireBuckets(
  hub: Hub,
  request: FastifyRequest,
  volumes: readonly { type: string; source: string }[],
) {
  const caller = callerOf(hub, request);
  for (const { type, source } of volumes) {
    const bucket = type === "bucket" ? hub.buckets.find(source) : undefined;
    if (type === "bucket" && !(bucket && mayRead(hub, withVisibility(bucket), caller))) {
      throw badRequest(`Bucket ${source} not found; create it first`);
    }
  }
}

function named(hub: Hub, request: FastifyRequest): { namespace: string; name: string } {
  const { namespace, name } = request.params as { namespace: string; name: string };
  return { namespace: namespace === "me" ? requireCaller(hub, request).user.name : namespace, name };
}

function readableBucket(hub: Hub, request: FastifyRequest): Bucket {
  const { namespace, name } = named(hub, request);
  const caller = callerOf(hub, request);
  const bucket = hub.buckets.find(`${namespace}/${name}`);
  if (!bucket || !mayRead(hub, withVisibility(bucket), caller)) throw repoNotFound(caller !== undefined);
  return bucket;
}

function writableBucket(hub: Hub, request: FastifyRequest): Bucket {
  const bucket = readableBucket(hub, request);
  requireWrite(hub, request, bucket.namespace);
  return bucket;
}

function withVisibility(bucket: Bucket) {
  return { namespace: bucket.namespace, visibility: bucket.private ? ("private" as const) : ("public" as const) };
}

function bucketAnswer({ repoId, namespace, name, createdAt, files, sizeBytes, private: isPrivate }: Bucket): object {
  const id = `${namespace}/${name}`;
  return { _id: repoId, id, author: namespace, private: isPrivate, createdAt, size: sizeBytes, totalFiles: files };
}
