import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { chanceOf } from '../../local/demo/chance';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import { HERE, lineIn, lineOut, STORE, THERE, tripFacts } from './shelves';
import { as, dataOf, keeper, office, tick } from './world';

/** Everything that can happen to goods. */
export const KINDS = [
  'buy',
  'give',
  'takeBack',
  'handOut',
  'writeOff',
  'assemble',
  'send',
  'receive',
  'receiveShort',
  'recall',
  'count',
  'allot',
  'withdraw',
  'load',
  'handOnTrip',
  'loseOnTrip',
  'closeTrip',
  'passTime',
] as const;
export interface Step {
  kind: (typeof KINDS)[number];
  site: number;
  item: number;
  count: number;
}

const SITES = [HERE, THERE, STORE];
const ITEMS = ['gloves', 'warmer', 'drops', 'kit'];
const MOST_TRIES = 40;
const DAY_MS = 86_400_000;

/** What there is by the replies alone: every piece that was told to have come or gone. */
export class Told {
  private readonly pieces = new Map<string, number>();
  private readonly transfers: { id: string; itemId: string; count: number }[] = [];
  private trip: { id: string; version: number } | null = null;
  private taps = 0;

  constructor(
    private readonly cloud: TestCloud,
    private readonly breakOneIn: number,
    seed: number,
  ) {
    this.chance = chanceOf(seed);
  }
  private readonly chance: ReturnType<typeof chanceOf>;

  of(itemId: string): number {
    return this.pieces.get(itemId) ?? 0;
  }

  /** One thing happens, whatever breaks meanwhile. */
  async live(step: Step): Promise<void> {
    const breaks = () => (this.chance.below(this.breakOneIn * 2) === 0 ? 'drop' : 'pass');
    this.cloud.faults = { before: breaks, after: breaks };
    try {
      await this.happen(step);
    } finally {
      this.cloud.faults = null;
    }
  }

