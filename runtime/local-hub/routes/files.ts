import { createHash } from "crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { lookup } from "mime-types";
import parseRange from "range-parser";
import * as v from "valibot";
import { commitOf, readableSpace, writableSpace } from "../access";
import { originFor } from "../addresses";
import { parseBody } from "../body";
import type { Hub } from "../hub";
import { badRequest, entryNotFound } from "../refusal";
import type { Commit, RepositoryFile } from "../state/repository";
import type { Space } from "../state/space";

const PAGE = 1000;
const pathsInfo = v.looseObject({
  paths: v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((paths) => [paths].flat()),
  ),
});

/** Files as they are in a Space: listed, looked up, downloaded. */
export function fileRoutes(app: FastifyInstance, hub: Hub): void {
  const api = "/api/spaces/:namespace/:name";

  const tree = async (request: FastifyRequest<File>, reply: FastifyReply) => {
    const space = readableSpace(hub, request);
    const commit = commitOf(space, request.params.revision);
    const { recursive, expand, limit, cursor } = request.query;
    const folder = (request.params["*"] ?? "").replace(/\/+$/, "");
    const entries = entriesOf(commit, folder, recursive === "true" || recursive === "1" || recursive === "True");
    if (folder && entries.length === 0) throw entryNotFound();
    const from = Number(Buffer.from(cursor ?? "", "base64url").toString() || 0);
    const size = Math.min(Number(limit) || PAGE, PAGE);
    if (!Number.isInteger(from) || from < 0) throw badRequest('"cursor" must be one that a page named');
    if (from + size < entries.length) {
      const next = new URL(request.url, originFor(hub, request));
      next.searchParams.set("cursor", Buffer.from(String(from + size)).toString("base64url"));
      void reply.header("link", `<${next.href}>; rel="next"`);
    }
    const isExpanded = expand === "true" || expand === "1" || expand === "True";
    return entries
      .slice(from, from + size)
      .map((entry) => (isExpanded ? { ...entry, ...lastCommit(space, commit) } : entry));
  };
  app.get<File>(`${api}/tree/:revision`, tree);
  app.get<File>(`${api}/tree/:revision/*`, tree);

  void app.register(async (scope) => {
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
      const form = new URLSearchParams(body.toString());
      done(null, { paths: form.getAll("paths") });
    });
    scope.post<File>(`${api}/paths-info/:revision`, async (request) => {
      const commit = commitOf(readableSpace(hub, request), request.params.revision);
      const all = new Map(entriesOf(commit, "", true).map((entry) => [entry.path, entry]));
      const { paths } = parseBody(pathsInfo, request.body);
      return paths.flatMap((path) => all.get(path.replace(/\/+$/, "")) ?? []);
    });
  });

  app.get<File>(`${api}/commits/:revision`, async (request, reply) => {
    const { repository } = readableSpace(hub, request);
    const history = repository.history(commitOf({ repository }, request.params.revision));
    void reply.header("x-total-count", history.length);
    return history.slice(0, PAGE).map(({ oid, title, date, author }) => ({
      id: oid,
      title,
      message: "",
      authors: [{ user: author }],
      date,
    }));
  });

  app.get(`${api}/refs`, async (request) => {
    const { repository } = readableSpace(hub, request);
    return {
      branches: [{ name: "main", ref: "refs/heads/main", targetCommit: repository.head.oid }],
      tags: [],
      converts: [],
    };
  });

  app.get(`${api}/auth-check`, async (request) => {
    readableSpace(hub, request);
    return {};
  });
  app.get(`${api}/auth-check/write`, async (request) => {
    writableSpace(hub, request);
    return {};
  });

  for (const kind of ["resolve", "raw"]) {
    app.get<File>(`/spaces/:namespace/:name/${kind}/:revision/*`, async (request, reply) => {
      const space = readableSpace(hub, request);
      const commit = commitOf(space, request.params.revision);
      void reply.header("x-repo-commit", commit.oid);
      const file = commit.files.get(request.params["*"] ?? "");
      if (!file) throw entryNotFound();
      return download(request, reply, file, request.params["*"]!);
    });
  }
}

interface File {
  Params: { revision: string; "*"?: string };
  Querystring: { recursive?: string; expand?: string; limit?: string; cursor?: string };
}

interface Entry {
  readonly type: "file" | "directory";
  readonly path: string;
  readonly oid: string;
  readonly size: number;
  readonly lfs?: RepositoryFile["lfs"];
}

/** The entries of a folder, folders among them; everything below it where `recursive`. */
function entriesOf({ files }: Commit, folder: string, recursive: boolean): Entry[] {
  const prefix = folder ? `${folder}/` : "";
  const entries = new Map<string, Entry>();
  for (const [path, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!path.startsWith(prefix)) continue;
    const parts = path.slice(prefix.length).split("/");
    const shown = recursive ? parts.length : 1;
    for (let depth = 1; depth <= Math.min(shown, parts.length - 1); depth++) {
      const at = prefix + parts.slice(0, depth).join("/");
      if (!entries.has(at)) entries.set(at, { type: "directory", path: at, oid: folderOid(at), size: 0 });
    }
    if (parts.length <= shown) {
      const { oid, lfs, content } = file;
      entries.set(path, { type: "file", path, oid, size: content.length, ...(lfs ? { lfs } : {}) });
    }
  }
  return [...entries.values()];
}

function folderOid(path: string): string {
  return createHash("sha1").update(`tree ${path}`).digest("hex");
}

function lastCommit(_space: Space, { oid, title, date }: Commit): object {
  return { lastCommit: { id: oid, title, date } };
}

function download(request: FastifyRequest, reply: FastifyReply, file: RepositoryFile, path: string) {
  const { content, lfs, oid } = file;
  const name = encodeURIComponent(path.split("/").at(-1)!);
  void reply
    .header("etag", `"${lfs?.oid ?? oid}"`)
    .header("accept-ranges", "bytes")
    .header("content-disposition", `inline; filename*=UTF-8''${name}; filename="${name}";`)
    .header("x-content-type-options", "nosniff")
    // Shown as text or saved: a page that runs belongs to the app's address.
    .header("content-security-policy", "default-src 'none'; sandbox")
    .type(typeOf(path));
  if (lfs) void reply.header("x-linked-size", lfs.size).header("x-linked-etag", `"${lfs.oid}"`);
  if (request.headers["if-none-match"] === `"${lfs?.oid ?? oid}"`) return reply.code(304).send();
  const ranges = request.headers.range === undefined ? undefined : parseRange(content.length, request.headers.range);
  if (ranges === -1) return reply.code(416).header("content-range", `bytes */${content.length}`).send("");
  if (Array.isArray(ranges) && ranges.type === "bytes" && ranges.length === 1) {
    const [{ start, end }] = ranges;
    void reply.code(206).header("content-range", `bytes ${start}-${end}/${content.length}`);
    return reply.send(content.subarray(start, end + 1));
  }
  return reply.send(content);
}

function typeOf(path: string): string {
  const type = lookup(path) || "application/octet-stream";
  return /html|javascript|xml/.test(type) ? "text/plain; charset=utf-8" : type;
}
