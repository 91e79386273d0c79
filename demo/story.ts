import { Cdktf } from "./cdktf";
import { HF_SPACES, type HubRequest, type LocalHub } from "./local-hub";
import { type Processes } from "./processes";
import { type Screen, type Tell } from "./screen";
import { shellWord } from "../runtime/cli/shell-word";

export interface Stage {
  readonly screen: Screen;
  readonly processes: Processes;
  readonly hub: LocalHub;
  /** A temporary folder of the demo's own. */
  readonly folder: string;
  /** The Terraform or OpenTofu command. */
  readonly terraform: string;
  /** Stop once the Space runs, and say how to go on. */
  readonly keep: boolean;
}

const OUTPUTS = "outputs.json";

/** Deploy, look, three changes, destroy: each step is a command as one types it, and says what came of it. */
export async function tellStory(stage: Stage): Promise<void> {
  const { screen, processes, hub, folder } = stage;
  const environment = { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token };
  const cdktf = new Cdktf(processes, folder, stage.terraform, { ...environment, TF_VAR_huggingface_token: hub.token });
  const variables: string[] = [];
  const approved = (command: string) => [
    command,
    "--auto-approve",
    ...variables.map((variable) => `--var=${variable}`),
  ];
  const deploy = async (tell: Tell) => {
    return changeSummary(await cdktf.run([...approved("deploy"), `--outputs-file=${OUTPUTS}`], tell.now));
  };

  await screen.step("cdktf deploy", async (tell) => tell.outcome(await deploy(tell)));
  screen.table(cdktf.outputs(OUTPUTS));
  const id = String(cdktf.outputs(OUTPUTS).id);
  await screen.step(`hf-spaces wait ${id}`, async (tell) => {
    const waited = await processes.run(process.execPath, [HF_SPACES, "wait", id, "--json"], {
      env: { ...process.env, ...environment },
      onLine: tell.now,
    });
    tell.outcome(`the Space is ${JSON.parse(waited.stdout).stage}`);
  });
  if (stage.keep) return sayHowToLookAround(stage);
  await screen.step("cdktf diff", async (tell) => {
    const plan = await cdktf.run(["diff"], tell.now);
    tell.outcome(/No changes\./.test(plan) ? "No changes." : "changes!");
  });
  for (const variable of ["hardware=cpu-upgrade", "logging_verbosity=DEBUG", "name=zenml-production"]) {
    variables.push(variable);
    await screen.step(`cdktf deploy --var ${variable}`, async (tell) => tell.outcome(await deploy(tell)));
  }
  const { id: renamed, page_url: page } = cdktf.outputs(OUTPUTS);
  screen.table({ id: renamed, page });

  await screen.step("cdktf destroy", async (tell) => {
    tell.outcome(changeSummary(await cdktf.run(approved("destroy"), tell.now)));
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

function sayHowToLookAround({ screen, hub, folder }: Stage): void {
  const token = hub.token;
  screen.title("Left up, as asked");
  screen.line(`  look around:  open ${hub.url}`);
  screen.line(`  change it:    cd ${shellWord(folder)}`);
  screen.line(`                export HF_ENDPOINT=${hub.url} HF_TOKEN=${token} TF_VAR_huggingface_token=${token}`);
  screen.line(`                ${shellWord(Cdktf.COMMAND)} deploy --var hardware=cpu-upgrade`);
  screen.line(`  clean up:     kill ${hub.pid} && rm -rf ${shellWord(folder)}`);
}
