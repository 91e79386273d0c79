import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { writableSpace } from "../access";
import { originFor } from "../addresses";
import { parseBody } from "../body";
import type { Hub } from "../hub";
import { CONTROL } from "../paths";
import { badRequest, Refusal } from "../refusal";

/** Held in memory, so no larger than this. */
const LARGEST_BYTES = 1024 * 1024 * 1024;
const LFS_JSON = "application/vnd.git-lfs+json";

const batch = v.looseObject({
  operation: v.picklist(["upload", "download"]),
  objects: v.pipe(
    v.array(
      v.looseObject({
        oid: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "a SHA-256 in hexadecimal")),
        size: v.pipe(v.number(), v.integer(), v.minValue(0)),
      }),
    ),
    v.maxLength(1000),
  ),
});

/**
 * Git LFS: announced in a batch, then sent to an address of its own, without a token.
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md
 */
export function largeFileRoutes(app: FastifyInstance, hub: Hub): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser(LFS_JSON, { parseAs: "string" }, scope.getDefaultJsonParser("error", "error"));
    scope.post("/spaces/:namespace/:repository/info/lfs/objects/batch", async (request, reply) => {
      const params = request.params as { repository: string; name?: string };
      if (!params.repository.endsWith(".git")) throw new Refusal(404, "Not Found");
      params.name = params.repository.slice(0, -".git".length);
      writableSpace(hub, request);
      const { objects, operation } = parseBody(batch, request.body);
      void reply.type(LFS_JSON);
      return {
        transfer: "basic",
        hash_algo: "sha256",
        objects: objects.map(({ oid, size }) => {
          const known = hub.largeFiles.find(oid) !== undefined;
          if (operation === "download" || known) return { oid, size };
          if (size > LARGEST_BYTES) return { oid, size, error: { code: 413, message: "larger than this Hub takes" } };
          const href = `${originFor(hub, request)}${CONTROL}/lfs/${hub.largeFiles.announce({ oid, size })}`;
          return { oid, size, authenticated: true, actions: { upload: { href }, verify: { href: `${href}/verify` } } };
        }),
      };
    });
  });

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: LARGEST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.put<{ Params: { key: string } }>(
      `${CONTROL}/lfs/:key`,
      {
        bodyLimit: LARGEST_BYTES,
        onRequest: async (request) => {
          const upload = hub.largeFiles.announced(request.params.key);
          if (!upload) throw new Refusal(404, "no such upload");
          if (Number(request.headers["content-length"] ?? upload.size) !== upload.size) {
            throw badRequest("the size is not the one that was announced");
          }
        },
      },
      async (request, reply) => {
        const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (!hub.largeFiles.store(request.params.key, content)) {
          throw badRequest("the content is not what was announced");
        }
        return reply.header("etag", `"${request.params.key}"`).send("");
      },
    );
    scope.post(`${CONTROL}/lfs/:key/verify`, async () => ({}));
  });
}
