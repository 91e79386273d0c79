import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `LivebookSpace` is made of. */
export interface LivebookSpaceProps extends NamedSpaceProps {
  /**
   * What people sign in with, at least 12 characters. Setting: `LIVEBOOK_PASSWORD`.
   *
   * @default - none: people sign in with a token from the log of the Space; warned about
   */
  readonly password?: SpaceSecret;
}

/**
 * A Livebook server: notebooks in Elixir. It is public by default: smart cells load from its address.
 *
 * @example
 * new LivebookSpace(this, "livebook", {
 *   name: "livebook",
 *   storage: SpaceStorage.bucket(new SpaceBucket(this, "livebook-data", { name: "livebook-data" })),
 *   password: SpaceSecret.fromEnvironment("LIVEBOOK_PASSWORD"),
 * });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-livebook
 */
export class LivebookSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: LivebookSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.LIVEBOOK });
  }
}
