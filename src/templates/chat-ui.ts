import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type SpaceOptions } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

export interface ChatUiSpaceProps extends SpaceOptions {
  /**
   * Access token of the Hub, for models that are gated or private. Setting: `HF_TOKEN`.
   *
   * @default - none: public models only
   */
  readonly hubToken?: SpaceSecret;
  /**
   * Address of the MongoDB database that keeps the chats. Setting: `MONGODB_URL`.
   *
   * @default - they live in the Space and are lost at each restart; warned about
   */
  readonly databaseUrl?: SpaceSecret;
}

/**
 * ChatUI: a chat with a model that the Space serves itself, so it needs an accelerator.
 *
 * @example
 * new ChatUiSpace(this, "chat", {
 *   name: "chat",
 *   hardware: SpaceHardware.A10G_SMALL,
 *   hubToken: SpaceSecret.fromEnvironment("CHAT_HF_TOKEN"),
 *   databaseUrl: SpaceSecret.fromEnvironment("CHAT_MONGODB_URL"),
 * });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-chatui
 */
export class ChatUiSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: ChatUiSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.CHAT_UI });
    this._configure({
      HF_TOKEN: props.hubToken,
      MONGODB_URL: props.databaseUrl,
    });
  }
}
