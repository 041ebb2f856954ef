import { runtime } from '../kit/runtime';
import { serve } from '../kit/serve';
import type { Actions } from '../kit/serve';
import { allotKits, withdrawKits } from './actions/allot-kits';
import { cancelClaim } from './actions/cancel-claim';
import { changeStation, claimKit } from './actions/claim-kit';
import { findClaims } from './actions/find-claims';
import { joinWaiting, leaveWaiting } from './actions/join-waiting';
import { listClaimStations } from './actions/list-claim-stations';
import { acceptProxy, offerProxy, previewProxy, revokeProxy } from './actions/offer-proxy';
import { listCampaigns, listWords, readCampaign, readFigures } from './actions/read-campaigns';
import { readUnitFigures } from './actions/read-unit-figures';
import { readOffers } from './actions/read-offers';
import { readOfflineBook } from './actions/read-offline-book';
import { readPoster } from './actions/read-poster';
import { readVoucher } from './actions/read-voucher';
import { checkVoucher, redeem } from './actions/redeem';
import { closeCampaign, createCampaign, editCampaign, openCampaign } from './actions/run-campaign';
import { sayWord } from './actions/say-word';
import { closeStation, listMyStations, openStation, readStationDay } from './actions/station-day';
import type { warmthContract } from './contract';
import { goodsActions } from './goods-actions';
import { outreachActions } from './outreach-actions';
import { WarmthStore } from './store';

/** 送温暖 · reserving a kit, handing it out, campaigns, goods, visits. */
export const actions = {
  readOffers,
  listClaimStations,
  claimKit,
  changeStation,
  readVoucher,
  cancelClaim,
  joinWaiting,
  leaveWaiting,
  offerProxy,
  previewProxy,
  acceptProxy,
  revokeProxy,
  sayWord,
  listMyStations,
  openStation,
  closeStation,
  readStationDay,
  readOfflineBook,
  checkVoucher,
  findClaims,
  redeem,
  readPoster,
  listCampaigns,
  readCampaign,
  createCampaign,
  editCampaign,
  openCampaign,
  closeCampaign,
  allotKits,
  withdrawKits,
  readFigures,
  readUnitFigures,
  listWords,
  ...goodsActions,
  ...outreachActions,
} satisfies Actions<typeof warmthContract, WarmthStore>;

/** A cold instance: what it knows, it has from the database. */
export const start = () =>
  serve(
    actions,
    runtime((keys, accounts) => new WarmthStore(keys, accounts)),
  );

export const main = start();
