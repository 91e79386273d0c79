import { FAILED_STAGES, meaningOf } from "./catalog/stages";

/**
 * A stage of a Space's runtime, as the attribute `stage` reports it.
 *
 * @see https://huggingface.co/docs/huggingface_hub/package_reference/space_runtime
 */
export class SpaceStage {
  /** The repository holds no application. */
  public static readonly NO_APP_FILE = new SpaceStage("NO_APP_FILE");
  /** The settings in the README are wrong. */
  public static readonly CONFIG_ERROR = new SpaceStage("CONFIG_ERROR");
  /** The first build. */
  public static readonly BUILDING = new SpaceStage("BUILDING");
  /** The build failed. */
  public static readonly BUILD_ERROR = new SpaceStage("BUILD_ERROR");
  /** The application answers. */
  public static readonly RUNNING = new SpaceStage("RUNNING");
  /** The application answers, and its successor is being built. */
  public static readonly RUNNING_BUILDING = new SpaceStage("RUNNING_BUILDING");
  /** The application ended with an error. */
  public static readonly RUNTIME_ERROR = new SpaceStage("RUNTIME_ERROR");
  /** The Space is being deleted. */
  public static readonly DELETING = new SpaceStage("DELETING");
  /** The Hub stopped it. */
  public static readonly STOPPED = new SpaceStage("STOPPED");
  /** Paused by its owner: not running, not billed. */
  public static readonly PAUSED = new SpaceStage("PAUSED");
  /** No visitors for the sleep time: not running, not billed. */
  public static readonly SLEEPING = new SpaceStage("SLEEPING");
  /** Built, and not yet answering. */
  public static readonly APP_STARTING = new SpaceStage("APP_STARTING");
  /** The application answers, and its successor is starting. */
  public static readonly RUNNING_APP_STARTING = new SpaceStage("RUNNING_APP_STARTING");

  /** Any stage, as the API calls it. */
  public static of(name: string): SpaceStage {
    return new SpaceStage(name);
  }

  private constructor(
    /** What the API calls it. */
    public readonly name: string,
  ) {}

  /** Whether it will change on its own. Unknown stages count as such, so that waiting for one goes on until the timeout. */
  public get isMoving(): boolean {
    return meaningOf(this.name) === "moves";
  }

  /** Whether only a change of the Space's code or settings ends it. */
  public get isFailure(): boolean {
    return FAILED_STAGES.includes(this.name);
  }

  /** The name. */
  public toString(): string {
    return this.name;
  }
}
