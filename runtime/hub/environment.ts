import { readFileSync } from "fs";
import { homedir } from "os";
import * as path from "path";
import { endpointWithCredentials, invalidEndpoint, invalidTokenText } from "./errors";
import { endpointProblem, HOLDS_CREDENTIALS } from "../../src/catalog/endpoint";

const DEFAULT_ENDPOINT = "https://huggingface.co";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The Hub's address: the argument, else `HF_ENDPOINT`, else `https://huggingface.co`; without a slash at its end.
 * @throws HubError `invalid_endpoint` when it is no http(s) address, or holds a user name or password
 */
export function findEndpoint(argument?: string, environment: Environment = process.env): string {
  const endpoint = argument?.trim() || environment.HF_ENDPOINT?.trim() || DEFAULT_ENDPOINT;
  const problem = endpointProblem(endpoint);
  if (problem === HOLDS_CREDENTIALS) throw endpointWithCredentials();
  if (problem) throw invalidEndpoint(endpoint, problem);
  const url = new URL(endpoint);
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

/**
 * The token, looked up as the official clients do: the argument, else `HF_TOKEN`, else `HUGGING_FACE_HUB_TOKEN`, else the
 * file that `hf auth login` writes: `HF_TOKEN_PATH`, by default `token` in `HF_HOME`, which is by default
 * `~/.cache/huggingface`. Undefined where there is none.
 * @throws HubError `invalid_token_text` when what was found cannot be a token
 */
export function findToken(argument?: string, environment: Environment = process.env): string | undefined {
  const token =
    clean(argument) ||
    clean(environment.HF_TOKEN) ||
    clean(environment.HUGGING_FACE_HUB_TOKEN) ||
    clean(readTokenFile(environment));
  if (token && !/^[\x21-\x7e]+$/.test(token)) throw invalidTokenText();
  return token;
}

function clean(token: string | undefined): string | undefined {
  return token?.replace(/[\r\n]/g, "").trim() || undefined;
}

function readTokenFile(environment: Environment): string | undefined {
  try {
    return readFileSync(tokenPath(environment), "utf8");
  } catch {
    return undefined;
  }
}

function tokenPath(environment: Environment): string {
  if (environment.HF_TOKEN_PATH) return expandHome(environment.HF_TOKEN_PATH);
  const cache = environment.XDG_CACHE_HOME || path.join(homedir(), ".cache");
  return path.join(expandHome(environment.HF_HOME || path.join(cache, "huggingface")), "token");
}

function expandHome(file: string): string {
  return /^~[\\/]/.test(file) ? path.join(homedir(), file.slice(2)) : file;
}
