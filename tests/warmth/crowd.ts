import type { Reply } from '../../cloudfunctions/kit/contract';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { Chance } from '../../local/demo/chance';
import { keeper, office } from './facts';
import type { Told } from './history';

/** How many tap for how many kits at how many stations, so many at once. */
export interface CrowdSize {
  couriers: number;
  kits: number;
  stations: number;
  atOnce: number;
}

/** What a crowd came to. */
export interface CrowdSum {
  redeemed: number;
  refused: number;
  cancelled: number;
  changed: number;
  expired: number;
  soldOut: number;
  operations: number;
}

type Output<A extends keyof WarmthApi> = Reply<WarmthApi[A]['output']>;
export type Tap = <A extends keyof WarmthApi>(
  openid: string,
  action: A,
  input: WarmthApi[A]['input'],
) => Promise<Output<A>>;

/** What a crowd taps on, and what is seen of it from outside. */
export interface Ground {
  /** One tap until an answer comes, however often that takes. */
  tap: Tap;
  now(): number;
  /** A moment, for `wasEmptySince`. */
  moment(): number;
  /** Whether a station had no free kit at some moment since, or nobody can know. */
  wasEmptySince(stationId: string, moment: number): boolean;
  /** Whether a kit lies anywhere that nobody holds. */
  anyLeft(): boolean;
}

type Held = WarmthApi['claimKit']['output'];

/**
 * Couriers who claim, some at two stations at once, cancel, change their station, wait in line, come for their kit, come
 * twice, or do not come.
 */
export class Crowd {
  readonly couriers: readonly string[];
  readonly stationIds: readonly string[];
  readonly told: Told[] = [];
  readonly sum: CrowdSum = {
    redeemed: 0,
    refused: 0,
    cancelled: 0,
    changed: 0,
    expired: 0,
    soldOut: 0,
    operations: 0,
  };

  private calm = false;

  constructor(
    private readonly ground: Ground,
    private readonly chance: Chance,
    private readonly size: CrowdSize,
  ) {
    this.couriers = Array.from({ length: size.couriers }, (_, i) => `c-${i}`);
    this.stationIds = Array.from({ length: size.stations }, (_, i) => `s${i}`);
  }

  /** Brings the kits, and opens the stations. */
  async prepare(): Promise<void> {
    const { kits, stations } = this.size;
    for (const [i, stationId] of this.stationIds.entries()) {
      const count = Math.floor((kits + i) / stations);
      await this.ground.tap(office.openid, 'allotKits', { campaignId: 'w1', stationId, count });
      await this.ground.tap(keeper.openid, 'openStation', { stationId });
    }
  }

  /**
   * Everybody visits once, so many at once.
   *
   * @param calm nobody taps two stations at once, gives up, or leaves a kit there; it is over when no kit is left
   */
  async visitAll(calm = false): Promise<void> {
    this.calm = calm;
    const queue = [...this.couriers];
    const next = () => (calm && !this.ground.anyLeft() ? undefined : queue.shift());
    const worker = async () => {
      for (let one = next(); one !== undefined; one = next()) await this.visit(one);
    };
    do await Promise.all(Array.from({ length: this.size.atOnce }, worker));
    while (queue.length > 0 && this.ground.anyLeft());
  }

  /** Whoever still holds a kit comes for it. */
  async fetchAll(): Promise<void> {
    await Promise.all(this.couriers.map((openid) => this.fetch(openid)));
  }

  /** One courier looks, taps one station after the other, and does with the kit as people do. */
  private async visit(openid: string): Promise<void> {
    const { stations } = this.size;
    const first = this.chance.below(stations);
    const offers = await this.ground.tap(openid, 'readOffers', {});
    const ticket = offers.ok ? offers.data.offers[0]?.ticket : null;
    if (!ticket) return;
    for (let i = 0; i < stations; i += 1) {
      const stationId = this.stationAt(first + i);
      const reply = await this.claim(openid, ticket, first + i);
      if (reply.ok && reply.data.claim.state === 'reserved') return this.hold(openid, reply.data, stationId);
      this.sum.refused += 1;
      const waits = !reply.ok && reply.code === 'SOLD_OUT' && i === stations - 1 && this.chance.below(4) === 0;
      if (waits) await this.ground.tap(openid, 'joinWaiting', { ticket, stationId });
    }
  }

