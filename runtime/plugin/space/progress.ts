import type { Client } from "../client";
import type { ConfigureRequest, ObjectValue, PrivateState } from "../protocol";

/** How far an apply has come. After each answer of the Hub the state says so, so that a failure leaves one that is true. */
export class Progress {
  /** Whether the Hub starts the app anew because of what was done. */
  public restarts = false;
  private current: ObjectValue;
  private currentPrivate: PrivateState;

  constructor(private readonly request: ConfigureRequest<Client>) {
    this.current = request.prior;
    this.currentPrivate = request.private;
  }

  public get id(): string {
    return String(this.current.id);
  }

  public get private(): PrivateState {
    return this.currentPrivate;
  }

  public done(change: ObjectValue, privateChange: PrivateState = {}): void {
    this.current = { ...this.current, ...change };
    this.currentPrivate = { ...this.currentPrivate, ...privateChange };
    this.request.keep(this.current, this.currentPrivate);
  }
}
