import { collections } from '../../cloudfunctions/domain/collections';
import type { Block } from '../../cloudfunctions/warmth/block';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { start } from '../../cloudfunctions/warmth';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { main as jobs } from '../../cloudfunctions/warmth/jobs';
import { fixedClock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';
import { chanceOf } from '../../local/demo/chance';
import { TEST_KEYS } from '../kit/keys';
import { layCast } from './cast';
import { checkHistory } from './history';
import type { Told } from './history';
import { ShelfWatch } from './shelf-watch';
import { HOUR, instant, keeper, MINUTE, NOON, office } from './facts';

/** How many tap for how many kits at how many stations; one operation in `breakOneIn` breaks, before or after it was done. */
export interface CrowdSize {
  couriers: number;
  kits: number;
  stations: number;
  breakOneIn: number;
  atOnce: number;
}

/** What a seed came to. */
export interface CrowdSum {
  redeemed: number;
  refused: number;
  cancelled: number;
  changed: number;
  expired: number;
  soldOut: number;
  operations: number;
}

const MOST_RETRIES = 80;
type Output<A extends keyof WarmthApi> = Reply<WarmthApi[A]['output']>;

/**
 * Couriers rush for kits while operations break, replies are lost, taps come twice and late again, instances die, people
 * cancel, change their station, wait in line and do not come. A checker goes through all that was told.
 *
 * @throws Error at the first kit too many, kit left over, person with two, or answer that was not true
 */
export async function rush(seed: number, size: CrowdSize): Promise<CrowdSum> {
  const chance = chanceOf(seed);
  const clock = fixedClock(instant(NOON));
  const set = { breakOneIn: 0, operations: 0 };
  const breaks = () => (set.breakOneIn > 0 && chance.below(set.breakOneIn * 2) === 0 ? 'drop' : 'pass');
  const stationIds = Array.from({ length: size.stations }, (_, i) => `s${i}`);
  const watch = new ShelfWatch(stationIds, () => blocksIn());
  const local = await startCloudBase({
    dataFile: ':memory:',
    collections,
    clock,
    scanLimit: 0,
    faults: {
      before: breaks,
      after(action, collection) {
        if (collection === 'warmthBlocks' && action === 'database.modifyDocument') watch.look();
        return breaks();
      },
    },
    onOperation: () => void (set.operations += 1),
  });
  const blocksIn = () => local.documents.all('warmthBlocks') as unknown as Block[];
  Object.assign(process.env, local.environment, TEST_KEYS);
  const [now, log] = [Date.now, console.log];
  Date.now = () => clock.now();
  console.log = () => undefined;
  try {
    let main = start();
    let taps = 0;
    const late: (() => Promise<unknown>)[] = [];
    const contextOf = (environment: object) => ({ environment: JSON.stringify(environment) });

    /** One tap until an answer comes: retried as itself, in one of five twice at once, in one of twenty once more later. */
    const tap = async <A extends keyof WarmthApi>(openid: string, action: A, input: WarmthApi[A]['input']) => {
      const call = { action, input, requestId: `tap-${String((taps += 1)).padStart(8, '0')}` };
      const context = contextOf({ WX_OPENID: openid });
      if (chance.below(20) === 0 && action !== 'redeem') late.push(() => main(call, context));
      for (let attempt = 0; attempt < MOST_RETRIES; attempt += 1) {
        if (chance.below(300) === 0) main = start();
        const twice = chance.below(5) === 0 ? [main(call, context)] : [];
        const [reply] = (await Promise.all([main(call, context), ...twice])) as Output<A>[];
        if (reply!.ok || (reply!.code !== 'INTERNAL' && reply!.code !== 'CONFLICT')) return reply!;
      }
      throw new Error(`seed ${seed}: no answer to ${action}.`);
    };
    const tick = () => jobs({ Type: 'Timer' }, contextOf({ TRIGGER_SRC: 'timer' }));
    const couriers = Array.from({ length: size.couriers }, (_, i) => `c-${i}`);
    layCast(local.documents, stationIds, couriers);
    for (const [i, stationId] of stationIds.entries()) {
      const count = Math.floor((size.kits + i) / size.stations);
      await tap(office.openid, 'allotKits', { campaignId: 'w1', stationId, count });
      await tap(keeper.openid, 'openStation', { stationId });
    }

    const told: Told[] = [];
    const sum: CrowdSum = { redeemed: 0, refused: 0, cancelled: 0, changed: 0, expired: 0, soldOut: 0, operations: 0 };
    const tell = (openid: string, action: Told['action'], reply: Reply<unknown>, stationId: string, since: number) => {
      const wasEmpty = watch.wasEmptySince(stationId, since);
      const code = reply.ok ? null : reply.code;
      sum.soldOut += Number(code === 'SOLD_OUT');
      told.push({ openid, action, code, stationId, at: clock.now(), wasEmpty });
    };
    const hand = async (openid: string, stationId: string, text: string) => {
      const proof = { kind: 'scanned', text } as const;
      const reply = await tap(keeper.openid, 'redeem', { stationId, proof, handedAt: null });
      tell(openid, 'redeem', reply, stationId, 0);
      if (reply.ok) sum.redeemed += 1;
    };

    /** One courier's visit: looks, taps one station after the other, and does with the kit as people do. */
    const visit = async (openid: string): Promise<void> => {
      const first = chance.below(size.stations);
      const offers = await tap(openid, 'readOffers', {});
      const [offer] = offers.ok ? offers.data.offers : [];
      if (!offer?.ticket) return;
      for (let i = 0; i < size.stations; i += 1) {
        const stationId = stationIds[(first + i) % size.stations]!;
        const since = watch.now();
        const reply = await tap(openid, 'claimKit', { ticket: offer.ticket, stationId, shards: 1 });
        tell(openid, 'claimKit', reply, stationId, since);
        if (reply.ok && reply.data.claim.state === 'reserved') return hold(openid, reply.data, stationId);
        sum.refused += 1;
        if (!reply.ok && reply.code === 'SOLD_OUT' && i === size.stations - 1 && chance.below(4) === 0) {
          await tap(openid, 'joinWaiting', { ticket: offer.ticket, stationId });
        }
      }
    };

    type Held = WarmthApi['claimKit']['output'];
    const hold = async (openid: string, { claim, voucher }: Held, stationId: string): Promise<void> => {
      const dice = chance.below(100);
      if (dice < 20) {
        const reply = await tap(openid, 'cancelClaim', { campaignId: 'w1', attempt: claim.attempt });
        tell(openid, 'cancelClaim', reply, stationId, 0);
        sum.cancelled += Number(reply.ok);
        return dice < 10 ? visit(openid) : undefined;
      }
      if (dice < 45 && (await change(openid, claim.changeTicket, stationId)))
        return hand(openid, stationId, voucher.codes[0]!.text);
      if (dice < 80) await hand(openid, stationId, voucher.codes[0]!.text);
      if (dice < 60) await hand(openid, stationId, voucher.codes[0]!.text);
    };

    /** Whether the station was changed, and the kit had there. */
    const change = async (openid: string, ticket: string | null, stationId: string): Promise<boolean> => {
      const other = stationIds[(stationIds.indexOf(stationId) + 1) % size.stations]!;
      const since = watch.now();
      const reply = ticket ? await tap(openid, 'changeStation', { ticket, stationId: other, shards: 1 }) : null;
      if (reply) tell(openid, 'changeStation', reply, other, since);
      const [code] = reply?.ok ? reply.data.voucher.codes : [];
      if (!code) return false;
      sum.changed += 1;
      await hand(openid, other, code.text);
      return true;
    };

    const queue = [...couriers];
    const worker = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await visit(next);
    };
    set.breakOneIn = size.breakOneIn;
    await Promise.all(Array.from({ length: size.atOnce }, worker));
    for (const wait of [2 * MINUTE, 5 * HOUR, 5 * HOUR]) {
      await Promise.all(late.splice(0).map((again) => again()));
      clock.advance(wait);
      await tick();
    }
    set.breakOneIn = 0;
    for (const wait of [MINUTE, MINUTE, MINUTE]) {
      clock.advance(wait);
      await tick();
    }
    const fetchHeld = async (openid: string) => {
      const reply = await tap(openid, 'readVoucher', { campaignId: 'w1', claimId: null });
      const [code] = reply.ok ? reply.data.voucher.codes : [];
      if (reply.ok && code) await hand(openid, reply.data.claim.station.id, code.text);
    };
    queue.push(...couriers);
    await Promise.all(Array.from({ length: size.atOnce }, worker));
    await Promise.all(couriers.map(fetchHeld));
    sum.expired = blocksIn().reduce((all, { expired }) => all + expired, 0);
    checkHistory(seed, blocksIn(), local.documents.all('warmthClaims') as never, told, size.kits);
    return { ...sum, operations: set.operations };
  } finally {
    [Date.now, console.log] = [now, log];
    await local.close();
  }
}
