import * as path from "path";
import { HF_SPACES, type HubRequest, type LocalHub } from "./local-hub";
import { type Processes } from "./processes";
import { type Screen } from "./screen";
import { Terraform } from "./terraform";

export interface Stage {
  readonly screen: Screen;
  readonly processes: Processes;
  readonly hub: LocalHub;
  /** A temporary folder of the demo's own. */
  readonly folder: string;
  /** The Terraform or OpenTofu command. */
  readonly binary: string;
  /** Stop before `destroy`, and say how to look around. */
  readonly keep: boolean;
}

const ROOT = path.join(__dirname, "..");
const STACK = "huggingface-spaces";

/** Synthesize, init, apply, three changes, destroy: each a step that says what came of it. */
export async function tellStory(stage: Stage): Promise<void> {
  const { screen, processes, hub, folder } = stage;
  const out = path.join(folder, "cdktf.out");
  const stack = path.join(out, "stacks", STACK);
  const environment = { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token };

  await screen.step("synthesize examples/typescript", async (say) => {
    const tsx = path.join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");
    const example = path.join(ROOT, "examples", "typescript");
    const tsconfig = path.join(example, "tsconfig.json");
    await processes.run(process.execPath, [tsx, "--tsconfig", tsconfig, path.join(example, "main.ts")], {
      cwd: folder, // where CDK for Terraform has the stack keep its state
      env: { ...process.env, CDKTF_OUTDIR: out },
    });
    say("cdk.tf.json, with the bundled provider beside it");
  });

  const terraform = new Terraform(processes, stage.binary, stack, folder, {
    ...environment,
    TF_VAR_huggingface_token: hub.token,
  });
  const variables: string[] = [];
  const apply = async () => changeSummary(await terraform.run("apply", "-auto-approve", "-input=false", ...variables));

  await screen.step("terraform init", async (say) => {
    await terraform.run("init", "-input=false");
    say("no registry asked: the provider is in the stack's own folder");
  });
  await screen.step("terraform apply", async (say) => say(await apply()));
  screen.table(await terraform.outputs());
  await screen.step("hf-spaces wait", async (say) => {
    const id = String((await terraform.outputs()).id);
    const waited = await processes.run(process.execPath, [HF_SPACES, "wait", id, "--json"], {
      env: { ...process.env, ...environment },
    });
    say(`the Space is ${JSON.parse(waited.stdout).stage}`);
  });
  await screen.step("terraform plan", async (say) => {
    const plan = await terraform.run("plan", "-input=false", "-detailed-exitcode");
    say(/No changes\./.test(plan) ? "No changes." : "changes!");
  });

  const changes: Array<[what: string, variable: string, value: string]> = [
    ["change the hardware", "hardware", "cpu-upgrade"],
    ["change a variable", "logging_verbosity", "DEBUG"],
    ["rename the Space", "name", "zenml-production"],
  ];
  for (const [what, variable, value] of changes) {
    await screen.step(what, async (say) => {
      variables.push(`-var=${variable}=${value}`);
      say(`${variable} = ${value}: ${await apply()}`);
    });
  }
  const { id, page_url: pageUrl } = await terraform.outputs();
  screen.table({ id, page: pageUrl });

  if (stage.keep) {
    sayHowToLookAround(stage, stack, variables);
    return;
  }
  await screen.step("terraform destroy", async (say) => {
    say(changeSummary(await terraform.run("destroy", "-auto-approve", "-input=false", ...variables)));
  });
  await sayWhatTheHubWasAsked(stage);
}

/** Terraform's own last line: `1 added, 0 changed, 0 destroyed`. */
function changeSummary(output: string): string {
  return /complete! Resources: (.*)\./.exec(output)?.[1] ?? "done";
}

/** Every request of the story, without values. */
async function sayWhatTheHubWasAsked({ screen, hub }: Stage): Promise<void> {
  const answer = await fetch(`${hub.url}/_local-hub/requests`);
  const requests = (await answer.json()) as HubRequest[];
  screen.title(`What the Hub was asked: ${requests.length} requests`);
  for (const { method, path: requestPath, status } of requests) {
    screen.line(`      ${method.padEnd(6)} ${requestPath} ${status}`);
  }
}

function sayHowToLookAround({ screen, hub, folder, binary }: Stage, stack: string, variables: string[]): void {
  screen.title("Left up, as asked");
  screen.line(`  look around:  open ${hub.url}`);
  screen.line(`                cd ${stack}`);
  screen.line(
    `                export HF_ENDPOINT=${hub.url} HF_TOKEN=${hub.token} TF_VAR_huggingface_token=${hub.token}`,
  );
  screen.line(`                ${binary} plan ${variables.join(" ")}`);
  screen.line(`  clean up:     kill ${hub.pid} && rm -rf ${folder}`);
}