  /** Calls until an answer comes; the same tap each time. A lock that nobody lets go ends after thirty seconds. */
  private async tap<Action extends keyof WarmthApi>(who: Persona, action: Action, input: WarmthApi[Action]['input']) {
    const requestId = `tap-${String((this.taps += 1)).padStart(8, '0')}`;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const call = () => as(this.cloud, who)(action, input, requestId);
      const twice = this.chance.below(5) === 0 ? [call()] : [];
      const [reply] = await Promise.all([call(), ...twice]);
      const unsure = !reply.ok && ['INTERNAL', 'CONFLICT'].includes(reply.code);
      if (!unsure) return reply;
      this.cloud.clock.advance(31_000);
    }
    throw new Error(`No answer to ${action} after ${MOST_TRIES} tries.`);
  }

  private add(itemId: string, count: number): void {
    this.pieces.set(itemId, this.of(itemId) + count);
  }

  private async happen({ kind, site, item, count }: Step): Promise<void> {
    const siteId = SITES[site]!;
    const itemId = ITEMS[item]!;
    const part = ITEMS[item % 3]!;
    const far = lineIn(part, count, {
      lot: `L${count % 3}`,
      ...(part !== 'gloves' && { expiresOn: this.goodUntil(count) }),
    });
    const out = [lineOut(itemId, count)];
    switch (kind) {
      case 'buy':
      case 'give': {
        const source =
          kind === 'buy'
            ? ({ kind: 'purchase', supplier: '暖洋洋', documentNumber: '' } as const)
            : ({ kind: 'donation', donor: '亦城快递', shownAs: 'name', contactPhone: null } as const);
        const reply = await this.tap(office, 'receiveGoods', { siteId, source, lines: [far], note: '' });
        return reply.ok ? this.add(part, count) : undefined;
      }
      case 'takeBack': {
        const reply = await this.tap(office, 'takeBackGoods', { siteId, lines: [far], reason: '退回' });
        return reply.ok ? this.add(part, count) : undefined;
      }
      case 'handOut': {
        const reply = await this.tap(office, 'handOutGoods', { siteId, lines: out, to: '环卫班组', note: '' });
        return reply.ok ? this.add(itemId, -count) : undefined;
      }
      case 'writeOff': {
        const reply = await this.tap(office, 'writeOffGoods', { siteId, cause: 'lost', lines: out, reason: '丢了' });
        return reply.ok ? this.add(itemId, -count) : undefined;
      }
      case 'assemble': {
        const reply = await this.tap(office, 'assembleKits', { siteId, kitId: 'kit', count });
        if (!reply.ok) return;
        this.add('gloves', -count);
        this.add('warmer', -2 * count);
        return this.add('kit', count);
      }
      case 'send':
        return this.send(siteId, SITES[(site + 1) % 3]!, itemId, count);
      case 'receive':
      case 'receiveShort':
      case 'recall':
        return this.endTransfer(kind);
      case 'count':
        return this.countOnce(siteId, itemId, count);
      case 'allot':
      case 'withdraw': {
        const action = kind === 'allot' ? 'allotKits' : 'withdrawKits';
        await this.tap(office, action, { campaignId: 'w1', stationId: 's1', count });
        return;
      }
      case 'load':
      case 'handOnTrip':
      case 'loseOnTrip':
      case 'closeTrip':
        return this.goOut(kind, itemId, count);
      case 'passTime':
        this.cloud.clock.advance(count * DAY_MS);
        await tick();
        return;
    }
  }

  /** Days from now on; some are gone soon. */
  private goodUntil(count: number): string {
    return new Date(this.cloud.clock.now() + (1 + count) * DAY_MS).toISOString().slice(0, 10);
  }

  private async send(fromSiteId: string, toSiteId: string, itemId: string, count: number): Promise<void> {
    const input = { fromSiteId, toSiteId, lines: [lineOut(itemId, count)], note: '' };
    const reply = await this.tap(office, 'sendGoods', input);
    if (reply.ok) this.transfers.push({ id: reply.data.transfer.id, itemId, count });
  }

  private async endTransfer(as_: 'receive' | 'receiveShort' | 'recall'): Promise<void> {
    const one = this.transfers.shift();
    if (!one) return;
    const { id: transferId, itemId } = one;
    if (as_ === 'recall') {
      await this.tap(office, 'recallTransfer', { transferId, reason: '发错站点' });
      return;
    }
    const count = as_ === 'receive' ? one.count : Math.floor(one.count / 2);
    const reply = await this.tap(office, 'receiveTransfer', { transferId, lines: [{ itemId, count }], reason: '少了' });
    if (reply.ok) this.add(itemId, count - one.count);
  }

  private async countOnce(siteId: string, itemId: string, counted: number): Promise<void> {
    const opened = await this.tap(office, 'openStockTake', { siteId });
    if (!opened.ok) return;
    let { stockTake } = opened.data;
    const wanted = [...stockTake.lines.map(({ item, expected }) => [item.id, expected] as const)];
    const all = new Map([...wanted, [itemId, counted]]);
    for (const [id, n] of all) {
      const input = { stockTakeId: stockTake.id, itemId: id, counted: n, reason: '数出来的' };
      const reply = await this.tap(office, 'countItem', input);
      if (reply.ok) stockTake = reply.data.stockTake;
    }
    const { id: stockTakeId, version } = stockTake;
    const reply = await this.tap(office, 'closeStockTake', { stockTakeId, version });
    if (!reply.ok) await this.tap(office, 'abandonStockTake', { stockTakeId, reason: '不点了' });
    else for (const { item, difference } of reply.data.stockTake.lines) this.add(item.id, difference ?? 0);
  }

  private async goOut(step: 'load' | 'handOnTrip' | 'loseOnTrip' | 'closeTrip', itemId: string, count: number) {
    if (!this.trip) {
      const reply = await this.tap(office, 'planTrip', { facts: tripFacts({ campaignId: null }) });
      this.trip = reply.ok ? reply.data.trip : null;
    }
    if (!this.trip) return;
    const { id: tripId } = this.trip;
    if (step === 'load') {
      await this.tap(keeper, 'loadTrip', { tripId, lines: [lineOut(itemId, count)] });
    } else if (step === 'handOnTrip') {
      const rest = { stopId: 's1', itemId, count, witness: '郑班长', note: '' };
      const reply = await this.tap(keeper, 'handByCount', { tripId, ...rest });
      if (reply.ok) this.add(itemId, -count);
    } else if (step === 'loseOnTrip') {
      const reply = await this.tap(keeper, 'writeOffOnTrip', {
        tripId,
        lines: [lineOut(itemId, count)],
        reason: '掉了',
      });
      if (reply.ok) this.add(itemId, -count);
    } else await this.comeBack(tripId);
  }

  /** All that is left comes back but one piece of each item, which is missing. */
  private async comeBack(tripId: string): Promise<void> {
    this.cloud.faults = null;
    const { trip } = dataOf(await as(this.cloud, keeper)('readTrip', { tripId }));
    const left = trip.goods
      .filter((goods) => goods.left > 0)
      .map((goods) => ({ itemId: goods.item.id, n: goods.left }));
    const back = left.map(({ itemId, n }) => ({ itemId, count: n - 1 }));
    const differences = left.map(({ itemId }) => ({ itemId, count: 1, reason: '少一份' }));
    const reply = await this.tap(keeper, 'closeTrip', { tripId, version: trip.version, back, differences });
    if (!reply.ok) return;
    this.trip = null;
    for (const { itemId } of left) this.add(itemId, -1);
  }
}
