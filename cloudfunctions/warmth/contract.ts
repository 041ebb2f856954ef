import type { ApiOf } from '../kit/contract';
import { goodsExchanges } from './contract/goods';
import { keeperExchanges } from './contract/keeper';
import { memberExchanges } from './contract/member';
import { officeExchanges } from './contract/office';
import { outreachExchanges } from './contract/outreach';
import { visitExchanges } from './contract/visits';

/** Every exchange of the capability: a member's, a keeper's, the office's; the ledger of goods; visits. */
export const warmthContract = {
  ...memberExchanges,
  ...keeperExchanges,
  ...officeExchanges,
  ...goodsExchanges,
  ...outreachExchanges,
  ...visitExchanges,
};

export type WarmthApi = ApiOf<typeof warmthContract>;
