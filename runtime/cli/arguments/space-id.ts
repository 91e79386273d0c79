import { parseSpaceId, suggestSpaceId } from "../../../src/catalog/names";
import { invalidSpaceId } from "../errors";

/** `namespace/name`; an address of the Hub is taken too. @throws CliError */
export function spaceId(text: string): string {
  const fromAddress = /^https?:\/\/[^/]+\/spaces\/([^/?#]+\/[^/?#]+)\/?$/.exec(text)?.[1];
  const id = fromAddress ?? text;
  if (!parseSpaceId(id)) throw invalidSpaceId(text, suggestSpaceId(text));
  return id;
}
