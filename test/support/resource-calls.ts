import { configurationOf, decode, encode, type ProviderProcess } from "./provider-process";
import { diagnosticsIn, type ReceivedDiagnostic } from "./received-diagnostics";
import type { Schema } from "../../runtime/plugin/protocol";
import type { ObjectValue } from "../../runtime/plugin/protocol/values";

/** An object as the state file holds it. */
export interface StateObject {
  readonly type: string;
  readonly state: ObjectValue;
  readonly private: Uint8Array;
  readonly isTainted: boolean;
}

/** What comes back of an object: null where there is none (any more). */
export interface ReceivedObject {
  readonly state: ObjectValue | null;
  readonly private: Uint8Array;
  readonly diagnostics: ReceivedDiagnostic[];
}

const NO_PRIVATE = new Uint8Array();

/** The calls about resources of one type, with objects in place of messages. */
export class ResourceCalls<Client> {
  public readonly schema: Schema;

  constructor(
    private readonly process: ProviderProcess<Client>,
    private readonly typeName: string,
  ) {
    this.schema = process.schemaOf(typeName);
  }

  /** What is written, with null for what is left out. */
  public configuration(written: Readonly<Record<string, unknown>>): ObjectValue {
    return configurationOf(written, this.schema);
  }

  public async validate(config: ObjectValue): Promise<ReceivedDiagnostic[]> {
    const answer = await this.process.call("ValidateResourceConfig", {
      typeName: this.typeName,
      config: encode(config, this.schema),
      clientCapabilities: { writeOnlyAttributesAllowed: true },
    });
    return diagnosticsIn(answer.diagnostics);
  }

  /** Terraform's state is a JSON file, which each command reads anew. */
  public async upgrade(object: StateObject): Promise<StateObject> {
    const rawState = { json: Buffer.from(JSON.stringify(object.state)) };
    const answer = await this.process.call("UpgradeResourceState", { typeName: this.typeName, version: 0, rawState });
    const state = decode(answer.upgradedState, this.schema);
    return state ? { ...object, state } : object;
  }

  public async read({ state, private: bytes }: StateObject): Promise<ReceivedObject> {
    const answer = await this.process.call("ReadResource", {
      typeName: this.typeName,
      currentState: encode(state, this.schema),
      private: bytes,
    });
    return this.received({ ...answer, state: answer.newState });
  }

  public async import(id: string): Promise<ReceivedObject> {
    const answer = await this.process.call("ImportResourceState", { typeName: this.typeName, id });
    return this.received({ ...answer.importedResources?.[0], diagnostics: answer.diagnostics });
  }

  /** With null for `proposed` and `config`, of a destruction. */
  public async plan(
    prior: ObjectValue | null,
    proposed: ObjectValue | null,
    config: ObjectValue | null,
    priorPrivate?: Uint8Array,
  ) {
    const answer = await this.process.call("PlanResourceChange", {
      typeName: this.typeName,
      priorState: encode(prior, this.schema),
      proposedNewState: encode(proposed, this.schema),
      config: encode(config, this.schema),
      priorPrivate,
    });
    return {
      planned: decode(answer.plannedState, this.schema),
      requiresReplace: (answer.requiresReplace ?? []).length > 0,
      private: answer.plannedPrivate ?? undefined,
      diagnostics: diagnosticsIn(answer.diagnostics),
    };
  }

  /** With null for `planned` and `config`, destroys. */
  public async apply(
    prior: ObjectValue | null,
    planned: ObjectValue | null,
    config: ObjectValue | null,
    plannedPrivate?: Uint8Array,
  ): Promise<ReceivedObject> {
    const answer = await this.process.call("ApplyResourceChange", {
      typeName: this.typeName,
      priorState: encode(prior, this.schema),
      plannedState: encode(planned, this.schema),
      config: encode(config, this.schema),
      plannedPrivate,
    });
    return this.received({ ...answer, state: answer.newState });
  }

  private received(answer: {
    readonly state?: Parameters<typeof decode>[0];
    readonly private?: Uint8Array | null;
    readonly diagnostics?: Parameters<typeof diagnosticsIn>[0];
  }): ReceivedObject {
    return {
      state: decode(answer.state, this.schema),
      private: answer.private ?? NO_PRIVATE,
      diagnostics: diagnosticsIn(answer.diagnostics),
    };
  }
}
