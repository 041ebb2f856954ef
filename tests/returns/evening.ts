import { beijingDay, beijingInstant } from '../../cloudfunctions/domain/calendar';
import type { StaffCase } from '../../cloudfunctions/returns/contract/calls';
import type { Case } from '../../cloudfunctions/returns/case';
import { quietUntil } from '../../cloudfunctions/returns/rules/queue';
import { chanceOf } from '../../local/demo/chance';
import type { Chance } from '../../local/demo/chance';
import { sealedRow } from '../../local/demo/sealed-row';
import { caseRow } from '../../cloudfunctions/returns/records';
import { anAccount, keys, units, zone } from '../kit/people';
import { anAnswer, campaign, instant } from './cases';
import { opened } from './opened';
import { anOther } from './others';
import { startWorld } from './world';
import type { World } from './world';

/** What a seed of the evening came to. */
export interface Evening {
  calls: number;
  outcomes: number;
  expired: number;
}

type Kind = 'verified' | 'noAnswer' | 'wrongArea' | 'badNumber' | 'callBack';
const OUTCOMES = new Set<string>(['verified', 'noAnswer', 'wrongArea', 'badNumber', 'callBack']);

interface Hand {
  by: string;
  until: number;
  fence: number;
}

/** Who holds whom, and what was answered as kept; compared with the rows at the end. */
class Watch {
  readonly hands = new Map<string, Hand>();
  readonly kept = new Map<string, Kind[]>();
}

/**
 * Callers work through a queue while one operation in `breakOneIn` breaks, replies are lost and taps come twice, some
 * walk away with somebody in hand, and nobody answers a third of the calls.
 *
 * @throws Error when two callers have one person at once, an outcome is lost or doubled, or somebody has no owner
 */
export async function workAnEvening(
  seed: number,
  { callers, people, breakOneIn }: { callers: number; people: number; breakOneIn: number },
): Promise<Evening> {
  const chance = chanceOf(seed);
  const world = await startWorld(instant('2022-12-02T09:00'), chance);
  try {
    prepare(world, callers, people);
    world.breakOneIn = breakOneIn;
    const record = new Watch();
    const evening: Evening = { calls: 0, outcomes: 0, expired: 0 };
    for (let due = dueNext(world); due > 0; due = dueNext(world)) {
      const shift = Array.from({ length: Math.min(callers, due) }, (_, i) =>
        callUntilEmpty(world, `o-${(seed + i) % callers}`, chance, record, evening),
      );
      await Promise.all(shift);
    }
    check(world, record, people);
    return evening;
  } finally {
    await world.stop();
  }
}

function prepare({ documents }: World, callers: number, people: number): void {
  documents.insertMany('orgUnits', units);
  documents.insertMany('campaigns', [campaign]);
  const accounts = Array.from({ length: callers }, (_, i) =>
    anAccount({ openid: `o-${i}`, name: '吴晴', phone: '' }, 'caseWorker', zone),
  );
  documents.insertMany('accounts', accounts);
  documents.insertMany('returnCases', toCall(people));
}

function* toCall(people: number): Generator<object> {
  for (let i = 0; i < people; i += 1) {
    const holder = { orgUnitId: zone._id, orgPath: zone.path, orgName: zone.name };
    const one: Case = { ...anOther(i * 4), ...holder, _id: `case-${i}`, filedBy: `p-${i}`, subjectKey: `subject-${i}` };
    yield sealedRow('returnCases', caseRow(one), keys);
  }
}

/** Moves the clock to when somebody is to be called next; how many are then, 0: nobody ever again. */
function dueNext({ documents, clock }: World): number {
  const waiting = documents.all('returnCases').filter(({ queueKey }) => !String(queueKey).startsWith('~'));
  if (waiting.length === 0) return 0;
  const free = waiting.map(({ callableAt, leaseUntil }) => Math.max(Number(callableAt), Number(leaseUntil)));
  const at = Math.max(clock.now(), Math.min(...free));
  clock.set(quietUntil(at) ?? at);
  return free.filter((freeAt) => freeAt <= clock.now()).length;
}

