import { isDeepStrictEqual } from "util";
import type { Client } from "../client";
import { Unknown, type CreateRequest, type ObjectValue, type Outcome } from "../protocol";
import { readApplied } from "./read";
import { secretTexts, waitUntilRunning } from "./readiness";
import { recordSecrets, recordsOf } from "./secrets";
import { uploadSource, type Source } from "./source";

interface Applied {
  /** As planned, with the id; the rest may still be unknown. */
  readonly state: ObjectValue;
  readonly source?: Source;
  /** Keys of the secrets that were just sent. */
  readonly sentSecrets: readonly string[];
  /** Whether the app starts anew because of what was done so far. */
  readonly starts: boolean;
  /** Undefined after a creation. */
  readonly prior?: ObjectValue;
}

/** What follows on a creation and on a change alike: files, restarts, records, the wait until it runs. */
export async function finish(request: CreateRequest<Client>, applied: Applied): Promise<Outcome> {
  const { client, config, keep, signal } = request;
  const { hub } = client;
  const { source, prior } = applied;
  const id = String(applied.state.id);

  let state = applied.state;
  let privateState = request.private;
  // Known already where no secret changes.
  if (state.secrets_updated_at instanceof Unknown) {
    const { times, records } = await recordSecrets(hub, id, config, recordsOf(privateState), applied.sentSecrets);
    state = { ...state, secrets_updated_at: times };
    privateState = { ...privateState, secrets: records };
  } else if (state.secrets_updated_at === null) {
    privateState = { ...privateState, secrets: {} };
  }
  // What comes last counts as done when it is: else the next plan would not see that it is still to do.
  const notRunYet = { paused: prior?.paused ?? null, restart_triggers: prior?.restart_triggers ?? null };
  keep({ ...state, ...notRunYet, source_hash: prior?.source_hash ?? null }, privateState);

  const sha = source && (await uploadSource(client, id, source, request.private, signal));
  privateState = { ...privateState, ...(source ? { sourceFiles: source.files } : {}) };
  keep({ ...state, ...notRunYet }, privateState);

  const isRestarted = await changeRunning(client, id, prior, config);
  keep(state, privateState);

  if (config.wait_until_running === true && config.paused !== true && (applied.starts || sha || isRestarted)) {
    const timeouts = config.timeouts as ObjectValue | null;
    const timeout = prior ? timeouts?.update : timeouts?.create;
    await waitUntilRunning(hub, id, { sha, timeout, signal, secrets: secretTexts(config) });
  }
  return readApplied(hub, state, privateState);
}

/** Pauses, resumes or restarts the app where the configuration asks for it. Whether it starts because of that. */
async function changeRunning(
  { hub }: Client,
  id: string,
  prior: ObjectValue | undefined,
  config: ObjectValue,
): Promise<boolean> {
  if (config.paused === true) {
    if (prior?.paused !== true) await hub.pauseSpace(id);
    return false;
  }
  const isResumed = prior?.paused === true;
  const triggers = config.restart_triggers ?? null;
  const isTriggered =
    prior !== undefined && triggers !== null && !isDeepStrictEqual(prior.restart_triggers ?? null, triggers);
  if (isResumed || isTriggered) {
    await hub.restartSpace(id, { factory: isTriggered && config.factory_rebuild === true });
    return true;
  }
  return false;
}
