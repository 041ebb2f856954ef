import { collections } from '../../cloudfunctions/domain/collections';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { start } from '../../cloudfunctions/returns';
import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import { main as jobs } from '../../cloudfunctions/returns/jobs';
import { fixedClock } from '../../local/cloudbase/clock';
import type { Clock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';
import type { LocalCloudBase } from '../../local/cloudbase/server';
import type { Chance } from '../../local/demo/chance';
import { TEST_KEYS } from '../kit/keys';

/** A CloudBase whose operations break at random, and what goes on in it; for searches too long for jest. */
export interface World {
  clock: Clock;
  documents: LocalCloudBase['documents'];
  /** Operations so far, and the documents they looked at. */
  effort: { operations: number; examined: number };
  /** One in so many operations breaks, before it was done or after; 0: none. */
  breakOneIn: number;
  /** Calls until an answer comes: each retry is the same tap, and one tap in five comes twice at once. */
  tap<Action extends keyof ReturnsApi>(
    openid: string,
    action: Action,
    input: ReturnsApi[Action]['input'],
  ): Promise<Reply<ReturnsApi[Action]['output']>>;
  /** One tick of the timer, which may break as well. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

const MOST_RETRIES = 60;
/** Somebody was faster; soon enough that is the answer. */
const MOST_CONFLICTS = 5;

/** Starts one; the time of this process is its clock until it stops. */
export async function startWorld(at: number, chance: Chance): Promise<World> {
  const clock = fixedClock(at);
  const settings = { breakOneIn: 0, effort: { operations: 0, examined: 0 } };
  const breaks = () => (settings.breakOneIn > 0 && chance.below(settings.breakOneIn * 2) === 0 ? 'drop' : 'pass');
  const local = await startCloudBase({
    dataFile: ':memory:',
    collections,
    clock,
    scanLimit: 0,
    faults: { before: breaks, after: breaks },
    onOperation({ examined }) {
      settings.effort.operations += 1;
      settings.effort.examined += examined;
    },
  });
  Object.assign(process.env, local.environment, TEST_KEYS);
  const [now, log] = [Date.now, console.log];
  Date.now = () => clock.now();
  console.log = () => undefined;
  const main = start();
  const contextOf = (environment: object) => ({ environment: JSON.stringify(environment) });
  let taps = 0;

  return Object.assign(settings, {
    clock,
    documents: local.documents,
    async tap(openid: string, action: string, input: unknown) {
      const call = { action, input, requestId: `tap-${String((taps += 1)).padStart(8, '0')}` };
      const context = contextOf({ WX_OPENID: openid });
      for (let attempt = 0; attempt < MOST_RETRIES; attempt += 1) {
        const twice = chance.below(5) === 0 ? [main(call, context)] : [];
        const [reply] = await Promise.all([main(call, context), ...twice]);
        if (!isUnsure(reply, attempt)) return reply as never;
      }
      throw new Error(`No answer to ${action} after ${MOST_RETRIES} tries.`);
    },
    async tick() {
      await jobs({ Type: 'Timer' }, contextOf({ TRIGGER_SRC: 'timer' }));
    },
    async stop() {
      [Date.now, console.log] = [now, log];
      await local.close();
    },
  });
}

const isUnsure = (reply: Reply<unknown>, attempt: number) =>
  !reply.ok && (reply.code === 'INTERNAL' || (reply.code === 'CONFLICT' && attempt < MOST_CONFLICTS));
