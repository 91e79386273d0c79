import { isDeepStrictEqual } from "util";
import { ProviderProcess } from "./provider-process";
import { hasErrors, type ReceivedDiagnostic } from "./received-diagnostics";
import { ResourceCalls, type StateObject } from "./resource-calls";
import { proposedNew, refuseInconsistent, refuseInvalidPlan, withIgnored } from "./terraform-rules";
import type { Provider } from "../../runtime/plugin/protocol";
import { UNKNOWN, type ObjectValue } from "../../runtime/plugin/protocol/values";

/** Attributes by address, `type.name`; what Terraform does not know before it applies is `UNKNOWN`. */
export type Configuration = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Lifecycle {
  /** Attributes that `ignore_changes` names. */
  readonly ignoreChanges?: readonly string[];
  readonly createBeforeDestroy?: boolean;
  /** As `-replace`, or `replace_triggered_by`. */
  readonly replace?: boolean;
}

export type Action = "create" | "update" | "replace" | "delete";

export interface Change {
  readonly action: Action;
  readonly before: ObjectValue | null;
  /** What Terraform would show; null for a deletion. */
  readonly after: ObjectValue | null;
}

export interface Plan {
  /** By address; what would not be touched is left out. */
  readonly changes: Readonly<Record<string, Change>>;
  readonly diagnostics: readonly ReceivedDiagnostic[];
}

/**
 * Plays Terraform at the provider's RPC border: the calls, their order and Terraform's own checks of what comes back, but no
 * process, no HCL and no graph, so that hundreds of applies take seconds. Resources are handled one after another. Where Terraform
 * itself matters, test with `TerraformWorkspace`.
 */
export class InProcessTerraform<Client> {
  private objects = new Map<string, StateObject>();
  private deposed: { readonly address: string; readonly object: StateObject }[] = [];
  private running?: ProviderProcess<Client>;

  constructor(
    private readonly provider: Provider<Client>,
    private readonly providerConfiguration: Readonly<Record<string, unknown>> = {},
  ) {}

  /** The state by address; tainted objects too. */
  public get state(): Readonly<Record<string, ObjectValue>> {
    return Object.fromEntries([...this.objects].map(([address, { state }]) => [address, state]));
  }

  public get tainted(): string[] {
    return [...this.objects].filter(([, { isTainted }]) => isTainted).map(([address]) => address);
  }

  /** As if the state file were copied. */
  public takeStateOf(other: InProcessTerraform<Client>): void {
    this.objects = new Map(other.objects);
  }

  public taint(address: string): void {
    this.objects.set(address, { ...this.objects.get(address)!, isTainted: true });
  }

  /** All that the state file would hold, for a look at what must not be there. */
  public get stateFile(): string {
    const objects = [...this.objects.values(), ...this.deposed.map(({ object }) => object)];
    return JSON.stringify(objects.map(({ state, private: bytes }) => [state, Buffer.from(bytes).toString("utf8")]));
  }

  /** Puts an object that is there into the state, without a look at the configuration. */
  public async import(address: string, id: string): Promise<readonly ReceivedDiagnostic[]> {
    const calls = this.callsOf(await this.start(), address);
    const { state, private: bytes, diagnostics } = await calls.import(id);
    if (!state) return diagnostics;
    this.objects.set(address, { type: typeOf(address), state, private: bytes, isTainted: false });
    // Terraform reads what it has imported before it shows it.
    return [...diagnostics, ...(await this.refresh(calls, address))];
  }

  /** What `plan -generate-config-out` writes of the state: every attribute that a configuration can give. */
  public generatedConfiguration(): Configuration {
    return Object.fromEntries(
      [...this.objects].map(([address, { type, state }]) => {
        const { attributes } = this.provider.resources[type]!.schema;
        const given = Object.entries(attributes).filter(([, { required, optional }]) => required || optional);
        return [address, Object.fromEntries(given.map(([name]) => [name, state[name] ?? null]))];
      }),
    );
  }

  /** The user presses Ctrl-C. */
  public async interrupt(): Promise<void> {
    await this.running?.call("StopProvider", {});
  }

  public async plan(configuration: Configuration, lifecycle: Lifecycle = {}, refresh = true): Promise<Plan> {
    const process = await this.start();
    const diagnostics: ReceivedDiagnostic[] = [];
    const changes: Record<string, Change> = {};
    for (const address of [...this.objects.keys()]) {
      const calls = this.callsOf(process, address);
      if (refresh) diagnostics.push(...(await this.refresh(calls, address)));
      else await this.upgrade(calls, address);
    }
    if (hasErrors(diagnostics)) return { changes, diagnostics };
    for (const [address, object] of this.objects) {
      if (configuration[address]) continue;
      const { state, private: bytes } = object;
      diagnostics.push(...(await this.callsOf(process, address).plan(state, null, null, bytes)).diagnostics);
      changes[address] = { action: "delete", before: object.state, after: null };
    }
    for (const [address, written] of Object.entries(configuration)) {
      const step = await this.planOne(this.callsOf(process, address), address, written, lifecycle);
      diagnostics.push(...step.diagnostics);
      if (step.change) changes[address] = step.change;
    }
    return { changes, diagnostics };
  }

