import type { Action } from "./action";
import { DiagnosticError, type Diagnostic } from "./diagnostics";
import type { ListResource } from "./list-resource";
import { log } from "./log";
import { ManagedObjects } from "./managed-objects";
import type { DataSource, Provider, Resource } from "./provider";
import type { ResourceRequest } from "./resource-request";

/** A provider in service: its author's part, with what Terraform has told it so far. */
export class ProviderServer<Client> {
  /** What `configure` made; undefined until then, or where the configuration is not known yet. */
  public client: Client | undefined;
  public readonly managed = new ManagedObjects();
  private readonly stopping = new AbortController();

  constructor(public readonly provider: Provider<Client>) {}

  public get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Tells every running operation to end. */
  public stop(): void {
    this.stopping.abort();
  }

  public resource(typeName: string | null | undefined): Resource<Client> {
    return found(this.provider.resources, typeName, "resource");
  }

  public dataSource(typeName: string | null | undefined): DataSource<Client> {
    return found(this.provider.dataSources ?? {}, typeName, "data source");
  }

  public listResource(typeName: string | null | undefined): ListResource<Client> {
    return found(this.provider.listResources ?? {}, typeName, "list resource");
  }

  public action(typeName: string | null | undefined): Action<Client> {
    return found(this.provider.actions ?? {}, typeName, "action");
  }

  /** What an operation that may make requests is handed. */
  public operation(): ResourceRequest<Client> {
    if (this.client === undefined) {
      throw new DiagnosticError({
        severity: "error",
        summary: "Provider configuration is not known yet",
        detail:
          "An argument of the provider block depends on something that is only known after an apply. Apply that first, with " +
          "-target, or write the value out.",
      });
    }
    return { client: this.client, signal: this.signal };
  }

  /** Turns whatever was thrown into what the user is told. */
  public explain(error: unknown, rpc: string): readonly Diagnostic[] {
    if (error instanceof DiagnosticError) return error.diagnostics;
    const known = this.provider.explain?.(error);
    if (known) return known;
    // Only what kind of error it is and where: its message might hold what the user wrote.
    const name = error instanceof Error ? error.name : typeof error;
    log.error("unexpected error", { rpc, name, stack: stackFrames(error) });
    return [
      {
        severity: "error",
        summary: "The provider failed unexpectedly",
        detail:
          `A ${name} stopped ${rpc}. This is a fault of the provider, not of your configuration. What was done before it is ` +
          "in the state. Run again with TF_LOG_PROVIDER=ERROR to see where it happened, and report that.",
      },
    ];
  }
}

function found<T>(all: Readonly<Record<string, T>>, typeName: string | null | undefined, what: string): T {
  if (typeName && Object.hasOwn(all, typeName)) return all[typeName];
  throw new DiagnosticError({
    severity: "error",
    summary: `No such ${what}`,
    detail: `This provider has no ${what} "${typeName}". It has: ${Object.keys(all).join(", ") || "none"}.`,
  });
}

/** Where an error happened, without its message, which might hold what the user wrote. */
export function stackFrames(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.stack
    ?.replace(error.message, "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
