import { jobs } from '../kit/jobs';
import { runtime } from '../kit/runtime';
import { postHandOuts } from './goods/posting-hand-outs';
import { tellExpiries } from './goods/sweeping-goods';
import { countHandOuts } from './counting-people';
import { askAgain, clearRefused } from './outreach/content-check';
import { serveQueues } from './serving-queues';
import { finishMoves } from './moving-kits';
import { WarmthStore } from './store';
import { alignCampaigns, closeForgotten, expireClaims, finishHolds } from './sweeping';

/**
 * 送温暖定时 · what comes due by itself: campaigns that end, cut-off moves of kits, cut-off and expired claims, waiting lists, forgotten doors,
 * figures and stock that hand-outs are to count in, goods about to expire, photos to be looked at or deleted.
 */
export const start = () =>
  jobs(
    {
      alignCampaigns,
      finishHolds,
      finishMoves,
      expireClaims,
      serveQueues,
      closeForgotten,
      countHandOuts,
      postHandOuts,
      tellExpiries,
      askAgain,
      clearRefused,
    },
    runtime((keys, accounts) => new WarmthStore(keys, accounts)),
  );

export const main = start();
