import { isDeepStrictEqual } from "util";
import { configurationOf, decode, encode, ProviderProcess, toldBy, type Told } from "./provider-process";
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
  readonly told: readonly Told[];
}

/** An object as the state file holds it. */
interface StateObject {
  readonly type: string;
  readonly state: ObjectValue;
  readonly private: Uint8Array;
  readonly isTainted: boolean;
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
  public async import(address: string, id: string): Promise<readonly Told[]> {
    const process = await this.start();
    const type = typeOf(address);
    const answer = await process.call("ImportResourceState", { typeName: type, id });
    const [imported] = answer.importedResources ?? [];
    const state = imported && decode(imported.state, process.schemaOf(type));
    if (imported && state) {
      this.objects.set(address, { type, state, private: imported.private ?? new Uint8Array(), isTainted: false });
      // Terraform reads what it has imported before it shows it.
      const read = await this.refresh(process, address);
      return [...toldBy(answer.diagnostics), ...read];
    }
    return toldBy(answer.diagnostics);
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
    const told: Told[] = [];
    const changes: Record<string, Change> = {};
    if (refresh) for (const address of [...this.objects.keys()]) told.push(...(await this.refresh(process, address)));
    else for (const [address, object] of this.objects) await this.upgrade(process, address, object);
    if (hasErrors(told)) return { changes, told };
    for (const [address, object] of this.objects) {
      if (configuration[address]) continue;
      const planned = await this.planDestruction(process, object);
      told.push(...planned.told);
      changes[address] = { action: "delete", before: object.state, after: null };
    }
    for (const [address, written] of Object.entries(configuration)) {
      const step = await this.planOne(process, address, written, lifecycle);
      told.push(...step.told);
      if (step.change) changes[address] = step.change;
    }
    return { changes, told };
  }

  /** Plans, and applies what was planned, if nothing was refused. */
  public async apply(
    configuration: Configuration,
    lifecycle: Lifecycle = {},
    refresh = true,
  ): Promise<readonly Told[]> {
    const { changes, told: planned } = await this.plan(configuration, lifecycle, refresh);
    if (hasErrors(planned)) return planned;
    const told = [...planned];
    const process = await this.start();
    for (const [address, { action }] of Object.entries(changes)) {
      const object = this.objects.get(address);
      if (object) await this.upgrade(process, address, object);
      const isReplaced = action === "replace";
      if (isReplaced && lifecycle.createBeforeDestroy && object) {
        this.objects.delete(address);
        this.deposed.push({ address, object });
      } else if (object && (isReplaced || action === "delete")) {
        const destroyed = await this.destroy(process, object);
        told.push(...destroyed.told);
        if (destroyed.isGone) this.objects.delete(address);
        if (!destroyed.isGone || action === "delete") continue;
      }
      told.push(...(await this.applyOne(process, address, configuration[address]!, lifecycle)));
    }
    for (const { address, object } of this.deposed.splice(0)) {
      // A creation that failed leaves what it was to replace where it was.
      if (!this.objects.has(address)) {
        this.objects.set(address, object);
      } else {
        const destroyed = await this.destroy(process, object);
        told.push(...destroyed.told);
        if (!destroyed.isGone) this.deposed.push({ address, object });
      }
    }
    return told;
  }

  public async destroyAll(): Promise<readonly Told[]> {
    return this.apply({});
  }

  private async start(): Promise<ProviderProcess<Client>> {
    const process = new ProviderProcess(this.provider);
    this.running = process;
    const told = await process.configure(this.providerConfiguration);
    if (hasErrors(told)) throw new Error(JSON.stringify(told));
    return process;
  }

  /** Terraform's state is a JSON file, which each command reads anew. */
  private async upgrade(process: ProviderProcess<Client>, address: string, { type, state }: StateObject) {
    const json = Buffer.from(JSON.stringify(state));
    const { upgradedState } = await process.call("UpgradeResourceState", {
      typeName: type,
      version: 0,
      rawState: { json },
    });
    const upgraded = decode(upgradedState, process.schemaOf(type));
    const object = this.objects.get(address);
    if (upgraded && object) this.objects.set(address, { ...object, state: upgraded });
  }

  private async refresh(process: ProviderProcess<Client>, address: string): Promise<Told[]> {
    await this.upgrade(process, address, this.objects.get(address)!);
    const object = this.objects.get(address)!;
    const schema = process.schemaOf(object.type);
    const answer = await process.call("ReadResource", {
      typeName: object.type,
      currentState: encode(object.state, schema),
      private: object.private,
    });
    const told = toldBy(answer.diagnostics);
    if (hasErrors(told)) return told;
    const state = decode(answer.newState, schema);
    if (!state) this.objects.delete(address);
    else this.objects.set(address, { ...object, state, private: answer.private ?? new Uint8Array() });
    return told;
  }

