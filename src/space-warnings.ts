import { type IConstruct } from "constructs";
import { problems } from "./errors";
import { acknowledgeWarning } from "./warnings";

/**
 * The warnings that this package gives at synth.
 *
 * @example
 * SpaceWarnings.of(this).acknowledge("HFS132", "the lab starts from scratch each morning");
 */
export class SpaceWarnings {
  /** The warnings on `scope` and on everything in it. */
  public static of(scope: IConstruct): SpaceWarnings {
    return new SpaceWarnings(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Silences the warnings of one code here and below, given before or after this call.
   *
   * @param code - what the warning begins with: `HFS132`
   * @param reason - why, for those who read the code
   * @throws when no warning has that code; what is refused cannot be silenced
   */
  public acknowledge(code: string, reason?: string): void {
    const isWarning = Object.values(problems).some((kind) => kind.isWarning && kind.code === code);
    if (!isWarning) problems.notAWarning.refuse(this.scope, code);
    acknowledgeWarning(this.scope, code, reason);
  }
}
