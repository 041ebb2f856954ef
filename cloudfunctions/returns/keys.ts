import { addDays, beijingDay, beijingInstant, DAY_MINUTES } from '../domain/calendar';
import type { Case, CaseRow, HistoryEntry } from './case';
import { Outcome } from './contract/calls';
import { dayOne, lastDay } from './rules/observation';
import type { ObservationRule, Period } from './rules/observation';
import { PACE_WINDOW_MS } from './rules/pace';
import { MOST_CALLS, noKey, queueKey } from './rules/queue';
import type { Purpose } from './rules/queue';
import { awaitsCall, isEnded } from './rules/stages';
import { unitIdOf } from './rules/transfers';

/** A period: what it is counted from, and the rule it is judged by. */
export interface RunningPeriod extends Period {
  rule: ObservationRule;
}

/** The period of a case, running or over; `null` while none is counted. */
export function countedPeriod({ anchorOn, illOn, rule }: Case): RunningPeriod | null {
  return anchorOn !== null && rule !== null ? { anchorOn, illOn, rule } : null;
}

/** The period of a case under observation; `null` when it is not. */
export function periodOf(one: Case): RunningPeriod | null {
  return one.stage === 'observing' ? countedPeriod(one) : null;
}

/** What somebody should ring this person for; `null`: nothing. While a case is being handed over, only for a follow-up. */
export function purposeOf(one: Case): Purpose | null {
  if (one.followUp) return 'followUp';
  if (one.transfer !== null) return null;
  if (one.missedOn !== null) return 'missed';
  return awaitsCall(one.stage) ? 'verify' : null;
}

/** The key by which a unit's cases of a half hour are counted as settled. */
export const settledPrefix = (at: number, orgPath: string) => `${Math.floor(at / PACE_WINDOW_MS)}!${orgPath}`;

/** The first day of a period after the latest one that was reported or called for; it may lie behind the last. */
export function nextDay(one: Case, period: RunningPeriod): string {
  const first = dayOne(period.anchorOn, period.rule);
  const latest = [one.reportedOn, one.missedOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return latest === undefined || latest < first ? first : addDays(latest, 1);
}

/** When a job has to look at a case: as the next report is late, or the period is over; `null`: never. */
function lookAgainAt(one: Case): number | null {
  const period = periodOf(one);
  if (!period) return null;
  const last = lastDay(period, period.rule);
  const next = nextDay(one, period);
  if (next <= last) return beijingInstant(next, period.rule.reportByMinute) + 1;
  return one.followUp ? null : beijingInstant(last, DAY_MINUTES);
}

const RANK = { followUp: '0', missed: '1', fine: '2' } as const;
function rankOf({ followUp, missedOn }: Case): keyof typeof RANK {
  if (followUp) return 'followUp';
  return missedOn === null ? 'fine' : 'missed';
}

function queueKeyOf(one: Case): string {
  const purpose = purposeOf(one);
  if (purpose === null) return noKey(one._id);
  const { orgUnitId, dueAt, triedAt, declaredAt: since, _id: id } = one;
  return queueKey(orgUnitId, { purpose, dueAt, attempts: triedAt.length, since, id });
}

/** Name of the list a stage puts a case on, when it waits for something other than a call. */
const STAGE_BOX: Partial<Record<Case['stage'], string>> = { toVisit: 'visit', needsFix: 'fix', toCheck: 'check' };

function boxesOf(one: Case): string[] {
  const look = one.senders.map((path) => `lookOn:${unitIdOf(path)}`);
  return isEnded(one.stage) ? look : [...look, ...ownBoxes(one), ...transferBoxes(one.transfer)];
}

/** The lists of the unit that holds a case, and of the one above where somebody refused. */
function ownBoxes({ stage, triedAt, particulars, orgUnitId, orgPath }: Case): string[] {
  const box = triedAt.length >= MOST_CALLS ? 'visit' : STAGE_BOX[stage];
  const objected = Object.values(particulars.fields).some((field) => field.objection !== null);
  const parent = orgPath.slice(0, -orgUnitId.length - 1) || orgPath;
  return [
    ...(box ? [`${box}:${orgUnitId}`] : []),
    ...(objected ? [`objection:${orgUnitId}`] : []),
    ...(stage === 'escalated' ? [`escalated:${unitIdOf(parent)}`] : []),
  ];
}

const OUTCOMES: ReadonlySet<string> = new Set(Outcome.options.map(({ shape }) => shape.kind.value));

/** Whether a step is what came of a call or visit of somebody's. */
export const isCall = ({ step }: Pick<HistoryEntry, 'step'>): boolean =>
  OUTCOMES.has(step) || step === 'reportedByStaff' || step.startsWith('followUp:');

/** The key by which cases are found that somebody called on a day. */
export const callerKey = (personId: string, day: string) => `${personId}!${day}`;

const callersOf = ({ history }: Case): string[] => [
  ...new Set(history.flatMap((entry) => (entry.by && isCall(entry) ? callerKey(entry.by, beijingDay(entry.at)) : []))),
];

function transferBoxes(transfer: Case['transfer']): string[] {
  if (!transfer) return [];
  const both = [`inbox:${transfer.toUnitId}`, `outbox:${transfer.fromUnitId}`];
  return transfer.state === 'escalated' ? [...both, `escalated:${unitIdOf(transfer.commonPath)}`] : both;
}

/** Every key that a case is found by; each follows from what is decided about it. */
export function caseKeys(one: Case): Omit<CaseRow, keyof Case | 'details'> {
  const { _id: id, orgPath, orgUnitId, stage, subjectKey, anchorOn, settledAt, endedAt } = one;
  const declaredOn = beijingDay(one.declaredAt);
  const ended = isEnded(stage);
  const period = periodOf(one);
  const keyWhen = (applies: boolean, key: () => string) => (applies ? key() : noKey(id));
  return {
    openKey: keyWhen(!ended, () => subjectKey),
    queueKey: queueKeyOf(one),
    rosterKey: keyWhen(period !== null, () => `${orgUnitId}!${RANK[rankOf(one)]}!${anchorOn}!${id}`),
    boxes: boxesOf(one),
    callers: callersOf(one),
    escalateAt: one.transfer?.state === 'pending' ? one.transfer.escalatesAt : null,
    lookAgainAt: lookAgainAt(one),
    declaredKey: `${declaredOn}!${orgPath}!${id}`,
    leftKey: keyWhen(!ended && one.verifiedAt === null, () => `${orgPath}!${declaredOn}!${id}`),
    settledKey: keyWhen(settledAt !== null, () => `${settledPrefix(settledAt!, orgPath)}!${id}`),
    endedKey: keyWhen(endedAt !== null, () => `${beijingDay(endedAt!)}!${orgUnitId}!${id}`),
    ledgerKey: `${orgPath}!${declaredOn}!${id}`,
    ruleVersion: period?.rule.version ?? null,
  };
}
