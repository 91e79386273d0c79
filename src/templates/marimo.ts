import { type Construct } from "constructs";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `MarimoSpace` is made of. */
export interface MarimoSpaceProps extends NamedSpaceProps {}

/**
 * An app written with marimo, the reactive Python notebook.
 *
 * @example
 * new MarimoSpace(this, "marimo-app", { name: "marimo-app" });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-marimo
 */
export class MarimoSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: MarimoSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.MARIMO });
  }
}
