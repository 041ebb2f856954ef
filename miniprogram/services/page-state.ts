import { failureSentence } from '../text/failures';
import type { ServiceFailure } from './cloud';

/** What a page that shows something from afar has in its data. */
export interface Loadable {
  phase: 'loading' | 'empty' | 'failed' | 'ready';
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
 */
export async function load(page: Page, fetch: () => Promise<{ data: object; isEmpty?: boolean }>): Promise<void> {
  const isFirst = page.data.phase !== 'ready';
  if (isFirst) page.setData({ phase: 'loading', failure: '' });
  try {
    const { data, isEmpty = false } = await fetch();
    page.setData({ ...data, phase: isEmpty ? 'empty' : 'ready', failure: '' });
  } catch (error) {
    const failure = failureSentence(error as ServiceFailure);
    page.setData(isFirst ? { phase: 'failed', failure } : { failure });
  } finally {
    void wx.stopPullDownRefresh();
  }
}
