import { Token } from "cdktf";
import { type IConstruct } from "constructs";
import { repoNameProblem, suggestRepoName } from "./catalog/names";
import { problems } from "./errors";

/** Refuses a malformed name of a repository or a namespace. */
export function checkRepoName(scope: IConstruct, what: string, name: string): void {
  if (Token.isUnresolved(name)) return;
  const problem = repoNameProblem(name);
  if (problem) problems.badName.refuse(scope, what, name, problem, suggestRepoName(name));
}
