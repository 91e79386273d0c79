import type { Command } from "commander";
import { Vocabulary } from "../../../src/catalog/nearest";
import { findTemplate, TEMPLATES } from "../../../src/catalog/templates";
import { asOf } from "../../../src/catalog/templates.json";
import { HubError, type SpaceTemplate } from "../../hub";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { usageError } from "../errors";
import { fields, table } from "../output/table";

export function templatesCommand(run: Run): Command {
  return newCommand("templates", "List the templates a Space can be made from, or what settings one of them reads", [
    ["hf-spaces templates", "as the Hub has them today"],
    ["hf-spaces templates argilla/argilla-template-space", "the settings that it reads"],
    ["hf-spaces templates --offline --json", `the copy of ${asOf} that this package holds`],
  ])
    .argument("[template]", "id, or short name, of one template")
    .option("--offline", "do not ask the Hub")
    .action(run(templates));
}

async function templates(cli: Cli, wanted: string | undefined, options: { offline?: boolean }): Promise<void> {
  if (wanted !== undefined) return showTemplate(cli, wanted);
  const live = options.offline ? undefined : await liveTemplates(cli);
  const source = live ? "hub" : "catalog";
  const known = (live ?? catalogTemplates()).map(({ repoId, name, sdk, preferredPrivate }) => {
    const spec = findTemplate(repoId);
    return { id: repoId, name, sdk: sdk ?? spec?.sdk, preferredPrivate, construct: spec?.construct, docs: spec?.docs };
  });
  if (cli.json) return cli.printJson({ source, templates: known });
  const columns = ["TEMPLATE", "NAME", "SDK", "CONSTRUCT"].map((title) => ({ title }));
  cli.print(
    table(
      columns,
      known.map(({ id, name, sdk, construct }) => [id, name, sdk ?? "-", construct ?? "HuggingFaceSpace"]),
      cli.colors,
    ),
  );
}

/** Asked for a list that this package also holds a copy of, the Hub gets this long. */
const PATIENCE_MS = 10_000;

/** The Hub's own list; undefined, and said, where the Hub cannot be asked. */
async function liveTemplates(cli: Cli): Promise<SpaceTemplate[] | undefined> {
  try {
    return await cli.newClient({ timeoutMs: PATIENCE_MS }).listTemplates();
  } catch (error) {
    if (!(error instanceof HubError) || cli.signal.aborted) throw error;
    cli.note(`the Hub's own list cannot be had (${error.code}); this is the copy of ${asOf}`);
    return undefined;
  }
}

function catalogTemplates(): SpaceTemplate[] {
  return TEMPLATES.map(({ id, name, sdk, preferredPrivate = false }) => ({ name, repoId: id, sdk, preferredPrivate }));
}

/** One template as this package knows it: the Hub itself does not tell what settings a template reads. */
function showTemplate(cli: Cli, wanted: string): void {
  const spec = findTemplate(wanted) ?? TEMPLATES.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (!spec) {
    const near = new Vocabulary(TEMPLATES.flatMap(({ id, name }) => [id, name])).nearest(wanted);
    const advice = near ? `did you mean ${near}?` : "`hf-spaces templates` lists what the Hub has";
    throw usageError(`nothing is known of the settings of template "${wanted}"; ${advice}`);
  }
  if (cli.json) return cli.printJson(spec);
  const { id, name, sdk, construct, docs, visibilityReason, losesDataWithout, needsGpu, settings } = spec;
  const rows: Array<[string, string | undefined]> = [
    ["template", id],
    ["name", name],
    ["sdk", sdk],
    ["construct", construct],
    ["docs", docs],
    ["visibility", visibilityReason],
    ["keeps its data in", losesDataWithout],
    ["hardware", needsGpu ? "needs a GPU" : undefined],
  ];
  cli.print(
    fields(
      rows.filter((row): row is [string, string] => row[1] !== undefined),
      cli.colors,
    ),
  );
  if (settings.length === 0) return;
  const columns = ["SETTING", "KIND", "WHAT FOR"].map((title) => ({ title }));
  cli.print(
    `\n${table(
      columns,
      settings.map((setting) => [setting.key, setting.kind, setting.description]),
      cli.colors,
    )}`,
  );
}
