import { addDays, beijingDay } from '../domain/calendar';
import { isRunning } from './campaign';
import type { StoredRule } from './campaign';
import type { Case } from './case';
import { noted } from './change';
import type { Move } from './change';
import { completedIfDue, ended } from './moves/end';
import { rejudgement } from './moves/rejudge';
import { missed } from './moves/report';
import { escalated } from './moves/transfer';
import { ruleOn } from './rules/observation';
import type { ReturnsStore } from './store';
import type { Tally } from './tallies';

/** What one run takes on; what is left over waits ten minutes. */
const BATCH = 300;
/** Writes under way at a time. */
const AT_ONCE = 20;

interface Sweep {
  store: ReturnsStore;
  now: number;
}

/** Moves each case by a conditional write; one that somebody was faster with is left to the next run. */
async function moveAll({ store, now }: Sweep, cases: readonly Case[], moveOf: (one: Case) => Move | null) {
  let moved = 0;
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    const written = cases.slice(from, from + AT_ONCE).map(async (one) => {
      const move = moveOf(one);
      const by = { at: now, by: null, request: `job:${one.version}` };
      return move !== null && (await store.replace(one, noted(move, by)));
    });
    moved += (await Promise.all(written)).filter(Boolean).length;
  }
  return moved;
}

/** Tells the unit above both of every hand-over that nobody answered in time. */
export async function escalateTransfers(sweep: Sweep): Promise<number> {
  const overdue = await sweep.store.sweeps.overdueTransfers(sweep.now, BATCH);
  return moveAll(sweep, overdue, (one) =>
    one.transfer ? { step: 'transferEscalated', next: escalated(one, one.transfer) } : null,
  );
}

/** Judges the running periods by the rule in force today, where they still have an older one. */
export async function applyRules(sweep: Sweep): Promise<number> {
  const rule = await ruleInForce(sweep);
  if (!rule) return 0;
  const older = await sweep.store.sweeps.judgedBefore(rule.version, BATCH);
  return moveAll(sweep, older, (one) => rejudgement(one, rule, sweep.now));
}

/**
 * Completes the periods that are over, and puts those whose report is late on the call list. One that still has an older
 * rule is judged by the rule in force first.
 */
export async function lookAfterPeriods(sweep: Sweep): Promise<number> {
  const { store, now } = sweep;
  const rule = await ruleInForce(sweep);
  if (!rule) return 0;
  const due = await store.sweeps.toLookAgain(now, BATCH);
  return moveAll(sweep, due, (one) => rejudgement(one, rule, now) ?? completion(one, now) ?? lateness(one, now));
}

/** The rule in force today; `null` when none has begun, or once the campaign is over and its cases only end. */
async function ruleInForce({ store, now }: Sweep): Promise<StoredRule | null> {
  const campaign = await store.campaigns.get();
  const today = beijingDay(now);
  return isRunning(campaign, today) ? ruleOn(campaign.rules, today) : null;
}

function completion(one: Case, now: number): Move | null {
  const next = completedIfDue(one, now);
  return next && { step: 'completed', next };
}

function lateness(one: Case, now: number): Move | null {
  const next = missed(one, now);
  return next && { step: 'missed', next, note: next.missedOn };
}

/**
 * Once the campaign is over, ends what is still open: periods are complete, what was never verified is cancelled. A
 * fever waits for the person who closes it.
 */
export async function endWithCampaign(sweep: Sweep): Promise<number> {
  const { store, now } = sweep;
  const { endsOn } = await store.campaigns.get();
  if (endsOn === null || beijingDay(now) <= endsOn) return 0;
  const open = await store.sweeps.open(1_000);
  const free = open.filter(({ followUp }) => followUp === null).slice(0, BATCH);
  return moveAll(sweep, free, (one) => {
    const as = one.stage === 'observing' || one.stage === 'toCheck' ? 'completed' : 'cancelled';
    return { step: `ended:${as}`, next: ended(one, as, now), note: '专项行动结束' };
  });
}

/** Removes the rows of the earliest day whose time to keep is over, once its counts are kept. */
export async function purgeEnded({ store, now }: Sweep): Promise<number> {
  const { keepDays } = await store.campaigns.get();
  const endedOn = await store.sweeps.firstEnded(addDays(beijingDay(now), -keepDays));
  if (endedOn === null) return 0;

  const tallies = new Map<string, Tally>();
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page: { cases: Case[]; next: string | null } = await store.sweeps.endedPage(endedOn, after, 999);
    page.cases.forEach((one) => count(tallies, endedOn, one));
    after = page.next;
  }
  for (const tally of tallies.values()) await store.tallies.keep(tally);
  return store.sweeps.purge(endedOn);
}

function count(tallies: Map<string, Tally>, endedOn: string, one: Case): void {
  const { orgUnitId, orgPath, kind, stage, journal, history } = one;
  const _id = `${endedOn}:${orgUnitId}`;
  const tally = tallies.get(_id) ?? { _id, endedOn, orgUnitId, orgPath, counts: {} };
  const add = (name: string, by: number) => (tally.counts[name] = (tally.counts[name] ?? 0) + by);
  add(`${kind}:${stage}`, 1);
  add('reports', Object.keys(journal).length);
  add('calls', history.filter(({ step }) => CALLS.has(step)).length);
  tallies.set(_id, tally);
}

/** Steps that a call or visit led to: 人次, beside the cases, which are 人. */
const CALLS = new Set([
  'verified',
  'wrongArea',
  'addressUnclear',
  'notArrived',
  'noAnswer',
  'callBack',
  'refused',
  'duplicate',
  'badNumber',
  'reportedByStaff',
]);
