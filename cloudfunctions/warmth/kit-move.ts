import * as z from 'zod';
import { Collection } from '../kit/collection';
import { atMost } from '../kit/criteria';
import type { KeyRing } from '../kit/sealed';
import { NEVER } from './block';

/** Kits between a station's shelf and a campaign's blocks, so that a move that was cut off is finished. `_id` is its request. */
export const KitMove = z.strictObject({
  _id: z.string(),
  way: z.enum(['allot', 'withdraw']),
  campaignId: z.string(),
  stationId: z.string(),
  orgPath: z.string().describe("the station's"),
  count: z.int().positive(),
  by: z.string().nullable(),
  openSince: z.int().describe('as long as shelf and blocks may not agree about it'),
});
export type KitMove = z.infer<typeof KitMove>;

const EVERYWHERE = { extent: 'all' } as const;

/** The door to moves of kits. */
export class KitMoveStore {
  /** The rows themselves, for a transaction. */
  readonly rows: Collection<KitMove>;

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('warmthMoves', KitMove, keys);
  }

  /** Notes that a move begins, or is taken up again. At most two operations. */
  async open(move: KitMove): Promise<void> {
    if (await this.rows.insert(move)) return;
    await this.rows.update({ _id: move._id }, { set: { openSince: move.openSince } });
  }

  /** Notes that shelf and blocks agree about it. One operation. */
  async close(id: string): Promise<void> {
    await this.rows.update({ _id: id }, { set: { openSince: NEVER } });
  }

  /** Moves that were begun before an instant and not finished, at most 20. One operation. */
  openBefore(instant: number): Promise<KitMove[]> {
    const where = { openSince: atMost(instant) };
    return this.rows.list({ reach: EVERYWHERE, index: 'byOpen', where, limit: 20 });
  }
}
