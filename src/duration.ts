import { Op, Token, Tokenization } from "cdktf";
import { describeProblem, problems } from "./errors";

/** A length of time. */
export class Duration {
  /** For `sleepTime` alone: the Space never sleeps. */
  public static readonly NEVER = new Duration(-1);

  /**
   * An amount of seconds.
   *
   * @param amount - more than 0, or a token
   * @throws when it is neither
   */
  public static seconds(amount: number): Duration {
    if (!Token.isUnresolved(amount) && !(Number.isFinite(amount) && amount > 0)) {
      throw new RangeError(describeProblem(problems.badDuration(amount)));
    }
    return new Duration(amount);
  }

  /**
   * An amount of minutes.
   *
   * @param amount - more than 0, or a token
   * @throws when it is neither
   */
  public static minutes(amount: number): Duration {
    return Duration.seconds(times(amount, 60));
  }

  /**
   * An amount of hours.
   *
   * @param amount - more than 0, or a token
   * @throws when it is neither
   */
  public static hours(amount: number): Duration {
    return Duration.seconds(times(amount, 3600));
  }

  /**
   * An amount of days.
   *
   * @param amount - more than 0, or a token
   * @throws when it is neither
   */
  public static days(amount: number): Duration {
    return Duration.seconds(times(amount, 86_400));
  }

  private constructor(private readonly amount: number) {}

  /** In seconds, rounded up to a whole one; -1 for `Duration.NEVER`. */
  public toSeconds(): number {
    return Token.isUnresolved(this.amount) ? this.amount : Math.ceil(this.amount);
  }

  /** As Terraform and Go write it: `900s`. */
  public toString(): string {
    const seconds = this.toSeconds();
    return `${Token.isUnresolved(seconds) ? Tokenization.stringifyNumber(seconds) : seconds}s`;
  }
}

/** A token's number is a stand-in that cannot be calculated with at synth. */
function times(amount: number, factor: number): number {
  return Token.isUnresolved(amount) ? Token.asNumber(Op.mul(amount, factor)) : amount * factor;
}
