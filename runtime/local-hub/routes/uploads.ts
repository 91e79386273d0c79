import type { FastifyInstance, FastifyRequest } from "fastify";
import ignore from "ignore";
import * as v from "valibot";
import { commitOf, requireCaller, writableSpace } from "../access";
import { originFor } from "../addresses";
import { parseBody } from "../body";
import type { Hub } from "../hub";
import { badRequest, Refusal } from "../refusal";
import { requireFilePath } from "./file-path";
import { isKnownSdk, parseFrontMatter, readConfiguration } from "../state/readme";
import { lfsFile, regularFile, type RepositoryFile } from "../state/repository";
import type { Space } from "../state/space";

/** A commit holds its files in base64; what is larger goes by LFS. */
const COMMIT_BYTES = 192 * 1024 * 1024;
/** The Hub wants larger files in LFS, whatever their kind. */
const LFS_FROM_BYTES = 10 * 1024 * 1024;
const MAX_FILES = 1000;

const text = v.string();
const validateYaml = v.looseObject({ content: text });
const preupload = v.looseObject({
  files: v.pipe(
    v.array(v.looseObject({ path: text, size: v.pipe(v.number(), v.minValue(0)), sample: v.optional(text, "") })),
    v.maxLength(MAX_FILES),
  ),
  gitIgnore: v.nullish(text),
  gitAttributes: v.nullish(text),
});

const sha256 = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, "a SHA-256 in hexadecimal"));
const operation = v.variant("key", [
  v.looseObject({
    key: v.literal("header"),
    value: v.looseObject({ summary: text, description: v.nullish(text), parentCommit: v.nullish(text) }),
  }),
  v.looseObject({
    key: v.literal("file"),
    value: v.looseObject({ path: text, content: text, encoding: v.optional(v.picklist(["base64", "utf-8"]), "utf-8") }),
  }),
  v.looseObject({
    key: v.literal("lfsFile"),
    value: v.looseObject({ path: text, algo: v.literal("sha256"), oid: sha256, size: v.optional(v.number()) }),
  }),
  v.looseObject({
    key: v.picklist(["deletedFile", "deletedFolder", "deletedEntry"]),
    value: v.looseObject({ path: text }),
  }),
]);
type Operation = v.InferOutput<typeof operation>;

