import { type Construct } from "constructs";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `GradioChatbotSpace` is made of. */
export interface GradioChatbotSpaceProps extends NamedSpaceProps {}

/**
 * A chat bot written with Gradio.
 *
 * @example
 * new GradioChatbotSpace(this, "chatbot", { name: "chatbot" });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-gradio
 */
export class GradioChatbotSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: GradioChatbotSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.GRADIO_CHATBOT });
  }
}
