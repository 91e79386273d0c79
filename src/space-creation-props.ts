import { type SpaceSdk } from "./sdk";
import { type SpaceTemplate } from "./template";

/** What a new Space is made from. */
export interface SpaceCreationProps {
  /**
   * What runs the Space's files. A change replaces the Space.
   *
   * @default - the template's
   */
  readonly sdk?: SpaceSdk;
  /**
   * Version of the SDK that the new Space begins with, for gradio. Hub name: `sdkVersion`. Afterwards it is a line of the
   * Space's `README.md`, and the plan refuses a change. Bundled provider only.
   *
   * @default - the Hub's newest
   */
  readonly sdkVersion?: string;
  /**
   * The repository that the Space is copied from. A change replaces the Space.
   *
   * @default - an empty Space
   */
  readonly template?: SpaceTemplate;
  /**
   * Whether to create the Space though it has no template, which the Hub very likely refuses. Released provider only: the
   * bundled one creates any Space.
   *
   * @default false
   */
  readonly tryWithoutTemplate?: boolean;
}
