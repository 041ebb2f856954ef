import { Failure } from '../kit/failure';
import type { Campaign } from './campaign';
import { newCase } from './case';
import type { Case, Particulars } from './case';
import { changeCase, noted } from './change';
import type { Move, ReturnsContext } from './change';
import { previousOf } from './declaring';
import type { Holder } from './declaring';

/** Who a case is about, who files it, and how a first or a changed declaration looks. */
export interface Filing {
  step: string;
  campaign: Campaign;
  subjectKey: string;
  filedBy: string | null;
  offeredTo: string | null;
  holder: Holder;
  who: Pick<Particulars, 'name' | 'phone' | 'relation' | 'consent'>;
  first: Pick<Case, 'stage' | 'dueAt' | 'callableAt'> & { said: Pick<Particulars, 'trip' | 'outbound' | 'fields'> };
  anew: (one: Case) => Case;
}

/** Most operations that `file` makes. */
export const FILE_OPERATIONS = 5 + 6;

/** Opens a case about somebody, or changes the one that is open; twice is once, also when others came in between. */
export async function file(context: ReturnsContext, filing: Filing): Promise<Case> {
  const { store, requestKey } = context;
  const id = store.keys().blindIndex(requestKey, 'case').slice(0, 24);
  const made = await store.find(id);
  const recent = await store.recentAbout(filing.subjectKey);
  const answered = [made, ...recent].find((one) => one?.history.some(({ request }) => request === requestKey));
  if (answered) return answered;

  const open = await store.findOpen(filing.subjectKey);
  if (!open) {
    const row = opened(context, filing, { id, earlier: recent[0] ?? null });
    if (await store.add([row])) return row;
  }
  const known = open ?? (await store.findOpen(filing.subjectKey));
  if (!known) throw new Failure('CONFLICT');
  return changeCase(context, known._id, (one) => changed(one, filing));
}

/** The first declaration about somebody who has no open case. */
function opened(
  { now, caller, requestKey }: ReturnsContext,
  { step, campaign, who, holder, first: { said, ...first }, ...filing }: Filing,
  { id, earlier }: { id: string; earlier: Case | null },
): Case {
  const { filedBy, subjectKey, offeredTo } = filing;
  const next = newCase({
    _id: id,
    kind: 'return',
    campaignId: campaign._id,
    keepDays: campaign.keepDays,
    filedBy,
    subjectKey,
    offeredTo,
    declaredAt: now,
    ...holder,
    ...first,
    particulars: { ...who, ...said, noteForNext: null, missingPart: null, previous: previousOf(earlier, now) },
  });
  return noted({ step, next }, { at: now, by: caller.personId, request: requestKey });
}

/**
 * An open case as it is told now: the name and the number that count are those of the latest declaration. Where it stays
 * with another unit than the one that was named, the history says so.
 */
function changed(one: Case, { step, anew, who, holder }: Filing): Move {
  const next = anew(one);
  const note = next.orgUnitId === holder.orgUnitId ? null : `单位改报：${holder.orgName}`;
  return { step, next: { ...next, particulars: { ...next.particulars, ...who } }, note };
}
