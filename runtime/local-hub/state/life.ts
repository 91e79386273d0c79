import { buildFailure, hasAppFile, startFailure } from "./app-files";
import type { Clock } from "./clock";
import type { Faults } from "./faults";
import { isStatic, spaceId, type LogKind, type Space } from "./space";
import type { LogLine, Store } from "./store";
import { DEFAULT_HARDWARE, fixedSleepSeconds } from "../../../src/catalog/hardware";

export interface LifeOptions {
  /** Seconds that a build takes. */
  readonly buildSeconds: number;
  /** Seconds between the end of a build and the app's first answer. */
  readonly startSeconds: number;
}

/** Log lines kept of each kind. */
const LOG_LINES = 2000;

/** How Spaces live: built, started, put to sleep, woken; one stage after another as the clock passes. */
export class Life {
  private readonly pending = new Map<Space, () => void>();
  private readonly frozen = new Set<Space>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly faults: Faults,
    private readonly options: LifeOptions,
  ) {}

  /** A new Space, a new commit, or a restart: builds what is in the repository, then starts it. */
  public build(space: Space, why: string): void {
    const { files, oid } = space.repository.head;
    if (!hasAppFile(space)) return this.enter(space, "NO_APP_FILE");
    if (isStatic(space)) {
      space.runtime.sha = oid;
      return this.enter(space, "RUNNING");
    }
    const wasRunning = space.runtime.stage === "RUNNING";
    space.builds++;
    space.logs.build = [];
    this.log(space, "build", `===== Build queued: ${why}, commit ${oid.slice(0, 7)} =====`);
    this.log(space, "build", `${files.size} files`);
    this.enter(space, wasRunning && why === "new commit" ? "RUNNING_BUILDING" : "BUILDING");
    if (this.faults.take("freeze-build", { path: spaceId(space) })) {
      this.cancel(space);
      this.frozen.add(space);
    } else {
      this.frozen.delete(space);
      this.then(space, this.options.buildSeconds, () => this.endBuild(space));
    }
  }

  /** Changed settings or hardware: the app starts again from the same build. */
  public restart(space: Space, why: string): void {
    if (isStatic(space)) return this.store.changed(space);
    switch (space.runtime.stage) {
      case "RUNNING":
      case "APP_STARTING":
      case "RUNNING_APP_STARTING":
      case "RUNTIME_ERROR":
        return this.start(space, why);
      case "BUILD_ERROR":
      case "CONFIG_ERROR":
        return this.build(space, why);
      default:
        // Being built, asleep, paused or without an app: the change counts from the next start.
        return this.store.changed(space);
    }
  }

  public pause(space: Space): void {
    this.cancel(space);
    this.frozen.delete(space);
    space.runtime.currentHardware = null;
    this.enter(space, "PAUSED");
  }

  /** A visitor came: a sleeping app wakes, and the time until it sleeps begins anew. */
  public visit(space: Space): void {
    if (space.runtime.stage === "SLEEPING") this.start(space, "woken by a visit");
    else if (space.runtime.stage === "RUNNING") this.awaitSleep(space);
  }

  /** The sleep time or hardware changed. */
  public sleepTimeChanged(space: Space): void {
    if (space.runtime.stage === "RUNNING") this.awaitSleep(space);
    this.store.changed(space);
  }

  /** The README names another SDK: it gets what a static Space lacks, or loses it. */
  public changeSdk(space: Space, sdk: string): void {
    if (space.sdk === sdk) return;
    space.sdk = sdk;
    space.runtime.requestedHardware = isStatic(space) ? null : (space.runtime.requestedHardware ?? DEFAULT_HARDWARE);
    if (isStatic(space)) {
      this.cancel(space);
      space.runtime.currentHardware = null;
    }
  }

  /** Lets builds go on that a fault has frozen. */
  public thaw(): void {
    for (const space of this.frozen) {
      this.frozen.delete(space);
      this.then(space, 0, () => this.endBuild(space));
    }
  }

  /** Puts a Space into a stage by hand, where it stays until something else happens to it. */
  public force(space: Space, stage: string, errorMessage?: string): void {
    this.cancel(space);
    this.enter(space, stage, errorMessage);
  }

  /** Goes on where a Space that was saved had stopped. */
  public resume(space: Space): void {
    const { stage } = space.runtime;
    if (/BUILDING/.test(stage)) this.build(space, "resumed");
    else if (/APP_STARTING/.test(stage)) this.start(space, "resumed");
    else if (stage === "RUNNING") this.awaitSleep(space);
  }

  public forget(space: Space): void {
    this.cancel(space);
    this.frozen.delete(space);
  }

  private endBuild(space: Space): void {
    const isFault = this.faults.take("fail-build", { path: spaceId(space) }) !== undefined;
    const failure = isFault ? "a fault of this Hub asks for a failed build" : buildFailure(space);
    if (failure) {
      this.log(space, "build", `--> ERROR: ${failure}`);
      return this.enter(space, "BUILD_ERROR", `Job failed with exit code: 1. Reason: ${failure}`);
    }
    this.log(space, "build", "--> DONE");
    this.start(space, "built");
  }

  private start(space: Space, why: string): void {
    space.restarts++;
    space.logs.run = [];
    this.log(space, "run", `===== Application Startup: ${why} =====`);
    this.enter(space, space.runtime.stage === "RUNNING_BUILDING" ? "RUNNING_APP_STARTING" : "APP_STARTING");
    this.then(space, this.options.startSeconds, () => {
      const { runtime, variables, repository } = space;
      runtime.currentHardware = runtime.requestedHardware;
      runtime.sha = repository.head.oid;
      const failure = startFailure(space);
      if (failure) {
        this.log(space, "run", failure);
        return this.enter(space, "RUNTIME_ERROR", failure);
      }
      const names = [...variables.keys(), ...space.secrets.keys()].sort().join(" ");
      this.log(space, "run", `listening; environment: ${names || "nothing set"}`);
      this.enter(space, "RUNNING");
      this.awaitSleep(space);
    });
  }

  private awaitSleep(space: Space): void {
    const seconds = sleepTimeOf(space);
    if (seconds === null || seconds < 0) return this.cancel(space);
    this.then(space, seconds, () => {
      space.runtime.currentHardware = null;
      this.enter(space, "SLEEPING");
    });
  }

  private enter(space: Space, stage: string, errorMessage?: string): void {
    space.runtime.stage = stage;
    space.runtime.errorMessage = errorMessage;
    this.log(space, "stages", stage);
    this.store.changed(space);
  }

  /** A Space waits for one thing at a time; whatever it waited for before is cancelled. */
  private then(space: Space, seconds: number, run: () => void): void {
    this.cancel(space);
    const cancel = this.clock.after(seconds, () => {
      this.pending.delete(space);
      run();
    });
    this.pending.set(space, cancel);
  }

  private cancel(space: Space): void {
    this.pending.get(space)?.();
    this.pending.delete(space);
  }

  private log(space: Space, kind: LogKind, data: string): void {
    const log = space.logs[kind];
    const entry = { data: `${data}\n`, timestamp: this.store.timestamp() };
    log.push(entry);
    this.store.changes.emit("log", { repoId: space.repoId, kind, entry } satisfies LogLine);
    if (log.length > LOG_LINES) log.splice(0, log.length - LOG_LINES);
  }
}

/** Seconds until it sleeps; -1 is never, null where the Hub says nothing. */
export function sleepTimeOf({ sdk, runtime }: Space): number | null {
  if (sdk === "static") return null;
  return fixedSleepSeconds(runtime.requestedHardware) ?? runtime.sleepTimeSeconds ?? null;
}
