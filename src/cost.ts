import { Lazy, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { DEFAULT_HARDWARE, findHardware } from "./catalog/hardware";
import { problems } from "./errors";
import { HuggingFaceSpace } from "./space";
import { warn } from "./warnings";

const HOURS_A_MONTH = 730;

/** A price between two bounds, in US dollars. */
export interface CostRange {
  /** When every Space that may sleep sleeps all the time. */
  readonly lower: number;
  /** When every Space runs all the time. */
  readonly upper: number;
}

/** What the Spaces of a stack cost. */
export interface CostEstimate {
  /** US dollars an hour. */
  readonly hourlyUsd: CostRange;
  /** US dollars a month of 730 hours. */
  readonly monthlyUsd: CostRange;
  /** Construct paths of the Spaces whose hardware has no known price. They are in neither bound, and not free. */
  readonly unknown: string[];
}

/** Props of `StackCost`. */
export interface StackCostProps {
  /**
   * A warning is given when the stack may cost more than this in a month, in US dollars.
   *
   * @default - no limit
   */
  readonly monthlyLimitUsd?: number;
  /**
   * Name of the Terraform output.
   *
   * @default "huggingface_spaces_cost"
   */
  readonly outputName?: string;
}

/**
 * What all Spaces of a stack cost by the hour and by the month, from the Hub's price list: as a Terraform output and, above
 * a limit, as a warning at synth.
 *
 * A Space on paid hardware with a sleep time costs nothing while it sleeps, so there are two bounds. Buckets and traffic are
 * not in it.
 *
 * @example
 * new StackCost(this, "cost", { monthlyLimitUsd: 500 });
 *
 * @see https://huggingface.co/docs/hub/spaces-gpus#billing
 */
export class StackCost extends Construct {
  /** What the Spaces of `stack` cost, as far as they are constructed by now. */
  public static estimate(stack: TerraformStack): CostEstimate {
    const unknown: string[] = [];
    let lower = 0;
    let upper = 0;
    for (const space of stack.node.findAll()) {
      if (!(space instanceof HuggingFaceSpace)) continue;
      const price = hourlyUsd(space);
      if (!price) unknown.push(space.node.path);
      lower += price?.lower ?? 0;
      upper += price?.upper ?? 0;
    }
    return {
      hourlyUsd: { lower: cents(lower), upper: cents(upper) },
      monthlyUsd: { lower: cents(lower * HOURS_A_MONTH), upper: cents(upper * HOURS_A_MONTH) },
      unknown,
    };
  }

  private readonly stack: TerraformStack;

  constructor(scope: Construct, id: string, props: StackCostProps = {}) {
    super(scope, id);
    this.stack = TerraformStack.of(this);
    const output = new TerraformOutput(this, "Output", {
      description: "What the Spaces of this stack cost, in US dollars",
      // At synth: Spaces may be constructed later.
      value: Lazy.anyValue({ produce: () => this.output() }),
    });
    output.overrideLogicalId(props.outputName ?? "huggingface_spaces_cost");
    this.node.addValidation({ validate: () => this.warnAbove(props.monthlyLimitUsd) });
  }

  private output(): object {
    const { hourlyUsd: hourly, monthlyUsd: monthly, unknown } = StackCost.estimate(this.stack);
    return { hourly_usd: hourly, monthly_usd: monthly, unknown };
  }

  private warnAbove(limit: number | undefined): string[] {
    const { monthlyUsd, unknown } = StackCost.estimate(this.stack);
    if (limit !== undefined && monthlyUsd.upper > limit) warn(this, problems.costAboveLimit(monthlyUsd.upper, limit));
    if (limit !== undefined && unknown.length > 0) warn(this, problems.costUnknown(unknown.join(", ")));
    return [];
  }
}

/** `undefined` when the price list does not have the Space's hardware. */
function hourlyUsd(space: HuggingFaceSpace): CostRange | undefined {
  const { hardware, sdk, paused, sleepTime } = space._arguments;
  if (paused === true || sdk === "static") return { lower: 0, upper: 0 };
  const price = findHardware(hardware ?? DEFAULT_HARDWARE)?.usdPerHour;
  if (price === undefined) return undefined;
  const sleeps = sleepTime !== undefined && sleepTime !== -1;
  return { lower: sleeps ? 0 : price, upper: price };
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
