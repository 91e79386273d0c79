import { readFileSync } from "fs";
import * as path from "path";
import { App, TerraformBackend, TerraformStack } from "cdktf";
import { type IConstruct } from "constructs";
import { problems } from "./errors";
import { warn } from "./warnings";

/**
 * Warns when the next deployment has to move the state of `scope`'s stack to another backend: the CLI then locks all providers anew,
 * whatever the lock file holds, and asks the network for the bundled one.
 */
export function warnOfBackendMigration(scope: IConstruct): void {
  const stack = TerraformStack.of(scope);
  scope.node.addValidation({
    validate: () => {
      const before = initializedBackend(stack);
      const now = before === undefined ? undefined : backendOf(stack);
      if (before !== undefined && now !== undefined && before !== now) {
        warn(scope, problems.backendMigration(before, now, stack.node.id));
      }
      return [];
    },
  });
}

/** The type of the backend that Terraform was last initialized with in the stack's folder. */
function initializedBackend(stack: TerraformStack): string | undefined {
  const { manifest, outdir } = App.of(stack);
  const file = path.join(outdir, manifest.forStack(stack).workingDirectory, ".terraform/terraform.tfstate");
  try {
    const { backend } = JSON.parse(readFileSync(file, "utf8")) as { backend?: { type?: string } };
    return backend?.type;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function backendOf(stack: TerraformStack): string | undefined {
  const backend = stack.node.findAll().find((node) => TerraformBackend.isBackend(node)) as TerraformBackend | undefined;
  return backend && Object.keys(backend.toTerraform().terraform.backend ?? { cloud: {} })[0];
}
