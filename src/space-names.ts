import { Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { problems } from "./errors";
import { stackSingleton } from "./stack-singleton";

/** Paths of the Spaces of a stack by their names on the Hub. */
class StackSpaceNames extends Construct {
  public readonly paths = new Map<string, string>();
}

/** Refuses a second Space of one name, in one stack and for one provider. */
export function registerName(
  space: IConstruct,
  given: { readonly name: string; readonly namespace?: string },
  provider?: IConstruct,
): void {
  if (Token.isUnresolved(given.name) || Token.isUnresolved(given.namespace)) return;
  const { paths } = stackSingleton(space, "huggingface_spaces_names", StackSpaceNames);
  const name = given.namespace === undefined ? given.name : `${given.namespace}/${given.name}`;
  const key = `${provider?.node.path ?? ""} ${name.toLowerCase()}`;
  const other = paths.get(key);
  if (other !== undefined) problems.sameName.refuse(space, name, other);
  paths.set(key, space.node.path);
}
