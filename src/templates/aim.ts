import { type Construct } from "constructs";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What an `AimSpace` is made of. */
export interface AimSpaceProps extends NamedSpaceProps {}

/**
 * An Aim server: runs of experiments, side by side. It shows the runs that are in the Space's repository: a compressed
 * `.aim` folder, `aim_repo.tar.gz`.
 *
 * @example
 * new AimSpace(this, "aim", { name: "aim" });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-aim
 */
export class AimSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: AimSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.AIM });
  }
}
