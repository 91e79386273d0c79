import { type Construct } from "constructs";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** The language of a Shiny app. */
export enum ShinyLanguage {
  /** Shiny for Python. */
  PYTHON = "python",
  /** Shiny for R. */
  R = "r",
}

/** What a `ShinySpace` is made of. */
export interface ShinySpaceProps extends NamedSpaceProps {
  /**
   * The language that the app is written in. A change replaces the Space.
   *
   * @default ShinyLanguage.PYTHON
   */
  readonly language?: ShinyLanguage;
}

/**
 * An app written with Shiny, for Python or for R.
 *
 * @example
 * new ShinySpace(this, "shiny-app", { name: "shiny-app", language: ShinyLanguage.R });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-shiny
 */
export class ShinySpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: ShinySpaceProps) {
    const template = props.language === ShinyLanguage.R ? SpaceTemplate.SHINY_R : SpaceTemplate.SHINY_PYTHON;
    super(scope, id, { ...props, template });
  }
}
