import { jobs } from '../kit/jobs';
import { runtime } from '../kit/runtime';
import { ReturnsStore } from './store';
import { applyRules, endWithCampaign, escalateTransfers, lookAfterPeriods, purgeEnded } from './sweeping';

/** 返京定时 · what comes due by itself: late reports, periods that are over, hand-overs nobody answered, new rules, old rows. */
export const main = jobs(
  { endWithCampaign, escalateTransfers, applyRules, lookAfterPeriods, purgeEnded },
  runtime((keys, accounts) => new ReturnsStore(keys, accounts)),
);
