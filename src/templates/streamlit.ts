import { type Construct } from "constructs";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `StreamlitSpace` is made of. */
export interface StreamlitSpaceProps extends NamedSpaceProps {}

/**
 * An app written with Streamlit. It runs in Docker: the Hub has no SDK for Streamlit any more.
 *
 * @example
 * new StreamlitSpace(this, "streamlit-app", { name: "streamlit-app" });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-streamlit
 */
export class StreamlitSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: StreamlitSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.STREAMLIT });
  }
}
