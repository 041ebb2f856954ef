import { transitSite } from '../../cloudfunctions/warmth/goods/sites';
import { transferRow } from '../../cloudfunctions/warmth/goods/transfer';
import type { TransferRow } from '../../cloudfunctions/warmth/goods/transfer';
import { movedTo } from '../../cloudfunctions/warmth/rules/movements';
import type { GoodsBook } from './goods-book';
import { STORE, takesFrom } from './goods-sites';
import type { DemoSite, Pieces } from './goods-sites';

/** One transfer of the demo out of the store room; instants in epoch milliseconds. */
export interface Sending {
  id: string;
  to: DemoSite;
  sentAt: number;
  /** `null`: it is on the way. */
  arrivedAt: number | null;
  pieces: readonly Pieces[];
  note: string;
}

/** Sends goods from the store room, and receives them unless they are on the way. */
export function sendFromStore(book: GoodsBook, { id, to, sentAt, arrivedAt, pieces, note }: Sending): TransferRow {
  const transit = transitSite(id);
  const sent = book.post({
    kind: 'transferOut',
    at: sentAt,
    site: STORE,
    takes: takesFrom(STORE.id, pieces),
    puts: movedTo(transit),
    particulars: { counterpart: to.name, reason: note },
  });
  if (arrivedAt !== null) {
    const takes = takesFrom(transit, pieces);
    const particulars = { counterpart: STORE.name };
    book.post({ kind: 'transferIn', at: arrivedAt, site: to, takes, puts: movedTo(to.id), particulars });
  }
  const end = ({ id: siteId, name, orgPath }: DemoSite) => ({ siteId, name, orgPath });
  const arrived = sent.filter(({ siteId }) => siteId === transit);
  const lotsOf = (itemId: string) =>
    arrived.filter((line) => line.itemId === itemId).map(({ lot, expiresOn, count }) => ({ lot, expiresOn, count }));
  return transferRow({
    _id: id,
    state: arrivedAt === null ? 'sent' : 'received',
    from: end(STORE),
    to: end(to),
    lines: pieces.map(([itemId]) => ({ itemId, lots: lotsOf(itemId) })),
    received: arrivedAt === null ? null : pieces.map(([itemId, count]) => ({ itemId, count })),
    sentAt,
    endedAt: arrivedAt,
    note,
    reason: '',
    by: null,
    endedBy: arrivedAt === null ? null : 'demo',
  });
}
