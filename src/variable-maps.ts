import { Fn, ref, type TerraformElement, Tokenization } from "cdktf";
import { isMapToken } from "./token-text";

type Map = Readonly<Record<string, string>>;

/** How variables are written of which some are whole maps that Terraform computes. */
export interface MergedVariables {
  /** One map, as an expression. */
  readonly expression: any;
  /** The local value that holds what is known one by one: no literal gets into an expression, where it would be escaped again. */
  readonly locals: { readonly [name: string]: Map };
}

/**
 * `env: { ...Token.asStringMap(variable.value), LEVEL: "1" }` and `addEnvironment` beside a computed map: cdktf cannot write
 * both into one map. `undefined` where it can.
 */
export function mergedVariables(element: TerraformElement, variables: Map | undefined): MergedVariables | undefined {
  if (variables === undefined || !Object.keys(variables).some(isMapToken)) return undefined;
  const entries = Object.entries(variables);
  const computed = entries.filter(([key]) => isMapToken(key));
  if (entries.length === 1) return undefined;
  const name = `${element.friendlyUniqueId}_Variables`;
  const maps = computed.map(([key, value]) => Tokenization.reverseMap({ [key]: value }));
  return {
    expression: Fn.merge([...maps, ref(`local.${name}`, element.cdktfStack)]),
    locals: { [name]: Object.fromEntries(entries.filter(([key]) => !isMapToken(key))) },
  };
}
