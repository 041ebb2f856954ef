import { collections } from '../../cloudfunctions/domain/collections';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { start } from '../../cloudfunctions/warmth';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { fixedClock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';
import { TEST_KEYS } from '../kit/keys';
import { anAccount, zone } from '../kit/people';
import { layCast } from './cast';
import { instant, keeper, NOON, office } from './facts';

const second = { openid: 'o-second', name: '赵二', phone: '15400000041' };
/** Kits of one database; a block holds no more. */
const BATCH = 200;

/** How often two keepers scanned one code at the same moment, and how often not exactly one of them was let. */
export interface Scans {
  rounds: number;
  wrong: number;
}

/** Two keepers of one station, each with a phone and an instance of the function, scan one code at the same moment. */
export async function scanTogether(rounds: number): Promise<Scans> {
  let wrong = 0;
  for (let done = 0; done < rounds; done += BATCH) wrong += await batch(Math.min(BATCH, rounds - done));
  return { rounds, wrong };
}

async function batch(rounds: number): Promise<number> {
  const clock = fixedClock(instant(NOON));
  const local = await startCloudBase({ dataFile: ':memory:', collections, clock, scanLimit: 0 });
  Object.assign(process.env, local.environment, TEST_KEYS);
  const [now, log] = [Date.now, console.log];
  Date.now = () => clock.now();
  console.log = () => undefined;
  try {
    const people = Array.from({ length: rounds }, (_, i) => `c-${i}`);
    layCast(local.documents, ['s0'], people);
    local.documents.insertMany('accounts', [anAccount(second, 'stationKeeper', zone)]);
    const instances = [start(), start()];
    let taps = 0;
    const tap = async <A extends keyof WarmthApi>(
      instance: number,
      openid: string,
      action: A,
      input: WarmthApi[A]['input'],
    ) =>
      (await instances[instance]!(
        { action, input, requestId: `tap-${String((taps += 1)).padStart(8, '0')}` },
        { environment: JSON.stringify({ WX_OPENID: openid }) },
      )) as Reply<WarmthApi[A]['output']>;
    await tap(0, office.openid, 'allotKits', { campaignId: 'w1', stationId: 's0', count: rounds });
    await tap(0, keeper.openid, 'openStation', { stationId: 's0' });
    let wrong = 0;
    for (const openid of people) {
      const offers = await tap(0, openid, 'readOffers', {});
      const ticket = offers.ok ? offers.data.offers[0]!.ticket! : '';
      const held = await tap(0, openid, 'claimKit', { ticket, stationId: 's0', shards: 1 });
      const text = held.ok ? held.data.voucher.codes[0]!.text : '';
      const input = { stationId: 's0', proof: { kind: 'scanned', text }, handedAt: null } as const;
      const both = [tap(0, keeper.openid, 'redeem', input), tap(1, second.openid, 'redeem', input)];
      const codes = (await Promise.all(both)).map((reply) => (reply.ok ? 'OK' : reply.code)).sort();
      if (codes.join() !== 'ALREADY_HANDED,OK') wrong += 1;
    }
    return wrong;
  } finally {
    [Date.now, console.log] = [now, log];
    await local.close();
  }
}
