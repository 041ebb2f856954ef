import { action } from '../../kit/action';
import type { Station } from '../../places/store';
import { stationView } from '../../places/views';
import { byOpenThenNear } from '../../places/rules';
import type { Point } from '../../places/rules';
import type { BlockHead } from '../block';
import { headsByStation, sumOf } from '../counting';
import { warmthContract } from '../contract';
import type { ClaimStation } from '../contract/member';
import type { WarmthContext } from '../member';

const MOST_SHOWN = 50;

/** Where kits of a campaign are to be had: behind the door one stands before, then free kits first, then open, then near. */
export const listClaimStations = action(warmthContract.listClaimStations, {
  access: 'everyone',
  once: 'read',
  budget: 4,

  async run({ campaignId, near, door }, { store, now }: WarmthContext) {
    const [campaign, heads] = await Promise.all([store.campaigns.find(campaignId), store.blocks.heads(campaignId)]);
    if (campaign?.state !== 'open') return { stations: [] };
    const byStation = headsByStation(heads);
    const stations = await store.stations([...byStation.keys()], now);
    const views = [...stations.values()].map((station) => viewOf(station, byStation.get(station._id)!, near, now));
    const byDoor = (a: ClaimStation, b: ClaimStation) => Number(b.id === door) - Number(a.id === door);
    const inOrder = views.sort((a, b) => byDoor(a, b) || byStockThenNear(a, b));
    return { stations: inOrder.slice(0, MOST_SHOWN) };
  },
});

function viewOf(station: Station, blocks: readonly BlockHead[], near: Point | null, now: number): ClaimStation {
  return {
    ...stationView(station, now, near),
    left: sumOf(blocks, ({ left }) => left),
    waiting: blocks.some(({ waiting }) => waiting),
    shards: blocks.length,
  };
}

const isFree = ({ left, waiting }: ClaimStation) => left > 0 && !waiting;
const byStockThenNear = (a: ClaimStation, b: ClaimStation) =>
  Number(isFree(b)) - Number(isFree(a)) || byOpenThenNear(a, b);
