import type { Case, HistoryEntry } from './case';
import { STORY_STEPS } from './contract/fields';
import type { Told } from './contract/fields';

/** Steps that the person reads under another name; whatever is in neither list is the office's own. */
const TOLD_AS: Readonly<Record<string, Told['step']>> = { wrongArea: 'sent', duplicate: 'ended' };

function toldStep({ step }: HistoryEntry): Told['step'] | null {
  if (step.startsWith('ended:')) return 'ended';
  return STORY_STEPS.find((known) => known === step) ?? TOLD_AS[step] ?? null;
}

/** What happened to a case, as the person it is about may read it: no names of staff, no remarks among them. */
export function storyOf({ history }: Case): Told[] {
  return history.flatMap((entry) => {
    const step = toldStep(entry);
    return step === null ? [] : [{ at: entry.at, step, heldBy: entry.ownerName, sentTo: entry.sentTo }];
  });
}
