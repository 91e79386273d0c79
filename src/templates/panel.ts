import { type Construct } from "constructs";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `PanelSpace` is made of. */
export interface PanelSpaceProps extends NamedSpaceProps {}

/**
 * An app written with Panel.
 *
 * @example
 * new PanelSpace(this, "panel-app", { name: "panel-app" });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-panel
 */
export class PanelSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: PanelSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.PANEL });
  }
}
