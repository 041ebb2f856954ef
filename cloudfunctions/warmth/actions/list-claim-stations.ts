import { action } from '../../kit/action';
import type { Station } from '../../places/store';
import { stationView } from '../../places/views';
import { byOpenThenNear } from '../../places/rules';
import type { Point } from '../../places/rules';
import type { BlockHead } from '../block';
import { headsByStation, sumOf } from '../counting';
import { warmthContract } from '../contract';
import type { ClaimStation } from '../contract/member';
import { HEADS_OPERATIONS, headsIn } from '../heads';
import type { WarmthContext } from '../member';

const MOST_SHOWN = 50;
const MOST_LOOKED_UP = 1_000;

/** Where kits of a campaign are to be had: behind the door one stands before, then free kits first, then open, then near. */
export const listClaimStations = action(warmthContract.listClaimStations, {
  access: 'everyone',
  once: 'read',
  budget: 3 + HEADS_OPERATIONS,

  async run({ campaignId, near, door }, { store, now }: WarmthContext) {
    const [campaign, heads] = await Promise.all([store.campaigns.find(campaignId), headsIn(store, campaignId)]);
    if (campaign?.state !== 'open') return { stations: [] };
    const byStation = headsByStation(heads);
    const stations = await store.stations(mostFree(byStation), now);
    const views = [...stations.values()].map((station) => viewOf(station, byStation.get(station._id)!, near, now));
    const byDoor = (a: ClaimStation, b: ClaimStation) => Number(b.id === door) - Number(a.id === door);
    const inOrder = views.sort((a, b) => byDoor(a, b) || byStockThenNear(a, b));
    return { stations: inOrder.slice(0, MOST_SHOWN) };
  },
});

/** Stations that may be shown: those with the most free kits first, where there are more than can be looked up at once. */
function mostFree(byStation: ReadonlyMap<string, readonly BlockHead[]>): string[] {
  const left = (heads: readonly BlockHead[]) => sumOf(heads, (head) => head.left);
  const stations = [...byStation].sort(([, a], [, b]) => left(b) - left(a));
  return stations.slice(0, MOST_LOOKED_UP).map(([id]) => id);
}

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
