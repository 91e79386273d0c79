import { Fn, Lazy, Op, TerraformOutput, TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { HOURS_PER_MONTH } from "./catalog/cost";
import { DEFAULT_HARDWARE, findHardware } from "./catalog/hardware";
import { problems } from "./errors";
import { type HubHardware } from "./hub-hardware";
import { HuggingFaceSpace } from "./space";
import { warn } from "./warnings";

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
  /**
   * Construct paths of the Spaces whose cost is not known: the hardware is not in the price list, or it or the number of replicas
   * is only known at deploy time. They are in neither bound, and not free.
   */
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
  /**
   * The prices of the output, as the Hub tells them at plan time. The limit is held against this package's list all the
   * same, since it is held at synth. Bundled provider only.
   *
   * @default - this package's list
   */
  readonly prices?: HubHardware;
}

/**
 * What all Spaces of a stack cost by the hour and by the month, from the Hub's price list: as a Terraform output and, above
 * a limit, as a warning at synth.
 *
 * A Space on paid hardware with a sleep time costs nothing while it sleeps, so there are two bounds. Each replica is billed.
 * Buckets and traffic are not in it.
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
    for (const { space, flavor, replicas, maySleep } of billedSpaces(stack)) {
      const price = findHardware(flavor)?.usdPerHour;
      if (price === undefined || (price > 0 && Token.isUnresolved(replicas))) {
        unknown.push(space.node.path);
        continue;
      }
      lower += maySleep ? 0 : price * replicas;
      upper += price * replicas;
    }
    return {
      hourlyUsd: { lower: cents(lower), upper: cents(upper) },
      monthlyUsd: { lower: cents(lower * HOURS_PER_MONTH), upper: cents(upper * HOURS_PER_MONTH) },
      unknown,
    };
  }

  private readonly stack: TerraformStack;
  private readonly prices?: HubHardware;

  constructor(scope: Construct, id: string, props: StackCostProps = {}) {
    super(scope, id);
    this.stack = TerraformStack.of(this);
    this.prices = props.prices;
    const output = new TerraformOutput(this, "Output", {
      description: "What the Spaces of this stack cost, in US dollars",
      // At synth: Spaces may be constructed later.
      value: Lazy.anyValue({ produce: () => this.output() }),
    });
    output.overrideLogicalId(props.outputName ?? "huggingface_spaces_cost");
    this.node.addValidation({ validate: () => this.warnAbove(props.monthlyLimitUsd) });
  }

  private output(): object {
    return this.prices ? this.outputWith(this.prices.pricesByFlavor) : this.outputOfCatalog();
  }

  private outputOfCatalog(): object {
    const { hourlyUsd: hourly, monthlyUsd: monthly, unknown } = StackCost.estimate(this.stack);
    return { hourly_usd: hourly, monthly_usd: monthly, unknown };
  }

  /** The same, added up by Terraform; `unknown` are the flavors that the Hub names no price of. */
  private outputWith(prices: Record<string, number>): object {
    const billed = billedSpaces(this.stack);
    // Not `lookup` with a default: cdktf leaves a default of 0 out.
    const price = ({ flavor, replicas }: BilledSpace) => {
      const ofOne = Fn.try([Fn.lookup(prices, flavor), 0]);
      return replicas === 1 ? ofOne : Op.mul(ofOne, replicas);
    };
    const sum = (some: readonly BilledSpace[]) => Fn.sum([0, ...some.map(price)]);
    const hourly = { lower: sum(billed.filter(({ maySleep }) => !maySleep)), upper: sum(billed) };
    const monthly = (usd: number) => Op.mul(usd, HOURS_PER_MONTH);
    return {
      hourly_usd: hourly,
      monthly_usd: { lower: monthly(hourly.lower), upper: monthly(hourly.upper) },
      unknown: Fn.setsubtract(
        billed.map(({ flavor }) => flavor),
        Fn.keys(prices),
      ),
    };
  }

  private warnAbove(limit: number | undefined): string[] {
    if (limit === undefined) return [];
    const { monthlyUsd, unknown } = StackCost.estimate(this.stack);
    if (monthlyUsd.upper > limit) warn(this, problems.costAboveLimit(monthlyUsd.upper, limit));
    if (unknown.length > 0) warn(this, problems.costUnknown(unknown.join(", ")));
    return [];
  }
}

/** A Space that costs something while it runs, as far as its hardware does. */
interface BilledSpace {
  readonly space: HuggingFaceSpace;
  readonly flavor: string;
  /** How many copies run, each of them billed. */
  readonly replicas: number;
  readonly maySleep: boolean;
}

function billedSpaces(stack: TerraformStack): BilledSpace[] {
  return stack.node.findAll().flatMap((space) => {
    if (!(space instanceof HuggingFaceSpace)) return [];
    const { hardware: flavor = DEFAULT_HARDWARE, replicas = 1, sdk, paused, sleepTime } = space._arguments;
    if (paused === true || sdk === "static") return [];
    return [{ space, flavor, replicas, maySleep: sleepTime !== undefined && sleepTime !== -1 }];
  });
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
