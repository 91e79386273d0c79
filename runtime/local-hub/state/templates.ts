import { findTemplate, TEMPLATES } from "../../../src/catalog/templates";
import type { OwnTemplate } from "../types";

interface Template {
  readonly sdk: string;
  readonly preferredPrivate: boolean;
}

/** What a Space can be made from: the documented templates, and those that this Hub was told of. */
export class Templates {
  private readonly own = new Map<string, OwnTemplate>();

  constructor(own: readonly OwnTemplate[] = []) {
    for (const template of own) this.add(template);
  }

  public add(template: OwnTemplate): void {
    this.own.set(template.id, template);
  }

  /** By an older id too; undefined for any other. */
  public find(id: string): Template | undefined {
    const own = this.own.get(id);
    if (own) return { sdk: own.sdk ?? "docker", preferredPrivate: own.preferredPrivate ?? false };
    const row = findTemplate(id);
    return row && { sdk: row.sdk, preferredPrivate: row.preferredPrivate ?? false };
  }

  /** The answer of `GET /api/spaces/templates`. */
  public list(): object {
    const own = [...this.own.values()].map(({ id, name, sdk, preferredPrivate }) => ({
      name: name ?? id.split("/")[1],
      repoId: id,
      sdk: sdk ?? "docker",
      preferredPrivate: preferredPrivate ?? false,
    }));
    const documented = TEMPLATES.filter(({ id }) => !this.own.has(id)).map(
      ({ id, name, sdk, preferredPrivate = false }) => ({ name, repoId: id, sdk, preferredPrivate }),
    );
    return { templates: [...documented, ...own] };
  }
}
