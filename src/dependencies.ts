import {
  Aspects,
  dependable,
  type IAspect,
  type ITerraformDependable,
  TerraformDataSource,
  TerraformModule,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { stackSingleton } from "./stack-singleton";

/**
 * `depends_on` of a resource of this package, with what it, or a construct around it, was given by `node.addDependency`, of which
 * cdktf itself takes no notice. To be asked for when the resource is written.
 */
export function withNodeDependencies(
  resource: IConstruct,
  metaArguments: { [name: string]: any },
): { [name: string]: any } {
  const added = nodeDependencies(resource, () => true);
  if (added.length === 0) return metaArguments;
  return { ...metaArguments, dependsOn: [...(metaArguments.dependsOn ?? []), ...added] };
}

/** Marks a resource that asks {@link withNodeDependencies}, and makes sure that others can depend on it in the same way. */
export function honourNodeDependencies(resource: TerraformResource): void {
  stackSingleton(resource, "huggingface_spaces_dependencies", NodeDependencies).own.add(resource);
}

/** A resource of another package asks nobody when it is written: its dependencies on this package's are added before. */
class NodeDependencies extends Construct implements IAspect {
  public readonly own = new Set<IConstruct>();
  private readonly changed = new Set<IConstruct>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
    Aspects.of(TerraformStack.of(this)).add(this);
  }

  public visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node) || this.own.has(node) || this.changed.has(node)) return;
    const added = nodeDependencies(node, (dependency) => dependency.node.findAll().some((one) => this.own.has(one)));
    if (added.length === 0) return;
    this.changed.add(node); // a stack may be synthesized more than once
    node.dependsOn = [...(node.dependsOn ?? []), ...added];
  }
}

function nodeDependencies(resource: IConstruct, counts: (dependency: IConstruct) => boolean): string[] {
  const dependencies: IConstruct[] = [];
  for (let scope: IConstruct | undefined = resource; scope; scope = scope.node.scope) {
    dependencies.unshift(...scope.node.dependencies);
  }
  if (dependencies.length === 0) return [];
  const stack = TerraformStack.of(resource);
  const elements = dependencies.filter(counts).flatMap((dependency) => {
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
