/** What a resource may keep beside its state, for itself: JSON values, unseen by users but saved in the state file. */
export type PrivateState = Readonly<Record<string, unknown>>;

export function decodePrivate(bytes: Uint8Array | null | undefined): PrivateState {
  if (!bytes?.length) return {};
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as PrivateState;
  } catch {
    return {}; // written by another provider, before its state was moved to this one
  }
}

export function encodePrivate(state: PrivateState): Buffer {
  return Buffer.from(JSON.stringify(state));
}

/** The one key of a private state that is not the resource's own. */
const INCOMPLETE = "incomplete";

/** Of an object that was created and then not wholly configured. */
export function asIncomplete(state: PrivateState): PrivateState {
  return { ...state, [INCOMPLETE]: true };
}

export function asComplete({ [INCOMPLETE]: _, ...state }: PrivateState): PrivateState {
  return state;
}

export function isIncomplete(state: PrivateState): boolean {
  return state[INCOMPLETE] === true;
}
