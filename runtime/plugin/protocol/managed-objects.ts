import type { ManagedObject } from "./provider";
import type { ObjectValue } from "./values";

/**
 * What Terraform has shown this process of its state. Terraform says neither that a creation is one half of a replacement nor
 * that a destruction is the other: only who has seen both can tell that they are about one and the same object.
 */
export class ManagedObjects {
  private readonly objects = new Map<string, ManagedObject>();
  private readonly taken = new Set<string>();

  /** Every object of a type. */
  public of(typeName: string): ManagedObject[] {
    return [...this.objects].filter(([name]) => name.startsWith(`${typeName} `)).map(([, object]) => object);
  }

  /** @param isIncomplete undefined where that is not told */
  public show(typeName: string, state: ObjectValue, isIncomplete?: boolean): void {
    const name = nameOf(typeName, state);
    const known = this.objects.get(name)?.isIncomplete ?? false;
    this.objects.set(name, { state, isIncomplete: isIncomplete ?? known });
  }

  /** It is gone, or gets another id. */
  public leave(typeName: string, state: ObjectValue): void {
    this.objects.delete(nameOf(typeName, state));
  }

  /** An apply found it and took it over: whoever else has it in the state must not destroy it. */
  public take(typeName: string, state: ObjectValue): void {
    this.taken.add(nameOf(typeName, state));
  }

  public isTaken(typeName: string, state: ObjectValue): boolean {
    return this.taken.has(nameOf(typeName, state));
  }
}

function nameOf(typeName: string, { id }: ObjectValue): string {
  return `${typeName} ${String(id)}`;
}
