import { type Construct } from "constructs";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `GiskardSpace` is made of. */
export interface GiskardSpaceProps extends NamedSpaceProps {}

/**
 * A Giskard hub: scans and tests of models. It asks for a free license key when it is first opened.
 *
 * @example
 * new GiskardSpace(this, "giskard", {
 *   name: "giskard",
 *   storage: SpaceStorage.bucket(new SpaceBucket(this, "giskard-data", { name: "giskard-data" })),
 * });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-giskard
 */
export class GiskardSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: GiskardSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.GISKARD });
  }
}
