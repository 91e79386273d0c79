import { spawnSync } from "child_process";

/** The Terraform, or OpenTofu, that the end-to-end tests run. */
export const TERRAFORM = process.env.TERRAFORM_BINARY_NAME || "terraform";

/** `describe`, for tests that run real Terraform. Without one they are skipped, but never in CI. */
export function describeWithTerraform(title: string, tests: () => void): void {
  if (process.env.CI || spawnSync(TERRAFORM, ["version"]).status === 0) return describe(title, tests);
  process.stderr.write(`skipped: there is no ${TERRAFORM} on the PATH\n`);
  describe.skip(title, tests);
}

/** `test`, for what Terraform has since this version. With an older one, or OpenTofu, it is skipped, and says why. */
export function testFrom(version: string): typeof test | typeof test.skip {
  const found = /^(Terraform|OpenTofu) v(\d+)\.(\d+)/.exec(
    spawnSync(TERRAFORM, ["version"], { encoding: "utf8" }).stdout ?? "",
  );
  const [major, minor] = version.split(".").map(Number);
  const [, product, itsMajor, itsMinor] = found ?? [];
  const isNewer = Number(itsMajor) > major! || (Number(itsMajor) === major && Number(itsMinor) >= minor!);
  if (product === "Terraform" && isNewer) return test;
  process.stderr.write(
    `skipped: needs Terraform ${version}, this is ${product ?? TERRAFORM} ${itsMajor}.${itsMinor}\n`,
  );
  return test.skip;
}
