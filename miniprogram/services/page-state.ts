import { failureSentence, unshownBecause } from '../text/failures';
import { clock } from '../text/times';
import type { ServiceFailure } from './cloud';
import { keepSnapshot, snapshotOf } from './snapshot';

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

/**
 * Loads a page's content. What was there stays while fresh content is on its way, and when it does not come.
 *
 * @param fetch answers the data to set, and whether there is nothing to show
 * @param snapshot name under which the phone keeps what is shown, so that it is there at once the next time, network or
 *   not; only for what is no secret among those who hold the phone, and does not mislead when it is old
 */
export async function load(
  page: Page,
  fetch: () => Promise<{ data: object; isEmpty?: boolean }>,
  { snapshot }: { snapshot?: string } = {},
): Promise<void> {
  const takenAt = page.data.phase === 'ready' ? null : showLast(page, snapshot);
  const isShown = page.data.phase === 'ready';
  try {
    const { data, isEmpty } = await fetch();
    page.setData({ ...data, phase: isEmpty ? 'empty' : 'ready', failure: '' });
    if (snapshot && !isEmpty) keepSnapshot(snapshot, data);
  } catch (error) {
    page.setData(isShown ? staleWith(error as ServiceFailure, takenAt) : failedWith(error as ServiceFailure));
  } finally {
    void wx.stopPullDownRefresh();
  }
}

/** Shows what was there last time, or that something is on its way; answers when it was, if there was something. */
function showLast(page: Page, name: string | undefined): number | null {
  const last = snapshotOf(name);
  page.setData(last ? { ...last.data, phase: 'ready', failure: '' } : { phase: 'loading', failure: '' });
  return last?.takenAt ?? null;
}

/** Above what is still there from before. @param takenAt when that was, if the phone kept it from another time */
function staleWith(failure: ServiceFailure, takenAt: number | null): Loadable {
  const when = takenAt === null ? '刚才' : ` ${clock(takenAt)} `;
  const why = unshownBecause(failure) ?? failureSentence(failure);
  return { phase: 'ready', failure: `${why}，下面是${when}的样子` };
}

function failedWith(failure: ServiceFailure): Loadable {
  const why = unshownBecause(failure) ?? failureSentence(failure);
  return failure.isUnsure ? { phase: 'failed', failure: `${why}，过一会儿再打开` } : { phase: 'refused', failure: why };
}
