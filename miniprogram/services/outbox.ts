import { perform, ServiceFailure } from './cloud';
import type { Call } from './cloud';
import { clearDraft } from './draft';
import { toldOf } from './refusal';
import type { Told } from './refusal';
import { forgetSession } from './session';

/** How a write that waits is shown, and where it goes back to when it is refused. */
export interface Later {
  /** What it is, in the person's words: 今天的健康. */
  title: string;
  /** The form's name, as its draft has it. */
  form: string;
  /** The page that the form is on, with its query. */
  page: string;
}

/** A write that has not reached anybody, or (`told`) that was refused when it did. */
export interface Unsent extends Later {
  call: Call;
  /** Epoch milliseconds. */
  writtenAt: number;
  /** Why it was refused; `null` while it waits. */
  told: Told | null;
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

/** Tells a listener of every change of the outbox; answers how to stop. */
export function onUnsentChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps a write until somebody can be reached; `false` when the phone has no room for it. */
export function sendLater(call: Call, later: Later): boolean {
  try {
    keep([...without(call), { ...later, call, writtenAt: Date.now(), told: null }]);
    return true;
  } catch {
    return false;
  }
}

/** Gives up on a write that was refused. */
export const giveUp = (call: Call): void => keep(without(call));

/** Why a form's write was refused, told once; `null` when it was not. */
export function handedBack(form: string): Told | null {
  const refused = unsentWrites().find((one) => one.form === form && one.told !== null);
  if (!refused) return null;
  giveUp(refused.call);
  return refused.told;
}

let sending: Promise<void> | null = null;

/** Sends what waits, in the order it was written, until nobody can be reached; once at a time. */
export function sendUnsent(): Promise<void> {
  sending ??= sendInOrder().finally(() => (sending = null));
  return sending;
}

async function sendInOrder(): Promise<void> {
  const next = unsentWrites().find(({ told }) => told === null);
  if (next && (await send(next))) return sendInOrder();
}

/** Whether the next one may follow. The name of the tap stays, so that a write whose answer was lost is not done twice. */
async function send(unsent: Unsent): Promise<boolean> {
  try {
    await perform(unsent.call);
  } catch (error) {
    return settle(unsent, error);
  }
  clearDraft(unsent.form);
  forgetSession();
  keep(without(unsent.call));
  return true;
}

function settle(unsent: Unsent, error: unknown): boolean {
  if (!(error instanceof ServiceFailure)) throw error;
  if (error.isUnsure) return false;
  const told = toldOf(error);
  keep(unsentWrites().map((one) => (one.call.requestId === unsent.call.requestId ? { ...one, told } : one)));
  return true;
}
