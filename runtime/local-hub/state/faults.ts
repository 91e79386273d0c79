import { EventEmitter } from "events";
import { setTimeout as sleep } from "timers/promises";
import { unsafeUniformIntDistribution, xoroshiro128plus, type RandomGenerator } from "pure-rand";
import * as v from "valibot";
import type { Fault, FaultKind } from "../types";

export const FAULT_KINDS = [
  "latency",
  "rate-limit",
  "error",
  "cut",
  "slow-body",
  "fail-build",
  "freeze-build",
] as const satisfies readonly FaultKind[];

const positive = v.pipe(v.number(), v.minValue(0), v.maxValue(1e9));

/** A fault as files and requests bring it. */
export const faultSchema: v.GenericSchema<unknown, Fault> = v.strictObject({
  kind: v.picklist(FAULT_KINDS),
  method: v.optional(v.string()),
  path: v.optional(v.string()),
  probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  ms: v.optional(positive),
  jitterMs: v.optional(positive),
  seconds: v.optional(positive),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(500), v.maxValue(599))),
  html: v.optional(v.boolean()),
  afterwards: v.optional(v.boolean()),
  bytesPerSecond: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(1e9))),
});

interface Asked {
  readonly method?: string;
  readonly path: string;
}

interface Rule {
  fault: Fault;
  left: number;
}

/** The faults in force; what they hit is drawn from a seed, so that a run can be repeated. */
export class Faults {
  /** Emits `change` when others are in force, or one has been used. */
  public readonly changes = new EventEmitter().setMaxListeners(0);
  private rules: Rule[] = [];
  private random: RandomGenerator;
  /** Aborts when these faults are in force no more. */
  private inForce = new AbortController();

  constructor(
    faults: readonly Fault[] = [],
    private readonly seed = 1,
  ) {
    this.random = xoroshiro128plus(seed);
    this.replace(faults);
  }

  /** Those in force, each with the `times` that are left. */
  public list(): Fault[] {
    return this.rules.map(({ fault, left }) => (left === Infinity ? fault : { ...fault, times: left }));
  }

  public add(fault: Fault): void {
    this.rules.push({ fault, left: fault.times ?? Infinity });
    this.changes.emit("change");
  }

  /** What is to happen to a Space's builds happens to it under its new id. */
  public renamed(from: string, to: string): void {
    const concerned = this.rules.filter(({ fault }) => isOfBuilds(fault) && fault.path === from);
    for (const rule of concerned) rule.fault = { ...rule.fault, path: to };
    if (concerned.length > 0) this.changes.emit("change");
  }

  /** Draws from the seed anew, and lets go what a `latency` holds up. */
  public replace(faults: readonly Fault[]): void {
    this.inForce.abort();
    this.inForce = new AbortController();
    this.rules = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
    this.random = xoroshiro128plus(this.seed);
    this.changes.emit("change");
  }

  /** The fault of one of `kinds` that hits this request, counted as used. */
  public take(kind: FaultKind, asked: Asked, when: { afterwards?: boolean } = {}): Fault | undefined {
    for (const rule of this.rules) {
      const { fault } = rule;
      if (fault.kind !== kind || (fault.afterwards ?? false) !== (when.afterwards ?? false)) continue;
      if (rule.left === 0 || !concerns(fault, asked)) continue;
      if (fault.probability !== undefined && this.draw() >= fault.probability) continue;
      this.count(rule);
      return fault;
    }
    return undefined;
  }

  /** Waits as long as a `latency` says, or until the faults are replaced. */
  public async delay(asked: Asked): Promise<void> {
    const fault = this.take("latency", asked);
    const ms = fault ? (fault.ms ?? 0) + this.draw() * (fault.jitterMs ?? 0) : 0;
    if (ms > 0) await sleep(ms, undefined, { ref: false, signal: this.inForce.signal }).catch(() => {});
  }

  private count(rule: Rule): void {
    if (rule.left === Infinity) return;
    rule.left--;
    // What it froze stays so until it is taken away.
    if (rule.left === 0 && rule.fault.kind !== "freeze-build") this.rules = this.rules.filter((one) => one !== rule);
    this.changes.emit("change");
  }

  /** From 0 up to, and without, 1. */
  private draw(): number {
    return unsafeUniformIntDistribution(0, 0xffffff, this.random) / 0x1000000;
  }
}

function isOfBuilds({ kind }: Fault): boolean {
  return kind === "fail-build" || kind === "freeze-build";
}

function concerns(fault: Fault, asked: Asked): boolean {
  const { method, path } = fault;
  if (method !== undefined && method.toUpperCase() !== asked.method) return false;
  if (path === undefined) return true;
  // A Space's id may be the beginning of another one's.
  return isOfBuilds(fault) ? asked.path === path : asked.path.includes(path);
}
