import { randomBytes } from "crypto";
import { LocalHubError } from "../local-hub-error";
import type { AccountsSpec, OrganizationRole } from "../types";

/** What an account pays for: `free` hosts static Spaces only. */
export type Plan = "free" | "pro" | "team" | "enterprise";

export interface Namespace {
  readonly kind: "user" | "organization";
  readonly id: string;
  readonly name: string;
  readonly plan: Plan;
  readonly canPay: boolean;
  readonly members: Readonly<Record<string, OrganizationRole>>;
}

/** Who sends a request. */
export interface Caller {
  readonly user: Namespace;
  readonly tokenRole: "read" | "write" | "fineGrained";
  readonly tokenType: "access_token" | "oauth";
  /** Where a `fineGrained` token may write; undefined is everywhere that its owner may. */
  readonly tokenNamespaces?: readonly string[];
}

interface KnownToken extends Caller {
  readonly token: string;
  readonly expired: boolean;
}

/** The accounts and tokens of one Hub; fixed while it runs. */
export class Accounts {
  private readonly namespaces = new Map<string, Namespace>();
  private readonly tokens = new Map<string, KnownToken>();

  /**
   * @param planLimits false: every account may run anything
   * @throws LocalHubError for two accounts of one name, or none with a token that works
   */
  constructor(
    spec: AccountsSpec,
    private readonly planLimits = true,
  ) {
    for (const user of spec.users) {
      const plan = user.plan ?? "pro";
      const canPay = user.canPay ?? plan !== "free";
      const namespace = this.add({ kind: "user", name: user.name, plan, canPay, members: {} });
      for (const tokenSpec of user.tokens ?? [{}]) {
        const { token = newToken(), role = "write", type = "access_token", expired = false } = tokenSpec;
        const tokenNamespaces = role === "fineGrained" ? tokenSpec.namespaces : undefined;
        const caller: Caller = { user: namespace, tokenRole: role, tokenType: type, tokenNamespaces };
        this.tokens.set(token, { ...caller, token, expired });
      }
    }
    for (const { name, plan = "team", canPay = true, members = {} } of spec.organizations ?? []) {
      this.add({ kind: "organization", name, plan, canPay, members });
    }
  }

  /** Undefined for a token that is unknown or expired. */
  public callerOf(token: string): Caller | undefined {
    const known = this.tokens.get(token);
    return known && !known.expired ? known : undefined;
  }

  public find(namespace: string): Namespace | undefined {
    return this.namespaces.get(namespace.toLowerCase());
  }

  public organizationsOf(user: string): Namespace[] {
    return [...this.namespaces.values()].filter(({ members }) => Object.hasOwn(members, user));
  }

  /** What the user pays for, and what its organizations do. */
  public plansOf(user: Namespace): Plan[] {
    return [user, ...this.organizationsOf(user.name)].map(({ plan }) => plan);
  }

  /** The first token that works, and whose it is: what the command prints. */
  public get first(): { token: string; user: string } {
    const [known] = [...this.tokens.values()].filter(({ expired }) => !expired);
    if (!known) throw new LocalHubError("no account has a token that works");
    return { token: known.token, user: known.user.name };
  }

  private add(namespace: Omit<Namespace, "id">): Namespace {
    const key = namespace.name.toLowerCase();
    if (this.namespaces.has(key)) throw new LocalHubError(`there are two accounts named "${namespace.name}"`);
    const mayRunAnything = this.planLimits ? {} : { plan: paidPlanOf(namespace), canPay: true };
    const added = { ...namespace, ...mayRunAnything, id: randomBytes(12).toString("hex") };
    this.namespaces.set(key, added);
    return added;
  }
}

function paidPlanOf({ kind, plan }: Pick<Namespace, "kind" | "plan">): Plan {
  if (plan !== "free") return plan;
  return kind === "user" ? "pro" : "team";
}

/** As the Hub's: `hf_` and 34 letters. */
export function newToken(): string {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  // 208 is the largest multiple of 52 below 256: above it some letters would be likelier than others.
  const drawn: string[] = [];
  while (drawn.length < 34) {
    for (const byte of randomBytes(64)) if (byte < 208 && drawn.length < 34) drawn.push(letters[byte % 52]);
  }
  return `hf_${drawn.join("")}`;
}
