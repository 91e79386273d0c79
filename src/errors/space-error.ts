import * as path from "path";
import { type IConstruct } from "constructs";

/** What is wrong, and what to write instead. Made by the functions of `problems`. */
export interface Problem {
  /** Stable: `HFS101`. The entry of that name in `docs/errors.md` says more. */
  readonly code: string;
  readonly message: string;
}

/** A stack that cannot work is refused with this error. Its text holds the code and the construct path. */
export class SpaceError extends Error {
  public readonly code: string;
  public readonly constructPath: string;

  constructor(scope: IConstruct, problem: Problem) {
    super(describeProblem(problem, scope));
    this.name = "SpaceError";
    this.code = problem.code;
    this.constructPath = scope.node.path;
    this.stack = [String(this), ...framesOfUser(this.stack)].join("\n");
  }
}

/** `HFS101: name "my space" holds a space; write "my-space" [stack/zenml]` */
export function describeProblem(problem: Problem, scope?: IConstruct): string {
  return `${problem.code}: ${problem.message}${scope ? ` [${scope.node.path}]` : ""}`;
}

const LIBRARY = path.join(__dirname, "..");

/** Where the user's own code called: the insides of libraries tell them nothing. */
function framesOfUser(stack = ""): string[] {
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return frames.filter(
    (frame) => !frame.includes(LIBRARY) && !/node_modules|node:|\(native\)|\(<anonymous>\)/.test(frame),
  );
}
