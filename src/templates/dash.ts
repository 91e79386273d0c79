import { type Construct } from "constructs";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `DashSpace` is made of. */
export interface DashSpaceProps extends NamedSpaceProps {}

/**
 * An app written with Dash.
 *
 * @example
 * new DashSpace(this, "dash-app", { name: "dash-app" });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-dash
 */
export class DashSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: DashSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.DASH });
  }
}
