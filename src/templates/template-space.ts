import { type Construct } from "constructs";
import { findTemplate, type TemplateSpec } from "../catalog/templates";
import { SpaceSecret } from "../secret";
import { HuggingFaceSpace } from "../space";
import { type SpaceOptions } from "../space-props";
import { type SpaceTemplate } from "../template";

export interface TemplateSpaceProps extends SpaceOptions {
  /** The repository that the Space is copied from. It brings its SDK along. A change replaces the Space. */
  readonly template: SpaceTemplate;
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
  private readonly spec?: TemplateSpec;

  constructor(scope: Construct, id: string, props: TemplateSpaceProps) {
    super(scope, id, props);
    this.spec = findTemplate(props.template.templateId);
  }

  /**
   * Adds what is given of `settings`, each as what the catalog says it should be: a secret or a variable.
   *
   * @internal
   */
  protected _configure(settings: { [key: string]: SpaceSecret | string | number | boolean | undefined }): void {
    for (const [key, value] of Object.entries(settings)) {
      if (value === undefined) continue;
      if (value instanceof SpaceSecret) this.addSecret(key, value);
      else if (this.isSecret(key)) this.addSecret(key, SpaceSecret.unsafePlainText(String(value)));
      else this.addEnvironment(key, String(value));
    }
  }

  private isSecret(key: string): boolean {
    return this.spec?.settings.some((setting) => setting.key === key && setting.kind === "secret") === true;
  }
}
