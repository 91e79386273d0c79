import { Token } from "cdktf";
import { DEFAULT_HARDWARE, findHardware } from "./catalog/hardware";
import { findTemplate, type TemplateSetting, type TemplateSpec } from "./catalog/templates";
import { type Problem, problems } from "./errors";

/** What a template's rules look at. */
export interface TemplateUse {
  readonly template?: string;
  readonly sdk?: string;
  readonly visibility: string;
  readonly hardware?: string;
  /** Keys of all variables and secrets. */
  readonly settings: readonly string[];
  /** Where something is mounted that outlives a restart. */
  readonly writableMounts: readonly string[];
}

/** What the template's documentation warns about. Nothing for templates that are not in the catalog. */
export function templateWarnings(use: TemplateUse): Problem[] {
  const row = findTemplate(use.template ?? "");
  if (!row) return [];
  const warnings: Problem[] = [];
  if (row.visibility !== undefined && use.visibility !== row.visibility && !Token.isUnresolved(use.visibility)) {
    warnings.push(
      problems.templateVisibility(row.id, use.visibility, row.visibilityReason!, row.visibility.toUpperCase()),
    );
  }
  for (const setting of row.settings) {
    if (setting.without === undefined || use.settings.includes(setting.key)) continue;
    if (setting.when !== undefined && ![...use.settings, ...use.writableMounts].includes(setting.when)) continue;
    warnings.push(problems.templateSetting(row.id, setting.kind, setting.key, consequence(row, setting)));
  }
  const kept =
    row.keepsDataWith?.some((key) => use.settings.includes(key)) === true ||
    (row.dataPath !== undefined && use.writableMounts.some((mount) => holds(mount, row.dataPath!)));
  if (row.losesDataWithout !== undefined && !kept) {
    warnings.push(problems.templateLosesData(row.id, row.losesDataWithout));
  }
  if (row.needsGpu === true && !mayHaveGpu(use.hardware)) {
    warnings.push(problems.templateNeedsGpu(row.id, use.hardware ?? DEFAULT_HARDWARE));
  }
  return warnings;
}

function consequence(row: TemplateSpec, setting: TemplateSetting): string {
  return setting.without + (setting.prop === undefined ? "" : `; ${row.construct} takes it as ${setting.prop}`);
}

function holds(mountPath: string, dataPath: string): boolean {
  return Token.isUnresolved(mountPath) || mountPath === dataPath || dataPath.startsWith(`${mountPath}/`);
}

/** Unknown flavors may. */
function mayHaveGpu(flavor: string | undefined): boolean {
  if (flavor === undefined) return false;
  const row = findHardware(flavor);
  return row === undefined || row.gpu !== null;
}
