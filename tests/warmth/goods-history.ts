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
      await this.happenings[step.kind](step);
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

  private readonly happenings: Record<Step['kind'], (step: Step) => Promise<unknown>> = {
    buy: (step) => this.bring('receiveGoods', step, { kind: 'purchase', supplier: '暖洋洋', documentNumber: '' }),
    give: (step) =>
      this.bring('receiveGoods', step, { kind: 'donation', donor: '亦城快递', shownAs: 'name', contactPhone: null }),
    takeBack: (step) => this.bring('takeBackGoods', step),
    handOut: (step) => this.lose(step, 'handOutGoods', { to: '环卫班组', note: '' }),
    writeOff: (step) => this.lose(step, 'writeOffGoods', { cause: 'lost', reason: '丢了' }),
    assemble: (step) => this.assemble(step),
    send: ({ site, item, count }) => this.send(SITES[site]!, SITES[(site + 1) % 3]!, ITEMS[item]!, count),
    receive: () => this.endTransfer('receive'),
    receiveShort: () => this.endTransfer('receiveShort'),
    recall: () => this.endTransfer('recall'),
    count: ({ site, item, count }) => this.countOnce(SITES[site]!, ITEMS[item]!, count),
    allot: ({ count }) => this.tap(office, 'allotKits', { campaignId: 'w1', stationId: 's1', count }),
    withdraw: ({ count }) => this.tap(office, 'withdrawKits', { campaignId: 'w1', stationId: 's1', count }),
    load: (step) => this.goOut('load', step),
    handOnTrip: (step) => this.goOut('handOnTrip', step),
    loseOnTrip: (step) => this.goOut('loseOnTrip', step),
    closeTrip: (step) => this.goOut('closeTrip', step),
    passTime: async ({ count }) => {
      this.cloud.clock.advance(count * DAY_MS);
      await tick();
    },
  };

  private async bring(action: 'receiveGoods' | 'takeBackGoods', { site, item, count }: Step, source?: object) {
    const itemId = ITEMS[item % 3]!;
    const goesOff = itemId !== 'gloves';
    const lines = [
      lineIn(itemId, count, { lot: `L${count % 3}`, ...(goesOff && { expiresOn: this.goodUntil(count) }) }),
    ];
    const rest = source ? { source, note: '' } : { reason: '退回' };
    const reply = await this.tap(office, action, { siteId: SITES[site]!, lines, ...rest } as never);
    if (reply.ok) this.add(itemId, count);
  }

  private async lose({ site, item, count }: Step, action: 'handOutGoods' | 'writeOffGoods', rest: object) {
    const itemId = ITEMS[item]!;
    const input = { siteId: SITES[site]!, lines: [lineOut(itemId, count)], ...rest };
    const reply = await this.tap(office, action, input as never);
    if (reply.ok) this.add(itemId, -count);
  }

  private async assemble({ site, count }: Step): Promise<void> {
    const reply = await this.tap(office, 'assembleKits', { siteId: SITES[site]!, kitId: 'kit', count });
    if (!reply.ok) return;
    this.add('gloves', -count);
    this.add('warmer', -2 * count);
    this.add('kit', count);
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

  private async goOut(what: 'load' | 'handOnTrip' | 'loseOnTrip' | 'closeTrip', { item, count }: Step) {
    const itemId = ITEMS[item]!;
    if (!this.trip) {
      const reply = await this.tap(office, 'planTrip', { facts: tripFacts({ campaignId: null }) });
      this.trip = reply.ok ? reply.data.trip : null;
    }
    if (!this.trip) return;
    const { id: tripId } = this.trip;
    const lines = [lineOut(itemId, count)];
    const steps = {
      load: () => this.tap(keeper, 'loadTrip', { tripId, lines }),
      handOnTrip: () =>
        this.tap(keeper, 'handByCount', { tripId, stopId: 's1', itemId, count, witness: '郑班长', note: '' }),
      loseOnTrip: () => this.tap(keeper, 'writeOffOnTrip', { tripId, lines, reason: '掉了' }),
      closeTrip: () => this.comeBack(tripId),
    };
    const reply = await steps[what]();
    if (reply?.ok && (what === 'handOnTrip' || what === 'loseOnTrip')) this.add(itemId, -count);
  }

  /** All that is left comes back but one piece of each item, which is missing. */
  private async comeBack(tripId: string): Promise<null> {
    this.cloud.faults = null;
    const { trip } = dataOf(await as(this.cloud, keeper)('readTrip', { tripId }));
    const left = trip.goods
      .filter((goods) => goods.left > 0)
      .map((goods) => ({ itemId: goods.item.id, n: goods.left }));
    const back = left.map(({ itemId, n }) => ({ itemId, count: n - 1 }));
    const differences = left.map(({ itemId }) => ({ itemId, count: 1, reason: '少一份' }));
    const reply = await this.tap(keeper, 'closeTrip', { tripId, version: trip.version, back, differences });
    if (!reply.ok) return null;
    this.trip = null;
    for (const { itemId } of left) this.add(itemId, -1);
    return null;
  }
}
