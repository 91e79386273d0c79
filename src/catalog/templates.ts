import catalog from "./templates.json";

/** A setting that a template's application reads from its environment. */
export interface TemplateSetting {
  readonly key: string;
  /** The prop of the template's construct that it is filled from: `password`, or `database.host`. */
  readonly prop?: string;
  /** Where it belongs: a secret's value cannot be read back, a variable's can. */
  readonly kind: "secret" | "variable";
  readonly description: string;
  /** What happens when it is left out and should not be. */
  readonly without?: string;
  /** Another setting, or a mount path: only with that, this setting should not be left out. */
  readonly when?: string;
}

/** What is known about one template. */
export interface TemplateSpec {
  /** The repository that is copied: `argilla/argilla-template-space`. */
  readonly id: string;
  /** Short name: `Argilla`. */
  readonly name: string;
  /** Older ids of the same template. */
  readonly alsoKnownAs?: readonly string[];
  readonly sdk: "docker" | "gradio" | "static";
  /** The construct that stands for it. */
  readonly construct: string;
  /** Its constant in `SpaceTemplate`. */
  readonly constant: string;
  /** Its documentation page. */
  readonly docs: string;
  /** The visibility without which its application does not work for others. */
  readonly visibility?: "public";
  /** Why it needs that visibility. */
  readonly visibilityReason?: string;
  /** Whether the Hub makes it private when no visibility is asked for. */
  readonly preferredPrivate?: boolean;
  /** Without this, its data is lost at each restart. */
  readonly losesDataWithout?: string;
  /** Settings of which any one keeps the data. */
  readonly keepsDataWith?: readonly string[];
  /** Where a bucket is mounted to keep its data. */
  readonly dataPath?: string;
  /** Whether it does nothing useful without an accelerator. */
  readonly needsGpu?: boolean;
  /** The port that its application listens on, when the Hub's default is not meant. */
  readonly port?: number;
  readonly settings: readonly TemplateSetting[];
}

/** The documented templates. The Hub has more: never refuse one that is missing here. */
export const TEMPLATES = catalog.templates as readonly TemplateSpec[];

/** Spaces that are made to be duplicated; the API does not take them as `template`. */
export const DUPLICATE_ONLY_TEMPLATES: readonly string[] = catalog.madeByDuplicatingOnly.map((row) => row.id);

/** Whether `id` can be the id of the Space that a template is: `owner/name`. */
export function isTemplateId(id: string): boolean {
  return /^[^/\s]+\/[^/\s]+$/.test(id);
}

/** The template that is called `name`, else one that shows how an id looks. */
export function suggestTemplateId(name: string): string {
  return TEMPLATES.find((row) => row.name.toLowerCase() === name.trim().toLowerCase())?.id ?? TEMPLATES[0]!.id;
}

/** The row of a template, by its id or an older one. */
export function findTemplate(id: string): TemplateSpec | undefined {
  return TEMPLATES.find((row) => row.id === id || row.alsoKnownAs?.includes(id));
}