  /** Plans, and applies what was planned, if nothing was refused. */
  public async apply(
    configuration: Configuration,
    lifecycle: Lifecycle = {},
    refresh = true,
  ): Promise<readonly ReceivedDiagnostic[]> {
    const { changes, diagnostics: planned } = await this.plan(configuration, lifecycle, refresh);
    if (hasErrors(planned)) return planned;
    const diagnostics = [...planned];
    const process = await this.start();
    for (const [address, { action }] of Object.entries(changes)) {
      const calls = this.callsOf(process, address);
      const object = await this.upgrade(calls, address);
      const isReplaced = action === "replace";
      if (isReplaced && lifecycle.createBeforeDestroy && object) {
        this.objects.delete(address);
        this.deposed.push({ address, object });
      } else if (object && (isReplaced || action === "delete")) {
        const destroyed = await this.destroy(calls, object);
        diagnostics.push(...destroyed.diagnostics);
        if (destroyed.isGone) this.objects.delete(address);
        if (!destroyed.isGone || action === "delete") continue;
      }
      diagnostics.push(...(await this.applyOne(calls, address, configuration[address]!, lifecycle)));
    }
    for (const { address, object } of this.deposed.splice(0)) {
      // A creation that failed leaves what it was to replace where it was.
      if (!this.objects.has(address)) {
        this.objects.set(address, object);
      } else {
        const destroyed = await this.destroy(this.callsOf(process, address), object);
        diagnostics.push(...destroyed.diagnostics);
        if (!destroyed.isGone) this.deposed.push({ address, object });
      }
    }
    return diagnostics;
  }

  public async destroyAll(): Promise<readonly ReceivedDiagnostic[]> {
    return this.apply({});
  }

  private async start(): Promise<ProviderProcess<Client>> {
    const process = new ProviderProcess(this.provider);
    this.running = process;
    const diagnostics = await process.configure(this.providerConfiguration);
    if (hasErrors(diagnostics)) throw new Error(JSON.stringify(diagnostics));
    return process;
  }

  private callsOf(process: ProviderProcess<Client>, address: string): ResourceCalls<Client> {
    return new ResourceCalls(process, typeOf(address));
  }

  private async upgrade(calls: ResourceCalls<Client>, address: string): Promise<StateObject | undefined> {
    const object = this.objects.get(address);
    const upgraded = object && (await calls.upgrade(object));
    if (upgraded) this.objects.set(address, upgraded);
    return upgraded;
  }

  private async refresh(calls: ResourceCalls<Client>, address: string): Promise<ReceivedDiagnostic[]> {
    const object = (await this.upgrade(calls, address))!;
    const { state, private: bytes, diagnostics } = await calls.read(object);
    if (hasErrors(diagnostics)) return diagnostics;
    if (!state) this.objects.delete(address);
    else this.objects.set(address, { ...object, state, private: bytes });
    return diagnostics;
  }

  private async planOne(
    calls: ResourceCalls<Client>,
    address: string,
    written: Readonly<Record<string, unknown>>,
    lifecycle: Lifecycle,
  ): Promise<{ change?: Change; diagnostics: ReceivedDiagnostic[]; planned?: ObjectValue; private?: Uint8Array }> {
    const { schema } = calls;
    const object = this.objects.get(address);
    const config = calls.configuration(written);
    const diagnostics = await calls.validate(config);
    if (hasErrors(diagnostics)) return { diagnostics };
    const before = object?.state ?? null;
    const prior = object?.isTainted ? null : before;
    const planFrom = async (from: ObjectValue | null) => {
      const ignored = from ? withIgnored(config, from, lifecycle.ignoreChanges) : config;
      const answer = await calls.plan(
        from,
        proposedNew(schema, from, ignored),
        ignored,
        from ? object!.private : undefined,
      );
      diagnostics.push(...answer.diagnostics);
      if (answer.planned && !hasErrors(diagnostics)) refuseInvalidPlan(schema, from, ignored, answer.planned);
      return answer;
    };
    let answer = await planFrom(prior);
    if (hasErrors(diagnostics) || !answer.planned) return { diagnostics };
    const isReplaced = prior !== null && (lifecycle.replace === true || answer.requiresReplace);
    if (isReplaced) answer = await planFrom(null);
    if (hasErrors(diagnostics) || !answer.planned) return { diagnostics };
    const { planned } = answer;
    const result = { diagnostics, planned, private: answer.private };
    if (before === null) return { ...result, change: { action: "create", before, after: planned } };
    if (isReplaced || object?.isTainted) return { ...result, change: { action: "replace", before, after: planned } };
    return isDeepStrictEqual(before, planned)
      ? result
      : { ...result, change: { action: "update", before, after: planned } };
  }

  /** Terraform plans once more when it applies, with what it knows by then. */
  private async applyOne(
    calls: ResourceCalls<Client>,
    address: string,
    written: Readonly<Record<string, unknown>>,
    lifecycle: Lifecycle,
  ): Promise<ReceivedDiagnostic[]> {
    const before = this.objects.get(address);
    const step = await this.planOne(calls, address, written, { ...lifecycle, replace: false });
    const { planned, diagnostics } = step;
    if (!planned || hasErrors(diagnostics)) return diagnostics;
    const applied = await calls.apply(before?.state ?? null, planned, calls.configuration(written), step.private);
    diagnostics.push(...applied.diagnostics);
    const { state, private: bytes } = applied;
    if (!hasErrors(diagnostics)) refuseInconsistent(calls.schema, planned, state);
    const isTainted = before === undefined && hasErrors(diagnostics);
    if (!state) this.objects.delete(address);
    else this.objects.set(address, { type: typeOf(address), state, private: bytes, isTainted });
    return diagnostics;
  }

  private async destroy(calls: ResourceCalls<Client>, { state, private: bytes }: StateObject) {
    const { state: left, diagnostics } = await calls.apply(state, null, null, bytes);
    return { diagnostics, isGone: left === null };
  }
}

function typeOf(address: string): string {
  return address.split(".")[0]!;
}

export { UNKNOWN };
export { hasErrors, texts } from "./received-diagnostics";