  private stationAt(i: number): string {
    return this.stationIds[i % this.size.stations]!;
  }

  /** What a station answers; one in ten cannot wait for that and taps the next one at the same moment. */
  private async claim(openid: string, ticket: string, i: number) {
    const isImpatient = !this.calm && this.chance.below(10) === 0;
    const next = isImpatient ? [this.tapAt(openid, 'claimKit', this.stationAt(i + 1), ticket)] : [];
    const [reply] = await Promise.all([this.tapAt(openid, 'claimKit', this.stationAt(i), ticket), ...next]);
    return reply;
  }

  private async tapAt(openid: string, action: 'claimKit' | 'changeStation', stationId: string, ticket: string) {
    const since = this.ground.moment();
    const reply = await this.ground.tap(openid, action, { ticket, stationId, shards: 1 });
    this.tell(openid, action, reply, stationId, since);
    return reply;
  }

  private async hold(openid: string, { claim, voucher }: Held, stationId: string): Promise<void> {
    const dice = this.chance.below(100);
    const code = voucher.codes[0]!.text;
    if (this.calm) return this.hand(openid, stationId, code);
    if (dice < 20) {
      await this.cancel(openid, claim.attempt, stationId);
      return dice < 10 ? this.visit(openid) : undefined;
    }
    if (dice < 45 && (await this.change(openid, claim.changeTicket, stationId))) {
      return this.hand(openid, stationId, code);
    }
    if (dice < 80) await this.hand(openid, stationId, code);
    if (dice < 60) await this.hand(openid, stationId, code);
  }

  private async cancel(openid: string, attempt: number, stationId: string): Promise<void> {
    const reply = await this.ground.tap(openid, 'cancelClaim', { campaignId: 'w1', attempt });
    this.tell(openid, 'cancelClaim', reply, stationId, 0);
    this.sum.cancelled += Number(reply.ok);
  }

  /** Whether the station was changed, and the kit had there. */
  private async change(openid: string, ticket: string | null, stationId: string): Promise<boolean> {
    const other = this.stationIds[(this.stationIds.indexOf(stationId) + 1) % this.size.stations]!;
    const reply = ticket ? await this.tapAt(openid, 'changeStation', other, ticket) : null;
    const [code] = reply?.ok ? reply.data.voucher.codes : [];
    if (!code) return false;
    this.sum.changed += 1;
    await this.hand(openid, other, code.text);
    return true;
  }

  private async fetch(openid: string): Promise<void> {
    const reply = await this.ground.tap(openid, 'readVoucher', { campaignId: 'w1', claimId: null });
    const [code] = reply.ok ? reply.data.voucher.codes : [];
    if (reply.ok && code) await this.hand(openid, reply.data.claim.station.id, code.text);
  }

  private async hand(openid: string, stationId: string, text: string): Promise<void> {
    const proof = { kind: 'scanned', text } as const;
    const reply = await this.ground.tap(keeper.openid, 'redeem', { stationId, proof, handedAt: null });
    this.tell(openid, 'redeem', reply, stationId, 0);
    this.sum.redeemed += Number(reply.ok);
  }

  private tell(openid: string, action: Told['action'], reply: Reply<unknown>, stationId: string, since: number) {
    const code = reply.ok ? null : reply.code;
    const wasEmpty = code !== 'SOLD_OUT' || this.ground.wasEmptySince(stationId, since);
    this.sum.soldOut += Number(code === 'SOLD_OUT');
    this.told.push({ openid, action, code, stationId, at: this.ground.now(), wasEmpty });
  }
}
