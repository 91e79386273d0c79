import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import * as fc from "fast-check";
import { app, InProcessTest, SPACE } from "../../support/in-process-provider";
import { hasErrors, texts } from "../../support/in-process-terraform";

/** `GENERATED_RUNS=10000 GENERATED_SEED=7 npx jest generated` tries more of them, and others. */
const RUNS = Number(process.env.GENERATED_RUNS ?? 100);
const SEED = Number(process.env.GENERATED_SEED ?? 1);

jest.setTimeout(600_000 + RUNS * 1000);

const test_ = InProcessTest.forTests();
const seen = { applied: 0, refused: 0 };

afterAll(async () => {
  process.stdout.write(`generated: ${seen.applied} applied, ${seen.refused} refused while planning (seed ${SEED})\n`);
});

/** Texts as HCL can hold them. */
const text = fc.oneof(
  fc.string({ unit: "grapheme-composite", maxLength: 40 }),
  fc.string({ unit: "binary-ascii", maxLength: 40 }),
  fc.constantFrom(
    "",
    " ",
    "0",
    "null",
    "true",
    "${a}",
    "%{ if }",
    "a\nb",
    "\t",
    "'\"\\",
    "__proto__",
    "\u0000",
    "\u202e",
  ),
);
const word = (first: string, others: string) =>
  fc
    .tuple(fc.constantFrom(...first), fc.string({ unit: fc.constantFrom(...others), maxLength: 12 }))
    .map(([head, tail]) => head + tail);
const LETTERS = "abcxyzABCXYZ";
const name = fc.oneof(
  { weight: 4, arbitrary: word(`${LETTERS}0123456789_`, `${LETTERS}0123456789._-`) },
  { weight: 1, arbitrary: text },
);
const key = fc.oneof(
  { weight: 9, arbitrary: word(LETTERS, `${LETTERS}0123456789_`) },
  { weight: 1, arbitrary: fc.oneof(text, fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty")) },
);
const settings = fc.option(fc.dictionary(key, fc.option(text, { freq: 8 }), { maxKeys: 4, noNullPrototype: true }), {
  freq: 2,
});
const segment = fc.oneof(
  { weight: 6, arbitrary: word(LETTERS, `${LETTERS}0123456789._- `) },
  { weight: 1, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom(".env", "id_rsa", "key.pem", ".gitignore", "a b", "-", "..a", "ä", "a\\b") },
);
const file = fc
  .array(segment, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map((part) => part.replace(/[/\0]/g, "_")).join("/"))
  .filter((at) => !at.split("/").some((part) => ["", ".", ".."].includes(part)));
const folder = fc.option(fc.dictionary(file, text, { maxKeys: 4, noNullPrototype: true }), { freq: 3 });

const inputs = fc.record({
  name,
  variables: settings,
  secrets: settings,
  secrets_wo: settings,
  short_description: fc.option(text),
  restart_triggers: fc.option(fc.dictionary(text, fc.option(text), { maxKeys: 3, noNullPrototype: true })),
  folder,
});

test(`${RUNS} generated Spaces change nothing at the second apply, or are refused while planning`, async () => {
  await fc.assert(
    fc.asyncProperty(inputs, async ({ folder: files, ...attributes }) => {
      test_.reset();
      const source = files && writeFolder(files);
      try {
        await holds({ ...attributes, ...(source ? { source_dir: source } : {}) });
      } finally {
        if (source) rmSync(source, { recursive: true });
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(seen.applied).toBeGreaterThan(RUNS / 10); // else this shows nothing
  expect(seen.refused).toBeGreaterThan(RUNS / 10);
});

async function holds(attributes: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = app(attributes);
  const { diagnostics } = await test_.terraform.plan(configuration);
  if (hasErrors(diagnostics)) {
    seen.refused++;
    expect(test_.changes()).toEqual([]);
    for (const { summary, detail } of diagnostics) {
      expect(summary).not.toBe("The provider failed unexpectedly");
      expect(detail).toMatch(/\.$/);
    }
    return;
  }
  seen.applied++;
  expect(texts(await test_.terraform.apply(configuration))).toEqual([]);
  expect((await test_.terraform.plan(configuration)).changes).toEqual({});
  const id = String(test_.space!.id);
  expect(id).toBe(`local/${String(attributes.name)}`);
  expect(await test_.variables(id)).toEqual(withoutNull(attributes.variables));
  const secrets = { ...withoutNull(attributes.secrets), ...withoutNull(attributes.secrets_wo) };
  expect(await test_.secrets(id)).toEqual(Object.keys(secrets).sort());
  expect(Object.keys(test_.terraform.state)).toEqual([SPACE]);
}

function withoutNull(map: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries((map ?? {}) as object).filter(([, value]) => value !== null));
}

/** A file whose path another one has as a folder is left out. */
function writeFolder(files: Readonly<Record<string, string>>): string {
  const at = mkdtempSync(path.join(tmpdir(), "generated-"));
  for (const [place, content] of Object.entries(files)) {
    try {
      mkdirSync(path.dirname(path.join(at, place)), { recursive: true });
      writeFileSync(path.join(at, place), content);
    } catch (error) {
      if (!["EEXIST", "ENOTDIR", "EISDIR", "ENAMETOOLONG"].includes((error as NodeJS.ErrnoException).code ?? "")) {
        throw error;
      }
    }
  }
  return at;
}