async function callUntilEmpty(world: World, openid: string, chance: Chance, record: Watch, evening: Evening) {
  for (;;) {
    const reply = await world.tap(openid, 'nextToCall', { orgUnitId: zone._id, lentTo: null });
    if (!reply.ok && reply.code === 'QUIET_HOURS') return;
    if (!reply.ok) throw new Error(`nextToCall: ${reply.code}`);
    const { case: one } = reply.data;
    if (!one?.lease) return;
    evening.calls += 1;
    takeInHand(world, record, openid, one, one.lease);
    world.clock.advance(1_000 + chance.below(20_000));
    if (chance.below(25) === 0) {
      evening.expired += 1;
      return;
    }
    await settle(world, openid, chance, record, one, one.lease.fence, evening);
  }
}

/** @throws Error when somebody else has the person in hand */
function takeInHand({ clock }: World, { hands }: Watch, by: string, { id }: StaffCase, lease: Omit<Hand, 'by'>) {
  const other = hands.get(id);
  const held = other !== undefined && other.by !== by && other.until > clock.now() && lease.until > clock.now();
  if (held) throw new Error(`${id} is in the hands of ${other.by} and of ${by}.`);
  if (other && lease.fence < other.fence) return;
  hands.set(id, { by, until: lease.until, fence: lease.fence });
}

async function settle(
  world: World,
  openid: string,
  chance: Chance,
  record: Watch,
  one: StaffCase,
  fence: number,
  evening: Evening,
): Promise<void> {
  const kind = pickKind(chance);
  const outcome = outcomeOf(kind, world.clock.now());
  const reply = await world.tap(openid, 'recordOutcome', { caseId: one.id, fence, how: 'phone', outcome, note: '' });
  if (!reply.ok && reply.code !== 'CASE_HELD') throw new Error(`recordOutcome: ${reply.code}`);
  if (!reply.ok) return;
  evening.outcomes += 1;
  record.kept.set(one.id, [...(record.kept.get(one.id) ?? []), kind]);
  const hand = record.hands.get(one.id);
  if (hand?.fence === fence) record.hands.delete(one.id);
}

function pickKind(chance: Chance): Kind {
  const dice = chance.below(100);
  if (dice < 55) return 'verified';
  if (dice < 85) return 'noAnswer';
  if (dice < 92) return 'wrongArea';
  return dice < 96 ? 'badNumber' : 'callBack';
}

function outcomeOf(kind: Kind, now: number) {
  if (kind === 'verified') return { kind, answers: anAnswer({ arrival: now - 3_600_000 }), consented: true } as const;
  if (kind === 'wrongArea') return { kind, toUnitId: 'yangfang', reason: '住在阳坊' } as const;
  if (kind === 'callBack') return { kind, at: beijingInstant(beijingDay(now + 86_400_000), 600) } as const;
  return { kind } as const;
}

/** @throws Error when the rows tell another story than the answers did */
function check(world: World, { kept }: Watch, people: number): void {
  const cases = opened(world.documents);
  if (cases.length !== people) throw new Error(`${people} people became ${cases.length}.`);
  for (const one of cases) {
    const steps = one.history.filter(({ step }) => OUTCOMES.has(step));
    const told = kept.get(one._id) ?? [];
    if (steps.map(({ step }) => step).join() !== told.join()) {
      throw new Error(`${one._id}: answered ${told.join()}, kept ${steps.map(({ step }) => step).join()}.`);
    }
    if (new Set(steps.map(({ request }) => request)).size !== steps.length) throw new Error(`${one._id}: kept twice.`);
    if (one.orgUnitId !== zone._id || one.orgPath !== zone.path) throw new Error(`${one._id} has another owner.`);
    const settled = one.stage === 'observing' || one.stage === 'toVisit' || one.transfer !== null;
    if (!settled) throw new Error(`${one._id} is forgotten at ${one.stage}.`);
  }
}
