import { Annotations, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { writeAtSynth } from "./cdktf-internals";
import { type Problem } from "./errors";
import { stackSingleton } from "./stack-singleton";

const WARNED = "cdktf-huggingface-spaces/warned";
const ACKNOWLEDGED = "cdktf-huggingface-spaces/acknowledged";

/** So many paths are listed one by one. */
const LISTED_PATHS = 10;

/** Silences the warnings of a code on `scope` and in it. */
export function acknowledgeWarning(scope: IConstruct, code: string, reason?: string): void {
  scope.node.addMetadata(ACKNOWLEDGED, { code, reason });
}

/** Adds a warning to `scope`: for what may still work. A stack's warnings are printed together, see {@link StackWarnings}. */
export function warn(scope: IConstruct, problem: Problem): void {
  // Validations run more than once, in tests for one.
  const isKnown = scope.node.metadata.some(({ type, data }) => type === WARNED && isSame(data as Problem, problem));
  if (isKnown) return;
  scope.node.addMetadata(WARNED, problem);
  stackSingleton(scope, "huggingface_spaces_warnings", StackWarnings);
}

function isSame(one: Problem, other: Problem): boolean {
  return one.code === other.code && one.message === other.message;
}

/** A warning, and what it is for. */
interface GivenWarning {
  readonly scope: IConstruct;
  readonly problem: Problem;
}

/** What is warned of in a stack, or in a part of it, and was not acknowledged. */
export function warningsIn(top: IConstruct): GivenWarning[] {
  const found: GivenWarning[] = [];
  const visit = (scope: IConstruct, acknowledged: ReadonlySet<string>): void => {
    const silenced = new Set([...acknowledged, ...acknowledgedOn(scope)]);
    for (const { type, data } of scope.node.metadata) {
      const problem = data as Problem;
      if (type === WARNED && !silenced.has(problem.code)) found.push({ scope, problem });
    }
    for (const child of scope.node.children) visit(child, silenced);
  };
  visit(top, new Set(top.node.scopes.slice(0, -1).flatMap(acknowledgedOn)));
  return found;
}

function acknowledgedOn({ node }: IConstruct): string[] {
  return node.metadata.filter(({ type }) => type === ACKNOWLEDGED).map(({ data }) => (data as { code: string }).code);
}

/** One text for all warnings of a code. cdktf prints the path of the construct that has it, which is not said again. */
function summaryOf(stack: IConstruct, warnings: readonly GivenWarning[]): { scope: IConstruct; text: string } {
  const byMessage = new Map<string, IConstruct[]>();
  for (const { scope, problem } of warnings) {
    byMessage.set(problem.message, [...(byMessage.get(problem.message) ?? []), scope]);
  }
  const [{ scope: first, problem }] = warnings as [GivenWarning];
  const isForOne = warnings.every(({ scope }) => scope === first);
  const lines = [...byMessage].map(([message, scopes]) => (isForOne ? message : `${message} [${pathsOf(scopes)}]`));
  return { scope: isForOne ? first : stack, text: `${problem.code}: ${lines.join("\n  ")}` };
}

function pathsOf(scopes: readonly IConstruct[]): string {
  const paths = scopes.map(({ node }) => node.path);
  const more = paths.length - LISTED_PATHS;
  return paths.slice(0, LISTED_PATHS).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Hands the stack's warnings to cdktf once all of them are known. */
class StackWarnings extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    writeAtSynth(this, () => this.print());
  }

  private print(): void {
    const stack = TerraformStack.of(this);
    const given = warningsIn(stack);
    for (const code of new Set(given.map(({ problem }) => problem.code))) {
      const { scope, text } = summaryOf(
        stack,
        given.filter(({ problem }) => problem.code === code),
      );
      const isPrinted = scope.node.metadata.some(({ data }) => data === text);
      if (!isPrinted) Annotations.of(scope).addWarning(text);
    }
  }
}
