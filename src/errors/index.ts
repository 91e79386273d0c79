import { filesProblems } from "./files";
import { fleetProblems } from "./fleet";
import { providerProblems } from "./provider";
import { secretProblems } from "./secret";
import { spaceProblems } from "./space";
import { stackProblems } from "./stack";
import { templateProblems } from "./template";

export { describeProblem, type Problem, SpaceError } from "./space-error";

/** Everything that is refused or warned about at synth. A code is never used for anything else again. */
export const problems = {
  ...spaceProblems,
  ...secretProblems,
  ...filesProblems,
  ...templateProblems,
  ...fleetProblems,
  ...providerProblems,
  ...stackProblems,
};
