import { readFileSync, rmSync, writeFileSync } from "fs";
import { LocalHubError } from "../config";

/** Two Hubs on one file would each undo what the other has written: the first one names itself beside it. */
export class LockFile {
  private readonly path: string;

  constructor(private readonly file: string) {
    this.path = `${file}.lock`;
  }

  /** @throws LocalHubError while another process holds it; one that died does not hold it any more */
  public take(): void {
    for (let tries = 0; tries < 3; tries++) {
      try {
        writeFileSync(this.path, String(process.pid), { flag: "wx" });
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        const holder = this.holder();
        if (holder !== undefined) {
          throw new LocalHubError(`${this.file} is in use by process ${holder}; end it, or name another file`);
        }
        rmSync(this.path, { force: true });
      }
    }
  }

  public release(): void {
    rmSync(this.path, { force: true });
  }

  /** The process that holds it, if it lives. */
  private holder(): number | undefined {
    let pid = 0;
    try {
      pid = Number(readFileSync(this.path, "utf8"));
      if (!Number.isInteger(pid) || pid <= 0) return undefined;
      process.kill(pid, 0);
      return pid;
    } catch (error) {
      // A process of another user, which must not be asked, lives all the same.
      return (error as NodeJS.ErrnoException).code === "EPERM" ? pid : undefined;
    }
  }
}
