/**
 * `npx projen bundle && npx tsx bench/local-hub.ts [seconds]`: how fast `hf-spaces local-hub` starts, what it answers in a
 * second with 1, 10 and 1,000 Spaces, and what 10,000 Spaces weigh. The Hub is a process of its own; this one asks.
 */
import { execFileSync, spawn, type ChildProcess } from "child_process";
import { once } from "events";
import { Agent, get } from "http";
import * as path from "path";
import { createInterface } from "readline";
import { HubClient } from "../runtime/hub";

const HF_SPACES = path.join(__dirname, "../lib/runtime/hf-spaces.cjs");
/** Requests under way at once. */
const CONNECTIONS = 16;

interface RunningHub {
  readonly url: string;
  readonly token: string;
  readonly child: ChildProcess;
  readonly startMs: number;
}

async function main(seconds: number): Promise<void> {
  const figures: Record<string, number> = {};
  const hub = await start();
  const client = new HubClient({ endpoint: hub.url, token: hub.token });
  try {
    figures["start-up, s"] = hub.startMs / 1000;
    figures["memory without a Space, MB"] = memoryMb(hub);
    let made = 0;
    for (const spaces of [1, 10, 1000, 10_000]) {
      for (; made < spaces; made++) await client.createSpace({ name: `space-${made}`, sdk: "static" });
      const info = (n: number): string => `/api/spaces/local/space-${n % spaces}`;
      figures[`Space info, ${spaces} Spaces, requests/s`] = await rate(hub, seconds, info);
      const list = (): string => "/api/spaces?author=local&limit=500&expand=runtime&expand=sha&expand=private";
      figures[`list of 500 with runtime, ${spaces} Spaces, requests/s`] = await rate(hub, seconds, list);
    }
    figures["memory with 10,000 Spaces, MB"] = memoryMb(hub);
  } finally {
    hub.child.kill("SIGINT");
    await once(hub.child, "close");
  }
  console.log(`${process.version}, ${CONNECTIONS} connections, ${seconds} s a figure`);
  console.table(figures);
}

async function start(): Promise<RunningHub> {
  const began = performance.now();
  const child = spawn(process.execPath, [HF_SPACES, "local-hub", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return { ...(JSON.parse(line) as { url: string; token: string }), child, startMs: performance.now() - began };
}

/** Answered requests in a second. */
async function rate(hub: RunningHub, seconds: number, pathOf: (n: number) => string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const until = performance.now() + seconds * 1000;
  let answered = 0;
  const headers = { authorization: `Bearer ${hub.token}` };
  const ask = async (): Promise<void> => {
    while (performance.now() < until) {
      await new Promise<void>((resolve, reject) => {
        get(hub.url + pathOf(answered), { agent, headers }, (answer) => {
          if (answer.statusCode !== 200) reject(new Error(`status ${answer.statusCode}`));
          answer.resume().once("end", resolve);
        }).once("error", reject);
      });
      answered++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  agent.destroy();
  return Math.round(answered / seconds);
}

/** Resident memory of the Hub's process. */
function memoryMb({ child }: RunningHub): number {
  return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)])) / 1024);
}

void main(Number(process.argv[2] ?? 3));
