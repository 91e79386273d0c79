import { randomUUID } from "crypto";
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "fs";
import { hostname } from "os";
import * as v from "valibot";
import { LocalHubError } from "../local-hub-error";

/** How often whoever holds a lock touches it. */
const HEARTBEAT_MS = 2000;
/** A lock that was not touched for this long is nobody's. */
const STALE_MS = 10_000;

/** `started` tells two processes with the same number apart. */
const ownerSchema = v.object({ id: v.string(), pid: v.number(), started: v.number(), host: v.string() });
type Owner = v.InferOutput<typeof ownerSchema>;

/**
 * Two Hubs on one file would each undo what the other has written: the first one names itself beside it, and touches that while
 * it lives. Process numbers alone say little: in a container each Hub is number 1, and numbers are used again.
 */
export class LockFile {
  private readonly path: string;
  private readonly owner: Owner = {
    id: randomUUID(),
    pid: process.pid,
    started: performance.timeOrigin,
    host: hostname(),
  };
  private heartbeat?: NodeJS.Timeout;

  constructor(private readonly file: string) {
    this.path = `${file}.lock`;
  }

  /** @throws LocalHubError while another Hub holds it; one that died does not hold it any more */
  public take(): void {
    for (let tries = 0; tries < 3; tries++) {
      try {
        writeFileSync(this.path, JSON.stringify(this.owner), { flag: "wx" });
        this.heartbeat = setInterval(() => this.touch(), HEARTBEAT_MS).unref();
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        const holder = this.holder();
        if (holder) {
          const where = holder.host === this.owner.host ? "" : ` on ${holder.host}`;
          throw new LocalHubError(
            `${this.file} is in use by process ${holder.pid}${where}; end it, or name another file`,
          );
        }
        rmSync(this.path, { force: true });
      }
    }
    throw new LocalHubError(`${this.file} is taken by another Hub at each try; name another file`);
  }

  public release(): void {
    clearInterval(this.heartbeat);
    if (this.read()?.id === this.owner.id) rmSync(this.path, { force: true });
  }

  private touch(): void {
    const now = new Date();
    try {
      utimesSync(this.path, now, now);
    } catch {
      // Somebody took the file away; what it guards is still written whole.
    }
  }

  /** The Hub that holds the lock, if it lives. */
  private holder(): Owner | undefined {
    const owner = this.read();
    const touched = statSync(this.path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (!owner || Date.now() - touched > STALE_MS) return undefined;
    // Elsewhere nothing but the heartbeat tells; here, a process that is dead or began after the lock was taken holds nothing.
    if (owner.host !== this.owner.host) return owner;
    const isNumberUsedAgain = owner.pid === this.owner.pid && owner.started !== this.owner.started;
    return isNumberUsedAgain || !isAlive(owner.pid) ? undefined : owner;
  }

  private read(): Owner | undefined {
    try {
      const result = v.safeParse(ownerSchema, JSON.parse(readFileSync(this.path, "utf8")));
      return result.success ? result.output : undefined;
    } catch {
      return undefined;
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user, which must not be asked, lives all the same.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
