import { EventEmitter } from "events";
import type { LoggedRequest } from "./types";

/** The oldest are forgotten beyond this many, about 20 MB. */
const KEPT = 100_000;

/** The requests since the start or the last reset, oldest first. */
export class RequestLog {
  /** Emits `request` with a LoggedRequest, and `clear`. */
  public readonly events = new EventEmitter().setMaxListeners(0);
  private entries: LoggedRequest[] = [];
  private count = 0;
  private clearings = 0;

  /** For a request that has come: adds it when it has been answered, unless it was to be forgotten by then. */
  public begin(): (entry: LoggedRequest) => void {
    const since = this.clearings;
    return (entry) => {
      if (since === this.clearings) this.add(entry);
    };
  }

  private add(entry: LoggedRequest): void {
    this.entries.push(entry);
    this.count++;
    if (this.entries.length > KEPT * 1.1) this.entries = this.entries.slice(-KEPT);
    this.events.emit("request", entry);
  }

  public all(): LoggedRequest[] {
    return this.entries.slice(-KEPT);
  }

  public latest(count: number): LoggedRequest[] {
    return this.entries.slice(-count);
  }

  /** How many there were, forgotten ones too. */
  public get total(): number {
    return this.count;
  }

  public clear(): void {
    this.entries = [];
    this.count = 0;
    this.clearings++;
    this.events.emit("clear");
  }
}
