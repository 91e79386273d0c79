import { badRequest } from "../refusal";

/** @throws Refusal 400 for a path that would lead out of the repository */
export function requireFilePath(path: string): void {
  // eslint-disable-next-line no-control-regex
  const isSafe = path.length <= 1024 && !/[\u0000-\u001f\u007f\\]/.test(path);
  if (!isSafe || path.split("/").some((part) => part === "" || part === "." || part === ".." || part === ".git")) {
    throw badRequest("Invalid file path");
  }
}
