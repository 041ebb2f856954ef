import type { Call } from './cloud';
import { draftOf } from './draft';
import type { Told } from './refusal';

/** How a write that waits is shown, and where it goes back to when it is refused. */
export interface Later {
  /** What it is, in the person's words: 今天的健康. */
  title: string;
  /** The form's name, as its draft has it. */
  form: string;
  /** The page that the form is on, with its query. */
  page: string;
  /** It says all there is to say about one thing, so that an older one that waits is of no use any more. */
  replaces?: boolean;
}

/** A write that has not reached anybody, or (`told`) that was refused when it did. */
export interface Unsent extends Later {
  call: Call;
  /** Epoch milliseconds. */
  writtenAt: number;
  /** Why it was refused; `null` while it waits. */
  told: Told | null;
  /** What the draft of the form was, as JSON: it is over with this write unless more was filled in. */
  draft: string;
}

const KEY = 'outbox';
type Listener = (unsent: readonly Unsent[]) => void;
const listeners = new Set<Listener>();

/** Everything that was written and not sent, oldest first. */
export const unsentWrites = (): Unsent[] => (wx.getStorageSync(KEY) || []) as Unsent[];

function keep(unsent: readonly Unsent[]): void {
  wx.setStorageSync(KEY, unsent);
  listeners.forEach((listener) => listener(unsent));
}

const without = ({ requestId }: Call) => unsentWrites().filter(({ call }) => call.requestId !== requestId);
export const isWaiting = ({ told }: Unsent) => told === null;
/** The draft of a form as JSON. */
export const draftNow = (form: string) => JSON.stringify(draftOf(form));

/** What a newer write leaves of the outbox. */
const besides = (call: Call, { form, replaces = false }: Later) =>
  without(call).filter((one) => !(replaces && one.form === form && isWaiting(one)));

/** Tells a listener of every change of the outbox; answers how to stop. */
export function onUnsentChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps a write until somebody can be reached; `false` when the phone has no room for it. */
export function sendLater(call: Call, later: Later): boolean {
  try {
    const unsent = { ...later, call, writtenAt: Date.now(), told: null, draft: draftNow(later.form) };
    keep([...besides(call, later), unsent]);
    return true;
  } catch {
    return false;
  }
}

/** A write was done: what waits of the same thing would undo it. */
export function overtake({ form, replaces = false }: Later): void {
  const left = unsentWrites().filter((one) => one.form !== form || !isWaiting(one));
  if (replaces && left.length < unsentWrites().length) keep(left);
}

/** A write was done, or is given up. */
export const take = (call: Call): void => keep(without(call));

/** A write was refused. */
export const refuse = (call: Call, told: Told): void =>
  keep(unsentWrites().map((one) => (one.call.requestId === call.requestId ? { ...one, told } : one)));

/** Why a form's write was refused, told once; `null` when it was not. */
export function handedBack(form: string): Told | null {
  const refused = unsentWrites().find((one) => one.form === form && one.told !== null);
  if (!refused) return null;
  take(refused.call);
  return refused.told;
}
