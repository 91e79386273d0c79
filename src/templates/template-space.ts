import { type Construct } from "constructs";
import { SpaceSecret } from "../secret";
import { HuggingFaceSpace, type SpaceOptions } from "../space";
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
  constructor(scope: Construct, id: string, props: TemplateSpaceProps) {
    super(scope, id, props);
  }

  /**
   * Adds what is given of `settings`: secrets as secrets, everything else as variables.
   *
   * @internal
   */
  protected _configure(settings: { [key: string]: SpaceSecret | string | number | boolean | undefined }): void {
    for (const [key, value] of Object.entries(settings)) {
      if (value instanceof SpaceSecret) this.addSecret(key, value);
      else if (value !== undefined) this.addEnvironment(key, String(value));
    }
  }
}
