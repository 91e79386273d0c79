import * as path from "path";
import { createInterface } from "readline";
import { type Processes } from "./processes";

/** One request that the local Hub answered. */
export interface HubRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** A local Hub in a process of its own, started as a user would start it. */
export interface LocalHub {
  readonly url: string;
  readonly token: string;
  readonly user: string;
  readonly pid: number;
  /** Lets the Hub outlive the demo. */
  release(): void;
}

/** The `hf-spaces` command, as `npm run bundle` makes it. */
export const HF_SPACES = path.join(__dirname, "..", "lib", "runtime", "hf-spaces.cjs");

/** Starts `hf-spaces local-hub` on a free port and waits until it listens. */
export async function startLocalHub(processes: Processes): Promise<LocalHub> {
  const child = processes.start(process.execPath, [HF_SPACES, "local-hub", "--port", "0", "--json"], {});
  let errors = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const firstLine = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout!).once("line", resolve);
    child.once("error", reject);
    child.once("close", () => reject(new Error(`the local Hub did not start\n${errors}`)));
  });
  return { ...JSON.parse(firstLine), pid: child.pid!, release: () => processes.release(child) };
}
