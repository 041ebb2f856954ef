import { failureSentence, unshownBecause } from '../text/failures';
import { agoSaid, dayAt } from '../text/times';
import type { ServiceFailure } from './cloud';
import { dropSnapshot, keepSnapshot, snapshotOf } from './snapshot';

/** What a page that shows something from afar has in its data. */
export interface Loadable {
  /** `failed`: it did not come, perhaps it does on the second try; `refused`: the answer was no, and stays so. */
  phase: 'loading' | 'empty' | 'failed' | 'refused' | 'ready';
  /** What happened, in a sentence; empty while all is well. */
  failure: string;
}

/** Before anything has come. */
export const loading: Loadable = { phase: 'loading', failure: '' };

interface Page {
  data: Loadable;
  setData(change: object): void;
}

/** What a page shows, and whether that is nothing; `kept`: what of it stays on the phone, where that is not all. */
interface Fetched {
  data: object;
  isEmpty?: boolean;
  kept?: object;
}

/** Where what a page shows is kept. */
interface Keeping {
  /**
   * The name under which the phone keeps it, so that it is there at once the next time, network or not; only for what is
   * no secret among those who hold the phone, and does not mislead when it is old.
   */
  snapshot?: string;
  /** It is of one day: yesterday's would say what is not so today. */
  isDaily?: boolean;
}

/** How often each page was loaded: an answer that comes after a later question is of no use any more. */
const turns = new WeakMap<object, number>();

function takeTurn(page: object): () => boolean {
  const turn = (turns.get(page) ?? 0) + 1;
  turns.set(page, turn);
  return () => turns.get(page) === turn;
}

/**
 * Loads a page's content. What was there stays while fresh content is on its way, and when it does not come; where it was
 * kept by the phone and is refused now, it goes.
 *
 * @param fetch answers the data to set, and whether there is nothing to show
 */
export async function load(page: Page, fetch: () => Promise<Fetched>, keeping: Keeping = {}): Promise<void> {
  const isLatest = takeTurn(page);
  const takenAt = page.data.phase === 'ready' ? null : showLast(page, keeping);
  try {
    const fetched = await fetch();
    if (isLatest()) show(page, fetched, keeping);
  } catch (error) {
    if (isLatest()) page.setData(without(page, error as ServiceFailure, keeping, takenAt));
  } finally {
    void wx.stopPullDownRefresh();
  }
}

function show(page: Page, { data, isEmpty, kept }: Fetched, { snapshot }: Keeping): void {
  page.setData({ ...data, phase: isEmpty ? 'empty' : 'ready', failure: '' });
  if (snapshot && isEmpty) dropSnapshot(snapshot);
  else if (snapshot) keepSnapshot(snapshot, kept ?? data);
}

/** Shows what was there last time, or that something is on its way; answers when it was, if there was something. */
function showLast(page: Page, { snapshot, isDaily = false }: Keeping): number | null {
  const last = snapshotOf(snapshot);
  const isGood = last !== null && (!isDaily || dayAt(last.takenAt) === dayAt(Date.now()));
  page.setData(isGood ? { ...last.data, phase: 'ready', failure: '' } : { phase: 'loading', failure: '' });
  return isGood ? last.takenAt : null;
}

/** A page whose content did not come. @param takenAt when what it shows was there, if the phone kept it from another time */
function without(page: Page, failure: ServiceFailure, { snapshot }: Keeping, takenAt: number | null): Loadable {
  const isGone = snapshot !== undefined && !failure.isUnsure;
  if (isGone) dropSnapshot(snapshot);
  return page.data.phase === 'ready' && !isGone ? staleWith(failure, takenAt) : failedWith(failure);
}

/** Above what is still there from before. @param takenAt when that was, if the phone kept it from another time */
function staleWith(failure: ServiceFailure, takenAt: number | null): Loadable {
  const when = takenAt === null ? '刚才' : ` ${agoSaid(takenAt, Date.now())} `;
  const why = unshownBecause(failure) ?? failureSentence(failure);
  return { phase: 'ready', failure: `${why}，下面是${when}的样子` };
}

function failedWith(failure: ServiceFailure): Loadable {
  const why = unshownBecause(failure) ?? failureSentence(failure);
  return failure.isUnsure ? { phase: 'failed', failure: `${why}，过一会儿再打开` } : { phase: 'refused', failure: why };
}
