import {
  dependable,
  type ITerraformDependable,
  TerraformDataSource,
  TerraformModule,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import { type IConstruct } from "constructs";

/**
 * What `resource` has to name in `depends_on` because it, or a construct around it, was told so by `node.addDependency`, of
 * which cdktf itself takes no notice. To be asked for when the resource is written.
 */
export function nodeDependencies(resource: IConstruct): string[] {
  const dependencies = resource.node.scopes.flatMap(({ node }) => node.dependencies);
  if (dependencies.length === 0) return [];
  const stack = TerraformStack.of(resource);
  const elements = dependencies.flatMap((dependency) => {
    const other = TerraformStack.of(dependency);
    if (other === stack) return dependency.node.findAll().filter(isDependable);
    stack.addDependency(other); // Terraform knows no dependency on what is in another state.
    return [];
  });
  return [...new Set(elements)].filter((element) => element !== resource).map((element) => dependable(element));
}

function isDependable(element: IConstruct): element is IConstruct & ITerraformDependable {
  return (
    TerraformResource.isTerraformResource(element) ||
    TerraformDataSource.isTerraformDataSource(element) ||
    element instanceof TerraformModule
  );
}

/** `depends_on` of a resource with what {@link nodeDependencies} finds. */
export function withNodeDependencies(
  resource: IConstruct,
  metaArguments: { [name: string]: any },
): { [name: string]: any } {
  const added = nodeDependencies(resource);
  if (added.length === 0) return metaArguments;
  return { ...metaArguments, dependsOn: [...(metaArguments.dependsOn ?? []), ...added] };
}
