import type { Reach } from '../../kit/access';
import { before, between, oneOf, startsWith } from '../../kit/criteria';
import { MOVEMENT_KINDS } from '../rules/movements';
import type { MovementKind } from '../rules/movements';
import type { Ledger } from './books';
import { expiringKeyOf } from './stock';
import type { Stock } from './stock';

const EVERYWHERE: Reach = { extent: 'all' };
const below = (orgPath: string): Reach => ({ extent: 'unit', paths: [orgPath] });

/** Sorts after every month. */
const END_OF_MONTHS = '~';

export type KindSums = Record<MovementKind, number>;

/** What the books come to, and what they warn of; whoever asks for a path must have it within reach. */
export class LedgerSums {
  constructor(private readonly read: Ledger['read']) {}

  /** Shelves below a path that run low, and those that expire soon, at most so many of each. Two operations. */
  async alertsBelow(orgPath: string, limit: number): Promise<{ low: Stock[]; expiring: Stock[] }> {
    const [reach, { stock }] = [below(orgPath), this.read];
    const [low, expiring] = await Promise.all([
      stock.list({ reach, index: 'byLow', where: { lowKey: startsWith(orgPath) }, limit }),
      stock.list({ reach, index: 'byExpiring', where: { expiringKey: startsWith(orgPath) }, limit }),
    ]);
    return { low, expiring };
  }

  /** Shelves with something good until before a day, of which nobody is told yet. One operation. */
  untoldBefore(day: string, limit: number): Promise<Stock[]> {
    const where = { expiryTold: false, nextExpiresOn: before(day) };
    return this.read.stock.list({ reach: EVERYWHERE, index: 'byUntold', where, limit });
  }

  /** Puts a shelf among those that expire soon, unless it changed since it was read. One operation. */
  async tellExpiry({ _id, orgPath, nextExpiresOn }: Stock): Promise<boolean> {
    const set = { expiryTold: true, expiringKey: expiringKeyOf(orgPath, nextExpiresOn!, _id) };
    return (await this.read.stock.update({ _id, nextExpiresOn, expiryTold: false }, { set })) === true;
  }

  /** What each kind of movement changed at and below a path, by item: in a month, before it or after it. One operation. */
  ofMonth(when: 'in' | 'before' | 'after', month: string, orgPath: string): Promise<Map<string, KindSums>> {
    const months = { in: month, before: before(month), after: between(`${month}~`, END_OF_MONTHS) };
    const query = { reach: below(orgPath), index: 'byMonth', where: { month: months[when] } };
    return this.read.tallies.sumBy(query, 'itemId', MOVEMENT_KINDS);
  }

  /** What each kind of movement changed, ever, at the sites whose ids begin so, by item. One operation. */
  ofSites(prefix: string): Promise<Map<string, KindSums>> {
    const query = { reach: EVERYWHERE, index: 'bySite', where: { siteId: startsWith(prefix) } };
    return this.read.tallies.sumBy(query, 'itemId', MOVEMENT_KINDS);
  }

  /** How much was handed out at each of some sites, as far as it is posted. One operation. */
  async handedAt(siteIds: readonly string[]): Promise<Map<string, number>> {
    const query = { reach: EVERYWHERE, index: 'bySite', where: { siteId: oneOf(siteIds) } };
    const sums = await this.read.tallies.sumBy(query, 'siteId', ['handOut']);
    return new Map([...sums].map(([siteId, { handOut }]) => [siteId, 0 - handOut]));
  }

  /** How much lies at and below a path, by item. One operation. */
  async onHandBelow(orgPath: string): Promise<Map<string, number>> {
    const query = { reach: below(orgPath), index: 'byPath', where: { orgPath: startsWith(orgPath) } };
    const sums = await this.read.stock.sumBy(query, 'itemId', ['onHand']);
    return new Map([...sums].map(([itemId, { onHand }]) => [itemId, onHand]));
  }
}
