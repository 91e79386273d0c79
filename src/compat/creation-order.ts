import { type IResolvable, type IResolveContext, Lazy, TerraformElement, TerraformStack, Tokenization } from "cdktf";
import { type Construct, type IConstruct } from "constructs";
import { AdaptedFragment } from "./adapted-fragment";
import { type Fragment } from "./block";
import { FREE_REQUESTS, requestsToCreate } from "./checks";
import { problems } from "../errors";
import { BARE, mayRefer } from "./unresolved";
import { stackSingleton } from "../stack-singleton";
import { warn } from "../warnings";

const SPACE = "huggingface-spaces_space";

/**
 * Q6: the Hub refuses two creations of one user at a time, and the provider does not try again. So each Space of the stack
 * depends on the one before it: in the order of the code, but never against what the user's own references demand.
 *
 * One for each stack. It is computed from what all elements of the stack finally write, and adds to the `depends_on` that
 * they have.
 */
export class CreationOrder extends TerraformElement {
  /** Makes sure that the Spaces of the stack of `scope` are created one after another. */
  public static ensureFor(scope: IConstruct): void {
    stackSingleton(scope, "huggingface_spaces_creation_order", CreationOrder);
  }

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.addValidation({ validate: () => this.warnOfRateLimit() });
  }

  public toTerraform(): IResolvable {
    return Lazy.anyValue({ produce: (context) => (context.preparing ? {} : this.dependencies(context)) });
  }

  private dependencies(context: IResolveContext): object {
    const references = new References(context);
    for (const element of elementsOf(TerraformStack.of(this))) {
      if (element !== this) references.add(element.toTerraform());
    }
    const ordered = references.spacesInOrder();
    const blocks = ordered
      .slice(1)
      .map((address, i) => [address.slice(SPACE.length + 1), { depends_on: [ordered[i]] }]);
    return { resource: { [SPACE]: Object.fromEntries(blocks) } };
  }

  private warnOfRateLimit(): string[] {
    const stack = TerraformStack.of(this);
    const written = elementsOf(stack).map((element): unknown => element.toTerraform());
    const requests = written.reduce<number>(
      (sum, fragment) => sum + (fragment instanceof AdaptedFragment ? requestsToCreate(fragment.raw) : 0),
      0,
    );
    if (requests > FREE_REQUESTS) warn(stack, problems.manyRequests(requests, FREE_REQUESTS));
    return [];
  }
}

/** The elements that the stack writes, in the order of the construct tree. */
function elementsOf(scope: IConstruct): TerraformElement[] {
  return scope.node.children.flatMap((child) => {
    if (TerraformStack.isStack(child)) return [];
    return TerraformElement.isTerraformElement(child) ? [child, ...elementsOf(child)] : elementsOf(child);
  });
}

type Blocks = Readonly<Record<string, unknown>>;

/** What refers to what in a stack, by Terraform's addresses. */
class References {
  private readonly byAddress = new Map<string, readonly string[]>();
  private readonly spaces = new Set<string>();

  constructor(private readonly context: IResolveContext) {}

  public add(written: unknown): void {
    if (written instanceof AdaptedFragment) {
      this.addFragment(written.raw);
      const { space, companions, secrets } = written.names;
      for (const address of companions) this.byAddress.set(address, [space]);
      this.byAddress.set(secrets, this.of(space));
      return;
    }
    this.addFragment((Tokenization.isResolvable(written) ? this.context.resolve(written) : written) as Fragment);
  }

  public of(address: string): readonly string[] {
    return this.byAddress.get(address) ?? [];
  }

  /** The Spaces in the order of the code, but each after those that it refers to, directly or through others. */
  public spacesInOrder(): string[] {
    const seen = new Set<string>();
    const ordered: string[] = [];
    const visit = (address: string): void => {
      if (seen.has(address)) return;
      seen.add(address);
      this.of(address).forEach(visit);
      if (this.spaces.has(address)) ordered.push(address);
    };
    this.spaces.forEach(visit);
    return ordered;
  }

  private addFragment({ resource, data, module, locals }: Fragment): void {
    for (const [type, blocks] of Object.entries(resource ?? {})) this.addBlocks(`${type}.`, blocks);
    for (const [type, blocks] of Object.entries((data ?? {}) as Blocks)) this.addBlocks(`data.${type}.`, blocks);
    this.addBlocks("module.", module);
    this.addBlocks("local.", locals);
  }

  private addBlocks(prefix: string, blocks: unknown): void {
    for (const [name, block] of Object.entries((blocks ?? {}) as Blocks)) {
      const address = prefix + name;
      if (prefix === `${SPACE}.`) this.spaces.add(address);
      this.byAddress.set(address, mayRefer(block) ? mentionedIn(this.context.resolve(block)) : []);
    }
  }
}

/** `type.name`, `data.type.name`, `module.name`, `local.name`, wherever they stand in an expression. */
const ADDRESS = /\b(?:data\.)?[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*/g;
const EXPRESSION = /(?<![$%])[$%]\{.*/s;
function mentionedIn(value: unknown, isBare = false): string[] {
  if (typeof value === "string") {
    const text = isBare ? value : (EXPRESSION.exec(value)?.[0] ?? "");
    return text.match(ADDRESS) ?? [];
  }
  return Object.entries(value ?? {}).flatMap(([key, field]) =>
    key === "//" ? [] : mentionedIn(field, isBare || BARE.includes(key)),
  );
}
