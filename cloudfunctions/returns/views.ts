import { beijingDay, beijingInstant } from '../domain/calendar';
import { maskPhone } from '../domain/person';
import type { Case, KeptField } from './case';
import { CONTACT_FIELDS, RETURN_FIELDS } from './contract/fields';
import type { DayReport, Field, FieldName, FieldValue, OwnCase } from './contract/fields';
import type { StaffCase } from './contract/calls';
import { periodOf, purposeOf } from './keys';
import { mayWithdraw } from './moves/end';
import { dayRefusal, isLate, lastDay, periodDays } from './rules/observation';
import { MESSAGE_AFTER } from './rules/queue';

const UNSAID: KeptField = { declared: null, verified: null, by: null, at: null, how: null, objection: null };

/** The five fields of a case, in the order of the script. */
export function fieldsView(one: Case): (Field & { name: FieldName })[] {
  const names = one.kind === 'return' ? RETURN_FIELDS : CONTACT_FIELDS;
  return names.map((name) => {
    const kept = one.particulars.fields[name] ?? UNSAID;
    return { name, ...kept, inForce: kept.verified ?? kept.declared };
  });
}

/** What counts for a field: as verified, else as declared, else `null`. */
export function inForce(one: Case, name: FieldName): FieldValue | null {
  const field = one.particulars.fields[name];
  return field?.verified ?? field?.declared ?? null;
}

/** When somebody says they arrive, or arrived; `null`: not said. */
export function expectedAt(one: Case): number | null {
  const arrival = inForce(one, 'arrival');
  return typeof arrival === 'number' ? arrival : null;
}

/** Every day of a case's period, running or over; empty before one begins. */
export function dayReports(one: Case, now: number): DayReport[] {
  const { anchorOn, illOn, rule, journal } = one;
  if (anchorOn === null || rule === null) return [];
  const today = beijingDay(now);
  const running = periodOf(one);
  return periodDays({ anchorOn, illOn }, rule).map((day, i) => {
    const entry = journal[day];
    const { temperatureC, symptoms, unchanged, by } = entry ?? NOT_REPORTED;
    const mayReport = running !== null && dayRefusal(running, running.rule, day, now) === null;
    const state = stateOf(day, entry, today);
    return { day, dayNumber: i + 1, state, temperatureC, symptoms, unchanged, by, mayReport };
  });
}

const NOT_REPORTED = { temperatureC: null, symptoms: [], unchanged: false, by: null };

function stateOf(day: string, entry: { late: boolean } | undefined, today: string): DayReport['state'] {
  if (entry) return entry.late ? 'lateDone' : 'done';
  if (day === today) return 'open';
  return day < today ? 'missed' : 'ahead';
}

/** A case as the person who filed it sees it. */
export function ownCase(one: Case, now: number): OwnCase {
  const { _id: id, kind, stage, particulars, orgUnitId, orgName, transfer, version } = one;
  return {
    id,
    kind,
    stage,
    name: particulars.name,
    relation: particulars.relation,
    holderId: orgUnitId,
    heldBy: orgName,
    pendingWith: transfer?.toName ?? null,
    expectedAt: expectedAt(one),
    ...countOf(one, now),
    mayWithdraw: mayWithdraw(one),
    missingPart: particulars.missingPart,
    fields: fieldsView(one),
    trip: particulars.trip,
    outbound: particulars.outbound,
    version,
  };
}

/** How the days of a case are counted, once they are. */
function countOf(one: Case, now: number) {
  const { stage, anchorOn, illOn, rule } = one;
  if (anchorOn === null || rule === null) {
    return { arrivedOn: null, lastDay: null, ...NOTHING_TODAY, hasCertificate: false };
  }
  return {
    arrivedOn: anchorOn,
    lastDay: lastDay({ anchorOn, illOn }, rule),
    ...todayOf(one, now),
    hasCertificate: stage === 'completed',
  };
}

const NOTHING_TODAY = { todayNumber: null, reportedToday: false, reportBy: null };

/** What today asks of somebody under observation, also on the days that illness added. */
function todayOf(one: Case, now: number) {
  const period = periodOf(one);
  const today = beijingDay(now);
  const index = period ? periodDays(period, period.rule).indexOf(today) : -1;
  if (!period || index < 0) return NOTHING_TODAY;
  return {
    todayNumber: index + 1,
    reportedToday: one.journal[today] !== undefined,
    reportBy: beijingInstant(today, period.rule.reportByMinute),
  };
}

/** A case as staff see it: the number masked, the lease only when it is the caller's. */
export function staffCase(one: Case, { personId, now }: { personId: string | null; now: number }): StaffCase {
  const { _id: id, kind, stage, particulars, dueAt, triedAt, fence, leaseUntil } = one;
  const held = one.leaseHolder === personId && leaseUntil > now;
  return {
    id,
    kind,
    stage,
    name: particulars.name,
    maskedPhone: maskPhone(particulars.phone),
    purpose: purposeOf(one) ?? 'verify',
    dueAt,
    attempts: triedAt.length,
    leaveMessage: triedAt.length >= MESSAGE_AFTER,
    lease: held ? { fence, until: leaseUntil } : null,
    fields: fieldsView(one),
    missingPart: particulars.missingPart as StaffCase['missingPart'],
    trip: particulars.trip,
    plannedReturnOn: particulars.outbound?.plannedReturnOn ?? null,
    oralConsent: particulars.consent === 'oral',
    noteForNext: particulars.noteForNext,
    previous: particulars.previous,
    history: one.history.map(({ at, step, by, note }) => ({ at, step, by, note })).reverse(),
    transferPending: one.transfer !== null,
  };
}

/** How today stands for somebody under observation; `null` when they are not. */
export function standingOf(one: Case, now: number): 'followUp' | 'missed' | 'open' | 'done' | null {
  const period = periodOf(one);
  if (!period) return null;
  const today = beijingDay(now);
  if (one.followUp) return 'followUp';
  if (one.journal[today]) return 'done';
  return one.missedOn !== null || isLate(period.rule, today, now) ? 'missed' : 'open';
}
