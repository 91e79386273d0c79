import { findTemplate } from "./catalog/templates";
import { SpaceSdk } from "./sdk";

/**
 * The repository that a new Space is copied from. A template brings its SDK along.
 *
 * The constants are the documented ones; `SpaceTemplate.of("…")` takes any other.
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-examples
 */
export class SpaceTemplate {
  /** ZenML. */
  public static readonly ZENML = new SpaceTemplate("zenml/zenml-template-space");
  /** Argilla. */
  public static readonly ARGILLA = new SpaceTemplate("argilla/argilla-template-space");
  /** Label Studio. */
  public static readonly LABEL_STUDIO = new SpaceTemplate("LabelStudio/LabelStudio");
  /** JupyterLab. */
  public static readonly JUPYTERLAB = new SpaceTemplate("SpacesExamples/jupyterlab");
  /** Langfuse. */
  public static readonly LANGFUSE = new SpaceTemplate("langfuse/langfuse-template-space");
  /** Livebook. */
  public static readonly LIVEBOOK = new SpaceTemplate("livebook-dev/livebook");
  /** ChatUI. */
  public static readonly CHAT_UI = new SpaceTemplate("huggingchat/chat-ui-template");
  /** Giskard. */
  public static readonly GISKARD = new SpaceTemplate("giskardai/giskard");
  /** Aim. */
  public static readonly AIM = new SpaceTemplate("aimstack/aim");
  /** Shiny for Python. */
  public static readonly SHINY_PYTHON = new SpaceTemplate("posit/shiny-for-python-template");
  /** Shiny for R. */
  public static readonly SHINY_R = new SpaceTemplate("posit/shiny-for-r-template");
  /** Panel. */
  public static readonly PANEL = new SpaceTemplate("Panel-Org/panel-template");
  /** Dash. */
  public static readonly DASH = new SpaceTemplate("plotly/dash-app-template");
  /** marimo. */
  public static readonly MARIMO = new SpaceTemplate("marimo-team/marimo-app-template");
  /** Streamlit. */
  public static readonly STREAMLIT = new SpaceTemplate("streamlit/streamlit-template-space");
  /** Chat bot with gradio. */
  public static readonly GRADIO_CHATBOT = new SpaceTemplate("gradio-templates/chatbot");
  /** Text to image with gradio. */
  public static readonly GRADIO_TEXT_TO_IMAGE = new SpaceTemplate("gradio-templates/text-to-image-gradio-template");

  /** Any template by its repository id, `owner/name`, or a token. */
  public static of(templateId: string): SpaceTemplate {
    return new SpaceTemplate(templateId);
  }

  private constructor(
    /** The template's repository: `argilla/argilla-template-space`. */
    public readonly templateId: string,
  ) {}

  /** The SDK that the template brings along; `undefined` when the template is not a documented one. */
  public get sdk(): SpaceSdk | undefined {
    const row = findTemplate(this.templateId);
    return row && SpaceSdk.of(row.sdk);
  }

  /** The template's repository. */
  public toString(): string {
    return this.templateId;
  }
}
