import { collections } from '../../cloudfunctions/domain/collections';
import { start } from '../../cloudfunctions/warmth';
import { main as jobs } from '../../cloudfunctions/warmth/jobs';
import { fixedClock } from '../../local/cloudbase/clock';
import type { Faults } from '../../local/cloudbase/faults';
import { startCloudBase } from '../../local/cloudbase/server';
import { chanceOf } from '../../local/demo/chance';
import { TEST_KEYS } from '../kit/keys';
import { blocksIn } from './blocks-in';
import { layCast } from './cast';
import { Crowd } from './crowd';
import type { CrowdSize, CrowdSum, Tap } from './crowd';
import { HOUR, instant, MINUTE, NOON } from './facts';
import { checkHistory } from './history';
import { ShelfWatch } from './shelf-watch';

const MOST_RETRIES = 80;
const contextOf = (environment: object) => ({ environment: JSON.stringify(environment) });
const tick = () => jobs({ Type: 'Timer' }, contextOf({ TRIGGER_SRC: 'timer' }));

/**
 * A crowd in one process, while one operation in `breakOneIn` breaks before or after it was done, replies are lost, taps
 * come twice and late again, and instances die. A checker goes through all that was told.
 *
 * @throws Error at the first kit too many, kit left over, person with two, or answer that was not true
 */
export async function rush(seed: number, size: CrowdSize & { breakOneIn: number }): Promise<CrowdSum> {
  const chance = chanceOf(seed);
  const clock = fixedClock(instant(NOON));
  const set = { breakOneIn: 0, operations: 0 };
  const breaks = () => (set.breakOneIn > 0 && chance.below(set.breakOneIn * 2) === 0 ? 'drop' : 'pass');
  const late: (() => Promise<unknown>)[] = [];
  const ground = { tap: tapper(seed, chance, late), now: () => clock.now() };
  const seen: { watch?: ShelfWatch } = {};
  const crowd = new Crowd(
    {
      ...ground,
      moment: () => seen.watch!.now(),
      wasEmptySince: (stationId, moment) => seen.watch!.wasEmptySince(stationId, moment),
      anyLeft: () => blocksIn(local.documents).some(({ left }) => left > 0),
    },
    chance,
    size,
  );
  const faults: Faults = {
    before: breaks,
    after(action, collection) {
      if (collection === 'warmthBlocks' && action === 'database.modifyDocument') seen.watch!.look();
      return breaks();
    },
  };
  const onOperation = () => void (set.operations += 1);
  const local = await startCloudBase({ dataFile: ':memory:', collections, clock, scanLimit: 0, faults, onOperation });
  seen.watch = new ShelfWatch(crowd.stationIds, () => blocksIn(local.documents));
  Object.assign(process.env, local.environment, TEST_KEYS);
  const [now, log] = [Date.now, console.log];
  Date.now = () => clock.now();
  console.log = () => undefined;
  try {
    layCast(local.documents, crowd.stationIds, crowd.couriers);
    await crowd.prepare();
    set.breakOneIn = size.breakOneIn;
    await crowd.visitAll();
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
    await crowd.visitAll(true);
    await crowd.fetchAll();
    const expired = blocksIn(local.documents).reduce((all, block) => all + block.expired, 0);
    checkHistory(seed, blocksIn(local.documents), local.documents.all('warmthClaims') as never, crowd.told, size.kits);
    return { ...crowd.sum, expired, operations: set.operations };
  } finally {
    [Date.now, console.log] = [now, log];
    await local.close();
  }
}

/** Taps until an answer comes: retried as themselves, in one of five twice at once, in one of twenty once more later. */
function tapper(seed: number, chance: ReturnType<typeof chanceOf>, late: (() => Promise<unknown>)[]): Tap {
  let main = start();
  let taps = 0;
  return async (openid, action, input) => {
    const call = { action, input, requestId: `tap-${String((taps += 1)).padStart(8, '0')}` };
    const context = contextOf({ WX_OPENID: openid });
    if (chance.below(20) === 0 && action !== 'redeem') late.push(() => main(call, context));
    for (let attempt = 0; attempt < MOST_RETRIES; attempt += 1) {
      if (chance.below(300) === 0) main = start();
      const twice = chance.below(5) === 0 ? [main(call, context)] : [];
      const [reply] = (await Promise.all([main(call, context), ...twice])) as never[];
      if (isAnswer(reply!)) return reply!;
    }
    throw new Error(`seed ${seed}: no answer to ${action}.`);
  };
}

/** Whether a reply is the last word on a tap; a phone asks again where it is not. */
export const isAnswer = (reply: { ok: boolean; code?: string }): boolean =>
  reply.ok || (reply.code !== 'INTERNAL' && reply.code !== 'CONFLICT');
