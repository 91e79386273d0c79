import { Token } from "cdktf";
import { type IConstruct } from "constructs";
import { HARDWARE, UNLISTED_HARDWARE } from "./catalog/hardware";
import { isWord } from "./catalog/names";
import { Vocabulary } from "./catalog/nearest";
import { SDKS } from "./catalog/sdks";
import { isTemplateId, suggestTemplateId, TEMPLATES } from "./catalog/templates";
import { VISIBILITIES } from "./catalog/visibilities";
import { problems } from "./errors";
import { warn } from "./warnings";

/** A kind of values that the Hub has a name for each. */
interface HubValues {
  readonly known: Vocabulary;
  /** Whether the Hub may have it, be it since after this release. */
  readonly isPossible: (value: string) => boolean;
  /** What to write instead, where no known value is near. */
  readonly expected: (value: string) => string;
}

const VALUES = {
  hardware: {
    known: new Vocabulary([...HARDWARE.map((row) => row.flavor), ...UNLISTED_HARDWARE]),
    isPossible: isWord,
    expected: () => 'a flavor as the API calls it, such as "t4-small"',
  },
  sdk: { known: new Vocabulary(SDKS), isPossible: isWord, expected: () => alternatives(SDKS) },
  template: {
    known: new Vocabulary(TEMPLATES.flatMap((row) => [row.id, ...(row.alsoKnownAs ?? [])])),
    isPossible: isTemplateId,
    expected: (value) => `the id of its Space, such as "${suggestTemplateId(value)}"`,
  },
  // Each means something to the provider, which therefore takes no others.
  visibility: {
    known: new Vocabulary(VISIBILITIES),
    isPossible: (value) => (VISIBILITIES as readonly string[]).includes(value),
    expected: () => alternatives(VISIBILITIES),
  },
} satisfies Record<string, HubValues>;

/**
 * Refuses what the Hub cannot know, and warns about what it very likely does not: a value that is unknown and very near a known
 * one. Tokens are let through.
 */
export function checkHubValue(space: IConstruct, what: keyof typeof VALUES, value: string | undefined): void {
  if (value === undefined || Token.isUnresolved(value)) return;
  const { known, isPossible, expected } = VALUES[what];
  const suggestion = known.nearest(value);
  if (!isPossible(value)) {
    problems.badArgument.refuse(
      space,
      what,
      JSON.stringify(value),
      suggestion === undefined ? expected(value) : `"${suggestion}"`,
    );
  }
  if (suggestion !== undefined) warn(space, problems.nearMiss(what, value, suggestion));
}

/** `"a", "b" or "c"` */
function alternatives(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}
