import { createHash } from "crypto";

/** SHA-256, as lower-case hexadecimal digits. */
export function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The hash by which a lock file knows the package of a provider for one platform.
 *
 * @param digests the SHA-256 of each file, by its path in the package, with forward slashes
 * @see https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1
 */
export function packageHash(digests: Readonly<Record<string, string>>): string {
  const files = Object.keys(digests).sort(byBytes);
  const summary = files.map((file) => `${digests[file]}  ${file}\n`).join("");
  return `h1:${createHash("sha256").update(summary).digest("base64")}`;
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
