import { Component, github, type cdk } from "projen";

/** What each archive is given, by the environment that `publib` reads; the secrets are those of the package for cdktf. */
const ARCHIVES: Readonly<Record<string, { title: string; env: Record<string, string> }>> = {
  npm: {
    title: "npm",
    env: {
      NPM_DIST_TAG: "latest",
      NPM_REGISTRY: "registry.npmjs.org",
      NPM_CONFIG_PROVENANCE: "true",
      NPM_TOKEN: secret("NPM_TOKEN"),
    },
  },
  maven: {
    title: "Maven Central",
    env: {
      MAVEN_SERVER_ID: "central-ossrh",
      ...secrets(
        "MAVEN_GPG_PRIVATE_KEY",
        "MAVEN_GPG_PRIVATE_KEY_PASSPHRASE",
        "MAVEN_PASSWORD",
        "MAVEN_USERNAME",
        "MAVEN_STAGING_PROFILE_ID",
      ),
    },
  },
  pypi: { title: "PyPI", env: secrets("TWINE_USERNAME", "TWINE_PASSWORD") },
  golang: {
    title: "its Go module's repository",
    env: {
      GIT_USER_NAME: "github-actions[bot]",
      GIT_USER_EMAIL: "41898282+github-actions[bot]@users.noreply.github.com",
      GITHUB_TOKEN: secret("GO_GITHUB_TOKEN"),
    },
  },
};

/** As for the package itself: a version that is new, of a commit that is still the last one. */
const IS_NEW = "needs.release.outputs.tag_exists != 'true' && needs.release.outputs.latest_commit == github.sha";
const ARTIFACT = "cdktn-artifact";
/** Where the repository is while `dist` beside it is what was built. */
const REPOSITORY = ".repo";

/**
 * The packages for CDK Terrain, published beside those for cdktf: one job makes all of them, out of what the release has built
 * (the same runtime, to the byte: users' lock files hold its hash) and one job for each archive publishes them.
 */
export class CdktnRelease extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    const jobs = Object.entries(ARCHIVES).map(([archive, { title, env }]) => [
      `release_cdktn_${archive}`,
      publishJob(archive, title, env),
    ]);
    project.release!.addJobs({ build_cdktn: buildJob(), ...Object.fromEntries(jobs) });
  }
}

function buildJob(): github.workflows.Job {
  return {
    name: "Make the packages for CDK Terrain",
    needs: ["release"],
    if: IS_NEW,
    runsOn: ["ubuntu-latest"],
    permissions: { contents: github.workflows.JobPermission.READ },
    tools: {
      node: { version: "20" },
      java: { version: "17" },
      python: { version: "3.x" },
      go: { version: "^1.25.0" },
    },
    steps: [
      github.WorkflowSteps.checkout({ with: { path: REPOSITORY } }),
      github.WorkflowSteps.downloadArtifact({
        with: { artifactIds: ["${{ needs.release.outputs.artifact_id }}"], path: "dist" },
      }),
      { name: "Install dependencies", run: "npm ci", workingDirectory: REPOSITORY },
      // What is compiled and bundled, and the manifest with the version of the release.
      { name: "Take what was built", run: `tar --strip-components=1 -xzf dist/js/*.tgz -C ${REPOSITORY}` },
      { name: "Generate the package", run: "npx projen cdktn", workingDirectory: REPOSITORY },
      { name: "Make the packages", run: "npx projen package:cdktn", workingDirectory: REPOSITORY },
      github.WorkflowSteps.uploadArtifact({
        with: { name: ARTIFACT, path: `${REPOSITORY}/cdktn/dist`, overwrite: true },
      }),
    ],
  };
}

function publishJob(archive: string, title: string, env: Record<string, string>): github.workflows.Job {
  const { READ, WRITE } = github.workflows.JobPermission;
  return {
    name: `Publish the package for CDK Terrain to ${title}`,
    needs: ["release", "build_cdktn"],
    if: IS_NEW,
    runsOn: ["ubuntu-latest"],
    // npm's provenance is signed in the name of the workflow.
    permissions: { contents: READ, ...(archive === "npm" && { idToken: WRITE }) },
    tools: {
      node: { version: "20" },
      ...(archive === "maven" && { java: { version: "17" } }),
      ...(archive === "pypi" && { python: { version: "3.x" } }),
    },
    steps: [
      github.WorkflowSteps.downloadArtifact({ with: { name: ARTIFACT, path: "dist" } }),
      {
        name: "Publish",
        env: { ...env, PUBLIB_DRYRUN: "${{ inputs.dry_run }}" },
        run: `npx -p publib@latest publib-${archive}`,
      },
    ],
  };
}

function secrets(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, secret(name)]));
}

function secret(name: string): string {
  return `\${{ secrets.${name} }}`;
}
