import fc from 'fast-check';
import { Failure } from '../../cloudfunctions/kit/failure';
import type { Case } from '../../cloudfunctions/returns/case';
import type { Outcome } from '../../cloudfunctions/returns/contract/calls';
import { caseKeys, purposeOf } from '../../cloudfunctions/returns/keys';
import { declaredAnew, declaredFields } from '../../cloudfunctions/returns/moves/declare';
import { completedIfDue, ended } from '../../cloudfunctions/returns/moves/end';
import { afterOutcome } from '../../cloudfunctions/returns/moves/outcome';
import { rejudged } from '../../cloudfunctions/returns/moves/rejudge';
import { missed, reported } from '../../cloudfunctions/returns/moves/report';
import { accepted, backWithSender, escalated, sent } from '../../cloudfunctions/returns/moves/transfer';
import { isEnded } from '../../cloudfunctions/returns/rules/stages';
import { beijingDay } from '../../cloudfunctions/domain/calendar';
import { district, town, zone } from '../kit/people';
import { anAnswer, instant, RULE } from './cases';
import { anOther } from './others';

const HOUR_MS = 3_600_000;
const START = instant('2022-12-02T09:00');
const UNITS = [zone, district, town];
const judging = (now: number, i: number) => ({
  by: 'p',
  request: `r${i}`,
  how: 'phone' as const,
  now,
  rules: [RULE],
  toUnit: UNITS[i % 3]!,
});

type Move = (one: Case, now: number, i: number) => Case | null;
const outcome =
  (make: (now: number) => Outcome): Move =>
  (one, now, i) =>
    afterOutcome(one, make(now), judging(now, i));

/** Everything that can happen to a case, by a person or by a timer. */
const MOVES: Record<string, Move> = {
  declare: (one, now) =>
    declaredAnew(one, { at: one, said: { trip: null, fields: declaredFields(anAnswer()) }, arrival: now }, now),
  verify: outcome((now) => ({ kind: 'verified', answers: anAnswer({ arrival: now - HOUR_MS }), consented: true })),
  wrongArea: outcome(() => ({ kind: 'wrongArea', toUnitId: 'x', reason: '不在本区' })),
  unclear: outcome(() => ({ kind: 'addressUnclear', missing: 'room' })),
  notArrived: outcome((now) => ({ kind: 'notArrived', expectedAt: now + 26 * HOUR_MS })),
  noAnswer: outcome(() => ({ kind: 'noAnswer' })),
  refused: outcome(() => ({ kind: 'refused', reason: '不愿意' })),
  badNumber: outcome(() => ({ kind: 'badNumber' })),
  report: (one, now, i) =>
    reported(
      one,
      {
        day: beijingDay(now),
        said: { kind: 'health', health: { temperatureC: i % 3 === 0 ? 38 : 36.5, symptoms: [] } },
        by: 'self',
        byPersonId: 'p',
        request: `r${i}`,
      },
      now,
    ),
  miss: missed,
  complete: completedIfDue,
  rejudge: (one, now) => rejudged(one, { ...RULE, version: 2, lengthDays: 7 }, now),
  send: (one, now, i) => sent(one, { to: UNITS[i % 3]!, reason: '住在那里', by: 'p', request: `t${i}` }, now),
  accept: (one) => one.transfer && accepted(one, one.transfer),
  giveBack: (one) => one.transfer && backWithSender(one),
  escalate: (one) => one.transfer && escalated(one, one.transfer),
};
const NAMES = Object.keys(MOVES);

/** The case after a move, or as it was where the move is refused. */
function tried(one: Case, name: string, now: number, i: number): Case {
  try {
    return MOVES[name]!(one, now, i) ?? one;
  } catch (error) {
    if (error instanceof Failure) return one;
    throw error;
  }
}

const histories = fc.array(fc.record({ name: fc.constantFrom(...NAMES), hours: fc.integer({ min: 0, max: 60 }) }), {
  maxLength: 40,
});
const afterHistory = (history: readonly { name: string; hours: number }[]) => {
  let now = START;
  const one = history.reduce((at, { name, hours }, i) => tried(at, name, (now += hours * HOUR_MS), i), anOther(0));
  return { one, now };
};

test('after an end no reminder, task, call or check-in can appear, whatever came before and whatever is tried', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom('cancelled', 'lost', 'movedOut'), histories, (before, end, after) => {
      const { one, now } = afterHistory(before);
      const over = isEnded(one.stage) ? one : ended(one, end, now);
      const keys = caseKeys(over);

      expect(purposeOf(over)).toBeNull();
      expect([keys.openKey, keys.queueKey, keys.rosterKey, keys.leftKey]).toEqual(Array(4).fill(`~${over._id}`));
      expect([keys.lookAgainAt, keys.escalateAt, keys.ruleVersion]).toEqual([null, null, null]);
      expect(keys.boxes.filter((box) => !box.startsWith('lookOn:'))).toEqual([]);
      expect([over.followUp, over.transfer, over.missedOn, over.leaseHolder]).toEqual([null, null, null, null]);

      const later = after.reduce((at, { name, hours }, i) => tried(at, name, now + hours * HOUR_MS, i), over);
      expect(later).toEqual(over);
    }),
    { numRuns: 500 },
  );
});

test('whatever happens, a case is held by exactly one unit and waits on at least one list', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { one } = afterHistory(history);
      const { queueKey, rosterKey, boxes, endedKey } = caseKeys(one);
      const lists = [queueKey, rosterKey, endedKey].filter((key) => !key.startsWith('~'));

      expect([zone.path, district.path, town.path]).toContain(one.orgPath);
      expect(one.orgPath.endsWith(`${one.orgUnitId}/`)).toBe(true);
      expect(lists.length + boxes.filter((box) => !box.startsWith('lookOn:')).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
