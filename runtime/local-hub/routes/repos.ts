import { randomBytes } from "crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { DEFAULT_HARDWARE } from "../../../src/catalog/hardware";
import { repoNameProblem } from "../../../src/catalog/names";
import { readableSpace, requireCaller, requireWrite, writableSpace } from "../access";
import { originFor } from "../addresses";
import { settingsAnswer } from "../answers";
import { createRepo, deleteRepo, duplicate, moveRepo, parseBody, updateSettings, type CreateRepo } from "../body";
import type { Hub } from "../hub";
import { badRequest, forbidden, paymentRequired, Refusal, repoNotFound, spaceExists } from "../refusal";
import { requireBuckets } from "./buckets";
import { requireFilePath } from "./file-path";
import type { Namespace } from "../state/accounts";
import { Repository, regularFile } from "../state/repository";
import { seedFiles } from "../state/seeds";
import { spaceId, type Setting, type Space } from "../state/space";

/** Create, move, delete, settings. */
export function repoRoutes(app: FastifyInstance, hub: Hub): void {
  app.post("/api/repos/create", { config: { serialized: true } }, async (request) => {
    const body = parseBody(createRepo, request.body);
    const caller = requireCaller(hub, request);
    const owner = requireWrite(hub, request, body.organization ?? caller.user.name);
    const space = newSpace(hub, owner, request, body);
    const existing = hub.store.find(`${owner.name}/${body.name}`);
    if (existing) throw spaceExists(hub.pageOf(existing, originFor(hub, request)));
    hub.store.add(space);
    hub.life.build(space, "created");
    return { url: hub.pageOf(space, originFor(hub, request)), name: `${owner.name}/${space.name}`, id: space.repoId };
  });

  app.post("/api/spaces/:namespace/:name/duplicate", { config: { serialized: true } }, async (request) => {
    const source = readableSpace(hub, request);
    const { repository, hardware, ...body } = parseBody(duplicate, request.body);
    const [namespace, name] = repository.split("/");
    const owner = requireWrite(hub, request, namespace);
    const problem = repoNameProblem(name);
    if (problem) throw badRequest(`"repository" ${problem}`);
    const variables = [...source.variables].map(([key, { value, description }]) => ({ key, value, description }));
    const copy = newSpace(hub, owner, request, {
      ...body,
      name,
      sdk: source.sdk as CreateRepo["sdk"],
      type: "space",
      // Left out, the documents say private and the clients say as the source: private harms nobody.
      visibility: body.visibility ?? (body.private === false ? "public" : "private"),
      private: undefined,
      hardware: hardware || undefined,
      variables: [
        ...variables.filter(({ key }) => !body.variables?.some((one) => one.key === key)),
        ...(body.variables ?? []),
      ],
      files: [],
    });
    const existing = hub.store.find(repository);
    if (existing) throw spaceExists(hub.pageOf(existing, originFor(hub, request)));
    copy.repository = Repository.initial(source.repository.head.files, owner.name, copy.createdAt);
    hub.store.add(copy);
    hub.life.build(copy, "duplicated");
    return { url: hub.pageOf(copy, originFor(hub, request)) };
  });

  app.post("/api/repos/move", async (request) => {
    const { fromRepo, toRepo, type } = parseBody(moveRepo, request.body);
    const caller = requireCaller(hub, request);
    if (type === "bucket") return moveBucket(hub, request, fromRepo, toRepo);
    const space = hub.store.find(fromRepo) ?? hub.store.findRenamed(fromRepo);
    if (!space) throw repoNotFound(true);
    const from = requireWrite(hub, request, space.namespace);
    const [namespace, name, ...more] = toRepo.split("/");
    if (!name || more.length || repoNameProblem(name)) throw badRequest('"toRepo" must be namespace/name');
    const to = requireWrite(hub, request, namespace);
    if (from.kind === "user" && to.kind === "user" && from !== to) {
      throw forbidden("a user's Space cannot go to another user");
    }
    if (from.kind === "organization" && to.kind === "user" && to !== caller.user) {
      throw forbidden("an organization's Space cannot go to another user");
    }
    const existing = hub.store.find(`${to.name}/${name}`);
    if (existing && existing !== space) throw spaceExists(hub.pageOf(existing, originFor(hub, request)));
    space.lastModified = hub.store.timestamp();
    const fromId = spaceId(space);
    hub.store.rename(space, { namespace: to.name, name });
    hub.faults.renamed(fromId, spaceId(space));
    return {};
  });

  app.delete("/api/repos/delete", async (request, reply) => {
    const { name, organization } = parseBody(deleteRepo, request.body);
    const caller = requireCaller(hub, request);
    const [namespace, bare] = name.includes("/") ? name.split("/") : [organization ?? caller.user.name, name];
    const space = hub.store.find(`${namespace}/${bare}`);
    if (!space) throw repoNotFound(true);
    requireWrite(hub, request, namespace);
    hub.life.forget(space);
    hub.store.remove(space);
    return reply.type("text/plain; charset=utf-8").send("OK");
  });

  app.put("/api/spaces/:namespace/:name/settings", async (request) => {
    const space = writableSpace(hub, request);
    const body = parseBody(updateSettings, request.body);
    const visibility = body.visibility ?? (body.private == null ? undefined : body.private ? "private" : "public");
    if (visibility === "protected") requirePaidPlan(hub.accounts.find(space.namespace)!, "protected Spaces");
    if (visibility) space.visibility = visibility;
    if (body.gated != null) space.gated = body.gated !== false;
    if (body.discussionsDisabled != null) space.discussionsDisabled = body.discussionsDisabled;
    space.lastModified = hub.store.timestamp();
    hub.store.changed(space);
    return settingsAnswer(space);
  });
}

