import { Failure } from '../kit/failure';
import { bringKits, checkRoom, takeKits, takenBy } from './allotting';
import type { Movement } from './allotting';
import type { Stamp } from './goods/post';
import { putBack, setAside, giveUp } from './goods/keeping-kits';
import type { KitMove } from './kit-move';
import { forAll } from './sweeping';
import type { Sweep } from './sweeping';
import type { WarmthStore } from './store';

/** The doors that kits go through between shelf and blocks. */
type Moving = Pick<WarmthStore, 'goods' | 'blocks' | 'moves'>;

/** Operations of a move beside those of the shelf and of the blocks. */
export const MOVE_OPERATIONS = 4;
/** Whoever began has ended by then, one way or the other. */
const CUT_OFF_MS = 120_000;

/**
 * First the station's shelf, then the blocks; what finds no room there goes back onto the shelf.
 *
 * @throws Failure TOO_MANY_KITS, and as `setAside`
 */
export async function allot(store: Moving, movement: Movement, stamp: Stamp): Promise<void> {
  await checkRoom(store, movement);
  await setAside(store, movement, moveOf('allot', movement, stamp), stamp);
  await bring(store, movement, stamp);
  await store.moves.close(movement.id);
}

async function bring(store: Moving, movement: Movement, stamp: Stamp): Promise<void> {
  try {
    await bringKits(store, movement);
  } catch (error) {
    const isFull = error instanceof Failure && (error as Failure).code === 'TOO_MANY_KITS';
    if (isFull) {
      await giveUp(store, movement, stamp);
      await store.moves.close(movement.id);
    }
    throw error;
  }
}

/** First the blocks, then the shelf; how many kits came back, which may be fewer than asked for. */
export async function withdraw(store: Moving, movement: Movement, stamp: Stamp): Promise<number> {
  await store.moves.open(moveOf('withdraw', movement, stamp));
  const count = await takeKits(store, movement);
  await putBack(store, { ...movement, count }, stamp);
  await store.moves.close(movement.id);
  return count;
}

function moveOf(way: KitMove['way'], { id, campaign, station, count }: Movement, { now, by }: Stamp): KitMove {
  const { _id: stationId, orgPath } = station;
  return { _id: id, way, campaignId: campaign._id, stationId, orgPath, count, by, openSince: now };
}

/** Finishes moves that were cut off between shelf and blocks, as their repetition would. */
export async function finishMoves({ store, now }: Sweep): Promise<number> {
  return forAll(await store.moves.openBefore(now - CUT_OFF_MS), async (move) => {
    try {
      return await finish({ store, now }, move);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return false;
    }
  });
}

async function finish({ store, now }: Sweep, { _id: id, way, campaignId, stationId, count, by }: KitMove) {
  const [campaign, station] = [await store.campaigns.find(campaignId), await store.station(stationId, now)];
  if (!campaign || !station) return false;
  const movement = { id, campaign, station, count };
  if (way === 'allot') await bring(store, movement, { now, by });
  else await putBack(store, { ...movement, count: await takenBy(store, movement) }, { now, by });
  await store.moves.close(id);
  return true;
}
