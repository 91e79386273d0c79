import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `JupyterLabSpace` is made of. */
export interface JupyterLabSpaceProps extends NamedSpaceProps {
  /**
   * What people sign in with. Setting: `JUPYTER_TOKEN`.
   *
   * @default - the public word `huggingface`; warned about
   */
  readonly token?: SpaceSecret;
}

/**
 * A JupyterLab server.
 *
 * @example
 * new JupyterLabSpace(this, "notebooks", {
 *   name: "notebooks",
 *   storage: SpaceStorage.bucket(new SpaceBucket(this, "notebooks-data", { name: "notebooks-data" })),
 *   token: SpaceSecret.fromEnvironment("JUPYTER_TOKEN"),
 * });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-jupyter
 */
export class JupyterLabSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: JupyterLabSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.JUPYTERLAB });
  }
}
