import { type Construct } from "constructs";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `GradioTextToImageSpace` is made of. */
export interface GradioTextToImageSpaceProps extends NamedSpaceProps {}

/**
 * An app that draws pictures from text, written with Gradio.
 *
 * @example
 * new GradioTextToImageSpace(this, "text-to-image", { name: "text-to-image" });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-gradio
 */
export class GradioTextToImageSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: GradioTextToImageSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.GRADIO_TEXT_TO_IMAGE });
  }
}
