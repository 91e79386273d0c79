import { invalidSpaceId } from "./errors";
import type { ListSpacesOptions } from "./requests";

export function splitId(id: string): [string, string] {
  const [namespace, name, ...rest] = id.split("/");
  if (!namespace || !name || rest.length > 0 || [namespace, name].some((part) => /^\.+$/.test(part))) {
    throw invalidSpaceId(id);
  }
  return [namespace, name];
}

export function spacePath(id: string): string {
  return `/api/spaces/${splitId(id).map(encodeURIComponent).join("/")}`;
}

export function bucketPath(id: string): string {
  return `/api/buckets/${splitId(id).map(encodeURIComponent).join("/")}`;
}

export function logPath(id: string, kind: "build" | "run"): string {
  return `${spacePath(id)}/logs/${kind}`;
}

export function listQuery({ author, search, filter = [], expand = [], limit = 500 }: ListSpacesOptions): string {
  const query = new URLSearchParams(expand.map((field): [string, string] => ["expand", field]));
  query.append("author", author);
  if (search) query.append("search", search);
  for (const tag of filter) query.append("filter", tag);
  query.append("limit", String(limit));
  return query.toString();
}