  private async planOne(
    process: ProviderProcess<Client>,
    address: string,
    written: Readonly<Record<string, unknown>>,
    lifecycle: Lifecycle,
  ): Promise<{ change?: Change; told: Told[]; planned?: ObjectValue; private?: Uint8Array }> {
    const type = typeOf(address);
    const schema = process.schemaOf(type);
    const object = this.objects.get(address);
    const config = configurationOf(written, schema);
    const validated = await process.call("ValidateResourceConfig", {
      typeName: type,
      config: encode(config, schema),
      clientCapabilities: { writeOnlyAttributesAllowed: true },
    });
    const told = toldBy(validated.diagnostics);
    if (hasErrors(told)) return { told };
    const before = object?.state ?? null;
    const prior = object?.isTainted ? null : before;
    const ask = async (from: ObjectValue | null) => {
      const ignored = from ? withIgnored(config, from, lifecycle.ignoreChanges) : config;
      const answer = await process.call("PlanResourceChange", {
        typeName: type,
        priorState: encode(from, schema),
        proposedNewState: encode(proposedNew(schema, from, ignored), schema),
        config: encode(ignored, schema),
        priorPrivate: from ? object!.private : undefined,
      });
      told.push(...toldBy(answer.diagnostics));
      const planned = decode(answer.plannedState, schema);
      if (planned && !hasErrors(told)) refuseInvalidPlan(schema, from, ignored, planned);
      return { planned, requiresReplace: answer.requiresReplace ?? [], private: answer.plannedPrivate ?? undefined };
    };
    let answer = await ask(prior);
    if (hasErrors(told) || !answer.planned) return { told };
    const isReplaced = prior !== null && (lifecycle.replace === true || answer.requiresReplace.length > 0);
    if (isReplaced) answer = await ask(null);
    if (hasErrors(told) || !answer.planned) return { told };
    const { planned } = answer;
    const result = { told, planned, private: answer.private };
    if (before === null) return { ...result, change: { action: "create", before, after: planned } };
    if (isReplaced || object?.isTainted) return { ...result, change: { action: "replace", before, after: planned } };
    return isDeepStrictEqual(before, planned)
      ? result
      : { ...result, change: { action: "update", before, after: planned } };
  }

  /** Terraform plans once more when it applies, with what it knows by then. */
  private async applyOne(
    process: ProviderProcess<Client>,
    address: string,
    written: Readonly<Record<string, unknown>>,
    lifecycle: Lifecycle,
  ): Promise<Told[]> {
    const type = typeOf(address);
    const schema = process.schemaOf(type);
    const object = this.objects.get(address);
    const {
      planned,
      told,
      private: plannedPrivate,
    } = await this.planOne(process, address, written, {
      ...lifecycle,
      replace: false,
    });
    if (!planned || hasErrors(told)) return told;
    const answer = await process.call("ApplyResourceChange", {
      typeName: type,
      priorState: encode(object?.state ?? null, schema),
      plannedState: encode(planned, schema),
      config: encode(configurationOf(written, schema), schema),
      plannedPrivate,
    });
    told.push(...toldBy(answer.diagnostics));
    const state = decode(answer.newState, schema);
    if (!hasErrors(told)) refuseInconsistent(schema, planned, state);
    if (!state) {
      this.objects.delete(address);
    } else {
      const isTainted = object === undefined && hasErrors(told);
      this.objects.set(address, { type, state, private: answer.private ?? new Uint8Array(), isTainted });
    }
    return told;
  }

  private async planDestruction(process: ProviderProcess<Client>, { type, state, private: bytes }: StateObject) {
    const schema = process.schemaOf(type);
    const answer = await process.call("PlanResourceChange", {
      typeName: type,
      priorState: encode(state, schema),
      proposedNewState: encode(null, schema),
      config: encode(null, schema),
      priorPrivate: bytes,
    });
    return { told: toldBy(answer.diagnostics) };
  }

  private async destroy(process: ProviderProcess<Client>, { type, state, private: bytes }: StateObject) {
    const schema = process.schemaOf(type);
    const answer = await process.call("ApplyResourceChange", {
      typeName: type,
      priorState: encode(state, schema),
      plannedState: encode(null, schema),
      config: encode(null, schema),
      plannedPrivate: bytes,
    });
    return { told: toldBy(answer.diagnostics), isGone: decode(answer.newState, schema) === null };
  }
}

export function hasErrors(told: readonly Told[]): boolean {
  return told.some(({ severity }) => severity === "error");
}

/** Errors and warnings as one text each, for comparisons. */
export function texts(told: readonly Told[]): string[] {
  return told.map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`);
}

function typeOf(address: string): string {
  return address.split(".")[0]!;
}

export { UNKNOWN };
