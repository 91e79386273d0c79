import { Component, github, type cdk } from "projen";

/**
 * The files that provider registries take of a GitHub release: `npx projen package:provider` makes them in `dist/provider`, and
 * a job of the release workflow puts them there, ready to be signed.
 */
export class ProviderRelease extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    const task = project.addTask("package:provider", {
      description: "Make the files that provider registries take: an archive a platform, SHA256SUMS, the manifest",
      exec: "tsx projenrc/make-provider-release.ts",
      receiveArgs: true,
    });
    project.packageTask.spawn(task);
    project.release!.addJobs({
      release_provider: {
        name: "Add the provider's files to the GitHub release",
        needs: ["release", "release_github"],
        runsOn: ["ubuntu-latest"],
        permissions: { contents: github.workflows.JobPermission.WRITE },
        if: "${{ !inputs.dry_run }}",
        steps: [
          github.WorkflowSteps.downloadArtifact({
            with: { artifactIds: ["${{ needs.release.outputs.artifact_id }}"], path: "dist" },
          }),
          {
            name: "Upload",
            env: { GH_TOKEN: "${{ github.token }}", GITHUB_REPOSITORY: "${{ github.repository }}" },
            run: 'gh release upload "$(cat dist/releasetag.txt)" dist/provider/* --repo "$GITHUB_REPOSITORY"',
          },
        ],
      },
    });
  }
}
