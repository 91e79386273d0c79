import { type IConstruct } from "constructs";
import { describeProblem, problems } from "./errors";
import { HuggingFaceSpacesProvider, ProviderSource } from "./provider";

/** Refuses, at synth, a construct that the released provider has nothing for. */
export function requireBundled(construct: IConstruct, what: string, why: string): void {
  construct.node.addValidation({
    validate: () => {
      if (!HuggingFaceSpacesProvider.existsFor(construct)) return [describeProblem(problems.noProvider())];
      if (HuggingFaceSpacesProvider.sourceFor(construct) === ProviderSource.BUNDLED) return [];
      return [describeProblem(problems.bundledOnly(what, why))];
    },
  });
}
