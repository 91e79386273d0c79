import { text, warning } from "./problem-kind";

/** What the documentation of a template asks for. */
export const templateProblems = {
  duplicateOnly: warning(
    "HFS126",
    "A Space that can be duplicated but is no template",
    "The Hub takes templates from a list of its own.",
    text`${"template"} is made to be duplicated, the Hub does not take it as a template; choose another one`,
  ),
  templateVisibility: warning(
    "HFS130",
    "A visibility with which the template's application does not work",
    "Some applications are used through their own clients, which cannot sign in to a private Space.",
    text`${"template"} is ${"value"}, but ${"reason"}; write visibility: SpaceVisibility.${"suggestion"}`,
  ),
  templateSetting: warning(
    "HFS131",
    "A template's setting left out that should not be",
    "The template's documentation asks for it.",
    text`${"template"} has no ${"what"} ${"key"}: ${"consequence"}`,
  ),
  templateLosesData: warning(
    "HFS132",
    "A template that loses its data at each restart",
    "The disk of a Space is emptied by each restart, and each change of its settings restarts it.",
    text`${"template"} loses its data at each restart; give it ${"remedy"}`,
  ),
  templateNeedsGpu: warning(
    "HFS133",
    "A template that needs an accelerator",
    "Its application serves a model that is too slow, or too big, for CPUs alone.",
    text`${"template"} needs an accelerator, ${"hardware"} has none; write hardware: SpaceHardware.T4_SMALL or larger`,
  ),
};
