import { Component, github, type cdk } from "projen";

const SECRET = "HF_CONTRACT_TOKEN";

/** Holds the contract against the real Hub each week, in repositories that have a token for it, and is silent elsewhere. */
export class ContractWorkflow extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    const workflow = project.github!.addWorkflow("contract");
    workflow.on({ schedule: [{ cron: "17 4 * * 1" }], workflowDispatch: {} });
    workflow.addJob("contract", {
      runsOn: ["ubuntu-latest"],
      permissions: { contents: github.workflows.JobPermission.READ },
      timeoutMinutes: 30,
      // Secrets cannot be asked for in an `if`. No step but the last one needs the token itself.
      env: { HAS_TOKEN: `\${{ secrets.${SECRET} != '' }}` },
      steps: [
        { if: "env.HAS_TOKEN != 'true'", run: `echo "The secret ${SECRET} is not set: nothing is asked."` },
        ...[github.WorkflowSteps.checkout(), ...project.renderWorkflowSetup({ mutable: false })].map((step) => ({
          ...step,
          if: "env.HAS_TOKEN == 'true'",
        })),
        {
          if: "env.HAS_TOKEN == 'true'",
          name: "Hold the contract",
          env: { [SECRET]: `\${{ secrets.${SECRET} }}`, HF_CONTRACT_NAMESPACE: "${{ vars.HF_CONTRACT_NAMESPACE }}" },
          run: "npm run test:contract",
        },
      ],
    });
  }
}
