import type { FastifyRequest } from "fastify";
import type { Hub } from "./hub";
import {
  badRequest,
  forbidden,
  invalidToken,
  oauthScopeMissing,
  repoNotFound,
  revisionNotFound,
  unauthenticated,
} from "./refusal";
import type { Caller, Namespace } from "./state/accounts";
import type { Commit } from "./state/repository";
import { isStatic, spaceId, type Space } from "./state/space";

/** Who may do what, as the Hub decides it. */

/** A request for a Space by a name that it no longer has. */
export class Moved extends Error {
  constructor(public readonly location: string) {
    super("moved");
  }
}

/** Undefined for a request without a token. @throws Refusal 401 for a token that is unknown or expired */
export function callerOf(hub: Hub, request: FastifyRequest): Caller | undefined {
  const { authorization } = request.headers;
  if (!authorization) return undefined;
  const caller = hub.accounts.callerOf(authorization.replace(/^Bearer\s+/i, ""));
  if (!caller) throw invalidToken();
  return caller;
}

/** @throws Refusal 401 without a token */
export function requireCaller(hub: Hub, request: FastifyRequest): Caller {
  const caller = callerOf(hub, request);
  if (!caller) throw unauthenticated();
  return caller;
}

/** The Space that the path names, for reading. @throws Refusal, or Moved where it was renamed */
export function readableSpace(hub: Hub, request: FastifyRequest): Space {
  const caller = callerOf(hub, request);
  const id = idOf(request);
  const space = hub.store.find(id) ?? hub.store.findRenamed(id);
  if (!space || !mayRead(hub, space, caller)) throw repoNotFound(caller !== undefined);
  if (spaceId(space) !== id) throw new Moved(locationAfterMove(request, space));
  return space;
}

/** The Space that the path names, for changing. @throws Refusal, or Moved where it was renamed */
export function writableSpace(hub: Hub, request: FastifyRequest): Space {
  const space = readableSpace(hub, request);
  requireWrite(hub, request, space.namespace);
  return space;
}

/** A Space that runs on hardware. @throws Refusal 400 for a static one */
export function runnableSpace(hub: Hub, request: FastifyRequest): Space {
  const space = writableSpace(hub, request);
  if (isStatic(space)) throw badRequest("This is not possible for a static Space");
  return space;
}

/** @throws Refusal 401 or 403 */
export function requireWrite(hub: Hub, request: FastifyRequest, namespace: string): Namespace {
  const caller = requireCaller(hub, request);
  if (caller.tokenType === "oauth") throw oauthScopeMissing();
  if (caller.tokenRole === "read") {
    throw forbidden("Forbidden: this token can only read; a token with the write role is needed");
  }
  const owner = hub.accounts.find(namespace);
  const isInScope = caller.tokenNamespaces?.includes(namespace) ?? true;
  if (!owner || !isInScope || !mayWrite(owner, caller)) {
    throw forbidden(`You don't have the rights to do this under the namespace "${namespace}"`);
  }
  return owner;
}

/** @throws Refusal 404 */
export function commitOf(space: Pick<Space, "repository">, revision: string): Commit {
  const commit = space.repository.find(revision);
  if (!commit) throw revisionNotFound(revision.slice(0, 100));
  return commit;
}

export function mayRead(
  hub: Hub,
  { namespace, visibility }: Pick<Space, "namespace" | "visibility">,
  caller?: Caller,
): boolean {
  if (visibility === "public") return true;
  const owner = caller && hub.accounts.find(namespace);
  return owner !== undefined && (owner === caller?.user || Object.hasOwn(owner.members, caller!.user.name));
}

function mayWrite(owner: Namespace, caller: Caller): boolean {
  if (owner.kind === "user") return owner === caller.user;
  const role = owner.members[caller.user.name];
  return role === "admin" || role === "write" || role === "contributor";
}

function idOf(request: FastifyRequest): string {
  const { namespace, name } = request.params as { namespace: string; name: string };
  return `${namespace}/${name}`;
}

/** Relative, as the official clients follow it; the rest of the path and the query stay. */
function locationAfterMove({ url }: FastifyRequest, space: Space): string {
  return url.replace(/^((?:\/api)?\/spaces\/)[^/?]+\/[^/?]+?(?=\.git\/|[/?]|$)/, `$1${spaceId(space)}`);
}
