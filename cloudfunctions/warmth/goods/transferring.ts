import { covers } from '../../kit/access';
import { Failure } from '../../kit/failure';
import type { Books } from './books';
import { badField } from './context';
import type { GoodsContext } from './context';
import type { Movement } from './movement';
import type { Site } from './sites';
import { transferOf } from './transfer';
import type { Transfer } from './transfer';
import { piecesOf } from '../rules/lots';

/** A transfer as the movement that sent it made it: what lies in transit, lot by lot. */
export function newTransfer(
  { id, from, to, note, transit }: { id: string; from: Site; to: Site; note: string; transit: string },
  { lines, at, by }: Movement,
): Transfer {
  const sent = lines.filter(({ siteId }) => siteId === transit);
  const itemIds = [...new Set(sent.map(({ itemId }) => itemId))];
  const end = ({ id: siteId, name, orgPath }: Site) => ({ siteId, name, orgPath });
  return {
    _id: id,
    state: 'sent',
    from: end(from),
    to: end(to),
    lines: itemIds.map((itemId) => ({
      itemId,
      lots: sent
        .filter((line) => line.itemId === itemId)
        .map(({ lot, expiresOn, count }) => ({ lot, expiresOn, count })),
    })),
    received: null,
    sentAt: at,
    endedAt: null,
    note,
    reason: '',
    by,
    endedBy: null,
  };
}

/** The transfer of an id, one of whose ends is within the caller's reach. One operation. @throws Failure NOT_FOUND */
export async function transferInReach(context: GoodsContext, id: string, end: 'from' | 'to'): Promise<Transfer> {
  const transfer = await context.store.goods.findTransfer(id);
  if (!transfer || !covers(context.reach, transfer[end].orgPath)) throw new Failure('NOT_FOUND');
  return transfer;
}

/**
 * The transfer within a transaction: still on the way, or as this request ended it before.
 *
 * @throws Failure TRANSFER_ENDED when another ended it
 */
export async function underWay(books: Books, id: string, requestKey: string): Promise<Transfer> {
  const row = await books.transfers.find(id);
  if (!row) throw new Failure('NOT_FOUND');
  if (row.state !== 'sent' && row.endedBy !== requestKey) throw new Failure('TRANSFER_ENDED', { state: row.state });
  return transferOf(row);
}

/** What arrived of an item, and what did not. */
export interface Arrival {
  itemId: string;
  count: number;
  missing: number;
}

/**
 * What arrived of everything that was sent.
 *
 * @throws Failure INVALID_INPUT unless each item that was sent is counted once, and no more arrived than was sent, or
 *   some are missing without a reason
 */
export function arrivalsOf(
  { lines }: Transfer,
  counted: readonly { itemId: string; count: number }[],
  reason: string,
): Arrival[] {
  counted.forEach(({ itemId, count }, i) => {
    const sent = lines.find((line) => line.itemId === itemId);
    const isAgain = counted.findIndex((line) => line.itemId === itemId) !== i;
    if (!sent || isAgain) throw badField(`lines.${i}.itemId`, 'unknown');
    if (count > piecesOf(sent.lots)) throw badField(`lines.${i}.count`, 'range');
  });
  const arrivals = lines.map(({ itemId, lots }) => {
    const line = counted.find((one) => one.itemId === itemId);
    if (!line) throw badField('lines', 'required');
    return { itemId, count: line.count, missing: piecesOf(lots) - line.count };
  });
  if (reason === '' && arrivals.some(({ missing }) => missing > 0)) throw badField('reason', 'required');
  return arrivals;
}