/** Files on their way into a Space: checked, announced, committed. */
export function uploadRoutes(app: FastifyInstance, hub: Hub): void {
  app.post("/api/validate-yaml", async (request, reply) => {
    const { content } = parseBody(validateYaml, request.body);
    const [, front] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(content) ?? [];
    const parsed = front === undefined ? {} : parseFrontMatter(front);
    const errors: { message: string }[] = [];
    if (typeof parsed === "string") errors.push({ message: parsed });
    else if (parsed.sdk !== undefined && !isKnownSdk(parsed.sdk)) errors.push({ message: '"sdk" is not a known SDK' });
    return reply.code(errors.length ? 400 : 200).send({ errors, warnings: [] });
  });

  app.post<Revision>("/api/spaces/:namespace/:name/preupload/:revision", async (request) => {
    const space = writableSpace(hub, request);
    const { files: head, oid: commitOid } = commitOf(space, request.params.revision);
    const body = parseBody(preupload, request.body);
    const ignored = ignore().add(body.gitIgnore ?? contentOf(head.get(".gitignore")));
    const byLfs = lfsPaths(body.gitAttributes ?? contentOf(head.get(".gitattributes")));
    const wantsLfs = hub.options.lfs === true || !/\bhf_hub\//.test(request.headers["user-agent"] ?? "");
    const files = body.files.map(({ path, size }) => {
      requireFilePath(path);
      const isLarge = wantsLfs && size > 0 && (size > LFS_FROM_BYTES || byLfs.ignores(path));
      const existing = head.get(path);
      return {
        path,
        uploadMode: isLarge ? "lfs" : "regular",
        shouldIgnore: ignored.ignores(path),
        ...(existing ? { oid: existing.lfs?.oid ?? existing.oid } : {}),
      };
    });
    return { files, commitOid };
  });

  void app.register(async (scope) => {
    scope.addContentTypeParser(
      ["application/x-ndjson", "application/json"],
      { parseAs: "buffer", bodyLimit: COMMIT_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.post<Revision>(
      "/api/spaces/:namespace/:name/commit/:revision",
      // Before the body: nobody without the right to write makes this Hub read so much.
      { bodyLimit: COMMIT_BYTES, onRequest: async (request) => void writableSpace(hub, request) },
      async (request) => commit(hub, request, parseOperations(request.body as Buffer)),
    );
  });
}

interface Revision {
  Params: { revision: string };
  Querystring: { create_pr?: string };
}

function commit(hub: Hub, request: FastifyRequest<Revision>, operations: readonly Operation[]): object {
  const space = writableSpace(hub, request);
  const { revision } = request.params;
  const parent = commitOf(space, revision);
  const header = operations.find((one) => one.key === "header");
  if (!header) throw badRequest('a commit needs a "header"');
  const { summary, parentCommit } = header.value;
  if (parentCommit && parentCommit !== parent.oid) {
    throw new Refusal(412, "A commit has happened since. Please refresh and try again.");
  }
  const files = new Map(parent.files);
  for (const one of operations) apply(hub, files, one);
  const isPullRequest = request.query.create_pr === "1" || request.query.create_pr === "true";
  const number = isPullRequest ? space.repository.pullRequests + 1 : 0;
  const branch = isPullRequest ? `refs/pr/${number}` : revision;
  const author = requireCaller(hub, request).user.name;
  const date = hub.store.timestamp();
  const { oid } = space.repository.commit(branch, files, { title: summary.slice(0, 500), author, date }, parent.oid);
  if (branch === "main") headChanged(hub, space, date);
  const page = hub.pageOf(space, originFor(hub, request));
  return {
    success: true,
    commitOid: oid,
    commitUrl: `${page}/commit/${oid}`,
    hookOutput: "",
    ...(isPullRequest ? { pullRequestUrl: `${page}/discussions/${number}` } : {}),
  };
}

function apply(hub: Hub, files: Map<string, RepositoryFile>, { key, value }: Operation): void {
  if (key === "header") return;
  const path = value.path.replace(/\/$/, "");
  requireFilePath(path);
  switch (key) {
    case "file":
      files.set(path, regularFile(Buffer.from(value.content, value.encoding === "base64" ? "base64" : "utf8")));
      return;
    case "lfsFile": {
      const content = hub.largeFiles.find(value.oid);
      if (!content) throw badRequest("an LFS file of this commit has not been uploaded");
      files.set(path, lfsFile(content, value.oid));
      return;
    }
    default:
      for (const known of [...files.keys()]) {
        if (known === path || (key !== "deletedFile" && known.startsWith(`${path}/`))) files.delete(known);
      }
  }
}

/** A new head is built; its README may say another SDK, or none at all. */
function headChanged(hub: Hub, space: Space, date: string): void {
  space.lastModified = date;
  const configuration = readConfiguration(space.repository.head.files.get("README.md"));
  const problem = typeof configuration === "string" ? configuration : undefined;
  if (typeof configuration !== "string" && isKnownSdk(configuration.sdk)) {
    hub.life.changeSdk(space, configuration.sdk);
  }
  if (problem) hub.life.force(space, "CONFIG_ERROR", problem);
  else hub.life.build(space, "new commit");
}

function parseOperations(body: Buffer | undefined): Operation[] {
  const lines = (body ?? Buffer.alloc(0)).toString("utf8").split("\n");
  return lines.filter((line) => line.trim()).map((line) => parseBody(operation, parseLine(line)));
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw badRequest("Invalid JSON line");
  }
}

/** The paths that `.gitattributes` sends to LFS; its patterns are close enough to those of `.gitignore`. */
function lfsPaths(attributes: string): ReturnType<typeof ignore> {
  const lines = attributes.split(/\r?\n/).filter((line) => /\sfilter=lfs\b/.test(line));
  return ignore().add(lines.map((line) => line.split(/\s/)[0]));
}

function contentOf(file: RepositoryFile | undefined): string {
  return file?.content.toString("utf8") ?? "";
}