function moveBucket(hub: Hub, request: FastifyRequest, from: string, to: string): object {
  const bucket = hub.buckets.find(from);
  if (!bucket) throw repoNotFound(true);
  requireWrite(hub, request, bucket.namespace);
  const [namespace, name] = to.split("/");
  if (!name || repoNameProblem(name)) throw badRequest('"toRepo" must be namespace/name');
  const owner = requireWrite(hub, request, namespace);
  if (hub.buckets.find(to)) throw new Refusal(409, "You already created this bucket repo");
  hub.buckets.rename(bucket, { namespace: owner.name, name });
  return {};
}

/** Checks everything first: a create that is refused leaves nothing behind. */
function newSpace(hub: Hub, owner: Namespace, request: FastifyRequest, body: CreateRepo): Space {
  const template = body.template == null ? undefined : hub.templates.find(body.template);
  if (body.template != null && !template) throw badRequest('"template" must be one of GET /api/spaces/templates');
  if (template && template.sdk !== body.sdk) throw badRequest(`"sdk" must be ${template.sdk}, as the template's`);
  const hardware = body.sdk === "static" ? undefined : (body.hardware ?? DEFAULT_HARDWARE);
  if (body.sdk === "static") refuseForStatic(body);
  requireBuckets(hub, request, body.volumes ?? []);
  if (hardware) requireHardware(owner, body.sdk, hardware);
  const visibility = body.visibility ?? (body.private ? "private" : "public");
  if (visibility === "protected") requirePaidPlan(owner, "protected Spaces");
  if (body.devModeEnabled) requirePaidPlan(owner, "dev mode");
  const now = hub.store.timestamp();
  const files = seedFiles(body.name, body.sdk, body.template ?? undefined);
  for (const { path, content, encoding } of body.files ?? []) {
    requireFilePath(path);
    files.set(path, regularFile(Buffer.from(content, encoding === "base64" ? "base64" : "utf8")));
  }
  return {
    repoId: randomBytes(12).toString("hex"),
    namespace: owner.name,
    name: body.name,
    subdomain: "",
    sdk: body.sdk,
    template: body.template ?? undefined,
    visibility,
    createdAt: now,
    lastModified: now,
    likes: 0,
    tags: [],
    shortDescription: body.short_description ?? undefined,
    license: body.license ?? undefined,
    region: body.region ?? undefined,
    resourceGroupId: body.resourceGroupId ?? undefined,
    gated: false,
    discussionsDisabled: false,
    secrets: new Map([...settingMap(body.secrets ?? [], now)].map(([key, { value: _, ...about }]) => [key, about])),
    variables: settingMap(body.variables ?? [], now),
    volumes: body.volumes ?? [],
    repository: Repository.initial(files, owner.name, now),
    runtime: {
      stage: "NO_APP_FILE",
      requestedHardware: hardware ?? null,
      currentHardware: null,
      sleepTimeSeconds: body.sleepTimeSeconds ?? undefined,
      replicas: 1,
      devMode: body.devModeEnabled ?? false,
    },
    builds: 0,
    restarts: 0,
    logs: { build: [], run: [], stages: [] },
  };
}

function refuseForStatic(body: CreateRepo): void {
  for (const field of ["hardware", "sleepTimeSeconds", "devModeEnabled"] as const) {
    if (body[field]) throw badRequest(`"${field}" is not possible for a static Space`);
  }
  if (body.volumes?.length) throw badRequest('"volumes" is not possible for a static Space');
}

/** What an account may run on. @throws Refusal */
export function requireHardware(owner: Namespace, sdk: string, flavor: string): void {
  if (flavor === "zero-a10g" || flavor === "zerogpu") {
    if (sdk !== "gradio") throw badRequest(`"${flavor}" needs the gradio SDK`);
  } else if (flavor === DEFAULT_HARDWARE) {
    requirePaidPlan(owner, `${sdk} Spaces`);
  } else if (!owner.canPay) {
    throw paymentRequired(`Payment required: "${flavor}" needs a payment method and credits`);
  }
}

/** @throws Refusal 402 */
export function requirePaidPlan(owner: Namespace, what: string): void {
  if (owner.plan === "free") throw paymentRequired(`Payment required: ${what} need a PRO, Team or Enterprise plan`);
}

function settingMap(list: readonly { key: string; value: string; description?: string | null }[], now: string) {
  return new Map<string, Setting>(
    list.map(({ key, value, description }) => [key, { value, description: description ?? undefined, updatedAt: now }]),
  );
}
