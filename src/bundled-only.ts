import { type ITerraformResource } from "cdktf";
import { type IConstruct } from "constructs";
import { describeProblem, problems } from "./errors";
import { HuggingFaceSpacesProvider } from "./provider";
import { ProviderSource } from "./provider-props";

/** Refuses, at synth, a construct that no provider serves, or one that has nothing for it. */
export function requireBundled(construct: IConstruct, what: string, why: string): void {
  construct.node.addValidation({
    validate: () => {
      const element = construct.node.defaultChild as Partial<ITerraformResource> | undefined;
      const unserved = element?.provider ? [] : HuggingFaceSpacesProvider._problemsWithoutProvider(construct);
      if (unserved.length > 0) return unserved;
      if (HuggingFaceSpacesProvider.sourceFor(construct) === ProviderSource.BUNDLED) return [];
      return [describeProblem(problems.bundledOnly(what, why))];
    },
  });
}
