import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `ChatUiSpace` is made of. */
export interface ChatUiSpaceProps extends NamedSpaceProps {
  /**
   * The model that is served, by its id on the Hub. Setting: `MODEL_NAME`.
   *
   * @default - the template's own choice
   */
  readonly model?: string;
  /**
   * Parameters of the generation, such as `temperature`. Setting: `MODEL_PARAMS`, as JSON.
   *
   * @default - the template's own choice
   */
  readonly modelParameters?: { [name: string]: any };
  /**
   * How messages become a prompt. Setting: `MODEL_PROMPT_TEMPLATE`.
   *
   * @default - the template's own choice
   */
  readonly promptTemplate?: string;
  /**
   * Name of the application. Setting: `APP_NAME`.
   *
   * @default - the template's own choice
   */
  readonly appName?: string;
  /**
   * Color of the application: a Tailwind color, such as `blue`. Setting: `APP_COLOR`.
   *
   * @default - the template's own choice
   */
  readonly appColor?: string;
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
 *   hardware: SpaceHardware.A10_G_SMALL,
 *   model: "HuggingFaceH4/zephyr-7b-beta",
 *   hubToken: SpaceSecret.fromEnvironment("CHAT_HF_TOKEN"),
 *   databaseUrl: SpaceSecret.fromEnvironment("CHAT_MONGODB_URL"),
 * });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-chatui
 */
export class ChatUiSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: ChatUiSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.CHAT_UI });
  }
}
