import { Fn, Token } from "cdktf";
import { type Construct } from "constructs";
import { findTemplate, type TemplateSetting } from "../catalog/templates";
import { type SpaceSdk } from "../sdk";
import { SpaceSecret } from "../secret";
import { sortedEntries } from "../sorted";
import { HuggingFaceSpace } from "../space";
import { type NamedSpaceProps } from "../space-props";
import { type SpaceTemplate } from "../template";

/** What a `TemplateSpace` is made of. */
export interface TemplateSpaceProps extends NamedSpaceProps {
  /** The repository that the Space is copied from. It brings its SDK along. A change replaces the Space. */
  readonly template: SpaceTemplate;
  /**
   * What runs the template's files. Needed by the released provider where the template is not a documented one. A change
   * replaces the Space.
   *
   * @default - the template's
   */
  readonly sdk?: SpaceSdk;
}

/**
 * A Space made from a template that has no construct of its own.
 *
 * What the template's documentation asks for (a visibility, a password, something that keeps its data) is known for the
 * documented templates and warned about at synth, here as in the constructs of single templates.
 *
 * @example
 * new TemplateSpace(this, "app", { name: "app", template: SpaceTemplate.of("acme/company-template") });
 */
export class TemplateSpace extends HuggingFaceSpace {
  private readonly settings: readonly TemplateSetting[];
  private readonly given: Set<string>;

  constructor(scope: Construct, id: string, props: TemplateSpaceProps) {
    super(scope, id, props);
    this.settings = findTemplate(props.template.templateId)?.settings ?? [];
    this.given = new Set([...Object.keys(props.env ?? {}), ...Object.keys(props.secrets ?? {})]);
    for (const setting of this.settings) {
      if (setting.prop !== undefined) this._configure({ [setting.key]: valueAt(props, setting.prop) });
    }
  }

  /**
   * Adds what is given of `settings`, each as what the catalog says it should be: a secret or a variable.
   *
   * @internal
   */
  protected _configure(settings: { [key: string]: SettingValue | undefined }): void {
    for (const [key, value] of Object.entries(settings)) {
      if (value === undefined) continue;
      this.given.add(key);
      if (value instanceof SpaceSecret) this.addSecret(key, value);
      else if (this.isSecret(key)) this.addSecret(key, SpaceSecret.unsafePlainText(textOf(value)));
      else this.addEnvironment(key, textOf(value));
    }
  }

  /**
   * Adds those of `settings` that no prop has given.
   *
   * @internal
   */
  protected _configureUnlessGiven(settings: { [key: string]: SettingValue | undefined }): void {
    this._configure(Object.fromEntries(Object.entries(settings).filter(([key]) => !this.given.has(key))));
  }

  private isSecret(key: string): boolean {
    return this.settings.some((setting) => setting.key === key && setting.kind === "secret");
  }
}

type SettingValue = SpaceSecret | string | number | boolean | object;

/** `database.host` of `{ database: { host } }`. */
function valueAt(props: object, path: string): SettingValue | undefined {
  return path.split(".").reduce((value, name) => value?.[name], props as any);
}

function textOf(value: SettingValue): string {
  return typeof value === "object" ? jsonOf(value) : String(value);
}

/** As `JSON.stringify`, but Terraform writes what is only known at deploy. */
function jsonOf(value: unknown): string {
  if (Token.isUnresolved(value)) return Fn.jsonencode(value);
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = sortedEntries(value as Record<string, unknown>).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${jsonOf(member)}`).join(",")}}`;
}
