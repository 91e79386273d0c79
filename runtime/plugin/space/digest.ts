import { randomBytes, scrypt, timingSafeEqual } from "crypto";
import { promisify } from "util";

const derive = promisify<string, Buffer, number, { N: number }, Buffer>(scrypt);

/**
 * Work for each guess at a value, by whoever gets hold of a state file. Terraform computes one digest a secret in every
 * plan, so it stays near ten milliseconds.
 */
const COST = { N: 4096 };
const BYTES = 32;

/** What can be kept of a secret to see whether another value is the same, and nothing else. */
export async function digestOf(value: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("base64")}:${(await derive(value, salt, BYTES, COST)).toString("base64")}`;
}

export async function hasDigest(value: string, digest: string): Promise<boolean> {
  const [salt, expected] = digest.split(":").map((part) => Buffer.from(part, "base64"));
  if (!salt || expected?.length !== BYTES) return false;
  return timingSafeEqual(await derive(value, salt, BYTES, COST), expected);
}
