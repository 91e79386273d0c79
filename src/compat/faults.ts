/** What becomes of one of the released provider's faults. */
export type Remedy = "worked around" | "applied another way" | "refused at plan" | "checked at synth" | "documented";

export interface Fault {
  /** `Q1` to `Q17`: what comments, messages and tests call it. */
  readonly id: string;
  /** What the provider does. */
  readonly fault: string;
  readonly remedy: Remedy;
  /** What the constructs do about it, and what is left to the user. */
  readonly how: string;
}

/** Every known fault of `strickvl/huggingface-spaces` 0.0.4. `docs/released-provider.md` shows this table. */
export const FAULTS: readonly Fault[] = [
  {
    id: "Q1",
    fault: "Optional attributes that are left out fail the apply after the Space was made.",
    remedy: "worked around",
    how: "All six are always given a value.",
  },
  {
    id: "Q2",
    fault: "Values are pasted into JSON unescaped: a quote, backslash or newline breaks the request.",
    remedy: "worked around",
    how: "Every value arrives escaped, literals at synth and Terraform expressions at apply.",
  },
  {
    id: "Q3",
    fault: "Secrets are printed in every plan.",
    remedy: "worked around",
    how: "Secrets are wrapped in `sensitive()`. They are still in the state, as with any provider of its time.",
  },
  {
    id: "Q4",
    fault: "Sleep time and storage tier are dropped at creation, though the state says that they are set.",
    remedy: "applied another way",
    how: "`hf-spaces apply-settings` sets the sleep time after creation and when it changes. The Hub has no storage tiers any more: a warning says so, and a mounted bucket keeps data instead.",
  },
  {
    id: "Q5",
    fault: "One request for each secret and variable, none of them tried again.",
    remedy: "checked at synth",
    how: "A warning where a stack needs more requests than the Hub allows in five minutes.",
  },
  {
    id: "Q6",
    fault: "Spaces are created at once, which the Hub refuses, and nothing is tried again.",
    remedy: "worked around",
    how: "The Spaces of a stack depend on each other, so that one is created after another. Deploy stacks one after another too.",
  },
  {
    id: "Q7",
    fault: "The Hub is never asked: changes and deletions made elsewhere are not seen.",
    remedy: "documented",
    how: "After a Space was deleted by hand: `terraform state rm` its address.",
  },
  {
    id: "Q8",
    fault: "A rename happens on the Hub and then fails in Terraform, every time.",
    remedy: "refused at plan",
    how: "The plan of a new name fails before anything is done and says what to do instead.",
  },
  {
    id: "Q9",
    fault: "A changed visibility fails the apply, every time.",
    remedy: "applied another way",
    how: "The resource ignores the change; `hf-spaces apply-settings` makes it. `protected`, which the provider does not know, works too: the Space is private until then.",
  },
  {
    id: "Q10",
    fault: "A changed SDK or template is not made, and fails the apply, every time.",
    remedy: "worked around",
    how: "The Space is replaced. The plan names what is deleted with it.",
  },
  {
    id: "Q11",
    fault: "Every update deletes all secrets and variables and sets them again.",
    remedy: "documented",
    how: "Expect the app to restart, for moments without its settings. What was set by hand is deleted. To remove the last one keep an empty map: `env: {}`.",
  },
  {
    id: "Q12",
    fault: "A Space of an organization cannot be deleted, nor one that is gone already.",
    remedy: "checked at synth",
    how: "`namespace` is refused at synth. For a Space that is gone: `terraform state rm` its address.",
  },
  {
    id: "Q13",
    fault: "Spaces are made in the namespace of the token's user only.",
    remedy: "checked at synth",
    how: "`namespace` is refused at synth.",
  },
  {
    id: "Q14",
    fault: "An imported Space has nothing but its id in the state, and the next apply fails.",
    remedy: "checked at synth",
    how: "An import block is refused at synth. `terraform import` cannot be stopped: do not use it.",
  },
  {
    id: "Q15",
    fault: "The data source demands fields that the Hub does not have, and always fails.",
    remedy: "checked at synth",
    how: "A warning where an attribute needs it. `spaceId`, `name`, `author`, `url` and `pageUrl` are known without it.",
  },
  {
    id: "Q16",
    fault: "Errors hold a status code and not the Hub's reason.",
    remedy: "documented",
    how: "`hf spaces info` and `hf-spaces logs` show what the Hub says about a Space.",
  },
  {
    id: "Q17",
    fault: "What is left out is sent as an empty text, which the Hub very likely refuses as a template.",
    remedy: "checked at synth",
    how: "A Space without a template is refused at synth; `tryWithoutTemplate: true` on the Space tries all the same.",
  },
];
