import { refusal, text, warning } from "./problem-kind";

/** What concerns a whole stack or app. */
export const stackProblems = {
  costAboveLimit: warning(
    "HFS141",
    "Spaces that cost more than the limit",
    "It is the upper bound that counts: all Spaces running all the time.",
    text`the Spaces of this stack may cost ${"upper"} US dollars a month, the limit is ${"limit"}; write sleepTime or smaller hardware, or raise monthlyLimitUsd`,
  ),
  costUnknown: warning(
    "HFS142",
    "Spaces of unknown cost",
    "Their hardware is not in the price list, or is only known at deploy time.",
    text`the cost of ${"paths"} is unknown and not in the estimate; see https://huggingface.co/docs/hub/spaces-gpus`,
  ),
  notAWarning: refusal(
    "HFS155",
    "Silencing something that is no warning",
    "Only warnings can be acknowledged. What is refused cannot work and has to be changed.",
    text`there is no warning ${"code"}; write the code that a warning begins with, such as HFS132`,
  ),
  twoCopies: refusal(
    "HFS162",
    "Two copies of this library in one app",
    "Each copy has constructs of its own that do not know those of the other.",
    text`two copies of cdktf-huggingface-spaces are in use: ${"copies"}; run npm dedupe, or give both packages the same version of it`,
  ),
  hclOutput: refusal(
    "HFS168",
    "HCL as the output",
    "cdktf's HCL output is experimental and quotes and escapes otherwise than Terraform reads it. JSON is what cdktf deploys by itself.",
    text`the constructs are written as JSON only; unset SYNTH_HCL_OUTPUT, or leave --hcl out`,
  ),
  backendMigration: warning(
    "HFS170",
    "A state that moves to another backend",
    "With --migrate-state, the CLI locks all providers anew, which asks the network for each, and no registry has the bundled one. Terraform itself needs no such step.",
    text`the state moves from the backend "${"before"}" to "${"now"}"; run, this once, cdktf deploy ${"stack"} --migrate-state --skip-provider-lock`,
  ),
};
