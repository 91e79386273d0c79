import { Token } from "cdktf";
import { describeProblem, problems } from "./errors";

/** A length of time. */
export class Duration {
  /** For `sleepTime` alone: the Space never sleeps. */
  public static readonly NEVER = new Duration(-1);

  /**
   * An amount of seconds.
   *
   * @param amount - more than 0, or a token
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
   * @param amount - more than 0
   */
  public static minutes(amount: number): Duration {
    return Duration.seconds(amount * 60);
  }

  /**
   * An amount of hours.
   *
   * @param amount - more than 0
   */
  public static hours(amount: number): Duration {
    return Duration.seconds(amount * 3600);
  }

  /**
   * An amount of days.
   *
   * @param amount - more than 0
   */
  public static days(amount: number): Duration {
    return Duration.seconds(amount * 86_400);
  }

  private constructor(private readonly amount: number) {}

  /** In seconds, rounded up to a whole one; -1 for `Duration.NEVER`. */
  public toSeconds(): number {
    return Token.isUnresolved(this.amount) ? this.amount : Math.ceil(this.amount);
  }

  /** As Terraform and Go write it: `900s`. */
  public toString(): string {
    return `${this.toSeconds()}s`;
  }
}
