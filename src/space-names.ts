import { Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { problems } from "./errors";
import { stackSingleton } from "./stack-singleton";

/** The Spaces of a stack by their provider and their name on the Hub. */
class StackSpaceNames extends Construct {
  public readonly spaces = new Map<IConstruct | undefined, Map<string, IConstruct>>();
}

/** Refuses a second Space of one name, in one stack and for one provider. */
export function registerName(
  space: IConstruct,
  given: { readonly name: string; readonly namespace?: string },
  provider?: IConstruct,
): void {
  if (Token.isUnresolved(given.name) || Token.isUnresolved(given.namespace)) return;
  const { spaces } = stackSingleton(space, "huggingface_spaces_names", StackSpaceNames);
  const name = given.namespace === undefined ? given.name : `${given.namespace}/${given.name}`;
  const named = spaces.get(provider) ?? new Map<string, IConstruct>();
  spaces.set(provider, named);
  const other = named.get(name.toLowerCase());
  if (other !== undefined) problems.sameName.refuse(space, name, other.node.path);
  named.set(name.toLowerCase(), space);
}
