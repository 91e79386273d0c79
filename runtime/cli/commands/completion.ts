import { Argument, Command } from "commander";
import type { Run } from "../command";

const SHELLS = ["bash", "zsh", "fish", "powershell"];

/** What is completed: the program without these two commands. */
type Described = () => Command;

export function completionCommand(run: Run, described: Described): Command {
  return new Command("completion")
    .description("Print a script that completes commands and options in your shell")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .addHelpText(
      "after",
      `
Examples:
  $ source <(hf-spaces completion bash)                                    in this bash; add it to ~/.bashrc
  $ source <(hf-spaces completion zsh)                                     in this zsh; add it to ~/.zshrc
  $ hf-spaces completion fish > ~/.config/fish/completions/hf-spaces.fish   in every fish`,
    )
    .action(
      run(async (_, shell: string) => {
        const program = described();
        (await completionOf(program)).setup(program.name(), program.name(), shell);
      }),
    );
}

/** What the script asks at each press of the key. */
export function completeCommand(run: Run, described: Described): Command {
  return new Command("complete").argument("[words...]").action(
    run(async (_, words: string[]) => {
      (await completionOf(described())).parse(words);
    }),
  );
}

/** Loaded only to complete a word. */
async function completionOf(program: Command) {
  const { default: describe } = await import("@bomb.sh/tab/commander");
  return describe(program, { completionCommandName: "completion" });
}
