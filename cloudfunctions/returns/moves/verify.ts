import { beijingDay } from '../../domain/calendar';
import { Failure } from '../../kit/failure';
import type { Case, KeptField } from '../case';
import { badField, stageAfter } from '../change';
import type { ContactAnswers, FieldName, Health, ReturnAnswers, WAYS } from '../contract/fields';
import type { StoredRule } from '../campaign';
import type * as z from 'zod';
import { happened } from '../plausible';
import { ruleOn } from '../rules/observation';
import { completedIfDue } from './end';
import { followUpFor, sameHealth, verifiedHealth } from './report';

/** The five answers as somebody gave them, to whom, when and how. */
export interface Verification {
  answers: z.infer<typeof ReturnAnswers> | z.infer<typeof ContactAnswers>;
  by: string | null;
  at: number;
  how: (typeof WAYS)[number];
}

const isReturn = (answers: Verification['answers']): answers is z.infer<typeof ReturnAnswers> => 'arrival' in answers;

/**
 * The five fields with what was verified beside what was declared.
 *
 * @param path of the answers in the input, to mark a field
 * @throws Failure INVALID_INPUT when the answers are of another kind of case, or tell of what is yet to
 *   come, or of another year
 */
export function verifiedFields(one: Case, { answers, by, at, how }: Verification, path: string) {
  if (isReturn(answers) !== (one.kind === 'return')) throw badField(path, 'format');
  const [name, instant] = isReturn(answers)
    ? (['arrival', answers.arrival] as const)
    : (['exposure', answers.exposure] as const);
  const departsAt = one.particulars.trip?.departsAt ?? 0;
  const isTrue = happened(instant, { toldAt: one.declaredAt, by: at }) && (name !== 'arrival' || instant > departsAt);
  if (!isTrue) throw badField(`${path}.${name}`, 'range');

  const fields = Object.entries(answers).map(([field, verified]) => {
    const declared = one.particulars.fields[field as FieldName]?.declared ?? null;
    return [field, { declared, verified, by, at, how, objection: null } satisfies KeptField];
  });
  return Object.fromEntries(fields) as Case['particulars']['fields'];
}

/**
 * The case verified: somebody who returned is under observation, from the verified arrival and by the rule in force;
 * a contact waits for a second person's check. A period that is over already ends at once.
 *
 * @throws Failure as `verifiedFields`, and NO_CAMPAIGN when no rule has begun
 */
export function verified(one: Case, verification: Verification, rules: readonly StoredRule[]): Case {
  const { answers, by, at } = verification;
  const fields = verifiedFields(one, verification, 'outcome.answers');
  const settled = { triedAt: [], settledAt: at, verifiedAt: at, verifiedBy: by, leaseHolder: null, leaseUntil: 0 };
  const particulars = { ...one.particulars, fields, missingPart: null, noteForNext: null };
  const stage = stageAfter(one, isReturn(answers) ? 'verify' : 'verifyContact');
  const checked: Case = { ...one, ...settled, stage, particulars };
  if (!isReturn(answers)) return checked;

  const rule = ruleOn(rules, beijingDay(at));
  if (!rule) throw new Failure('NO_CAMPAIGN');
  const counted = { ...checked, rule, anchorOn: beijingDay(answers.arrival) };
  const watched = { ...counted, ...illness(counted, answers.health, at), callableAt: at };
  return completedIfDue(watched, at) ?? watched;
}

/** What health told on a day does to a case: a follow-up that is open stays the one to close. */
function illness(one: Case, health: Health, at: number): Pick<Case, 'followUp' | 'illOn'> {
  const asked = followUpFor(one, beijingDay(at), health, at);
  return { followUp: one.followUp ?? asked, illOn: asked ? beijingDay(at) : one.illOn };
}

/**
 * A verified case with some answers corrected; the originals stay. Another arrival is counted from anew, unless an
 * exposure began the count since; other health than before is looked at as a report is.
 */
export function corrected(one: Case, verification: Verification): Case {
  if (one.verifiedAt === null) throw new Failure('NOT_AT_THIS_STAGE', { stage: one.stage });
  const fields = verifiedFields(one, verification, 'answers');
  const { answers, at } = verification;
  const ill = sameHealth(verifiedHealth(one), answers.health) ? one : { ...one, ...illness(one, answers.health, at) };
  return {
    ...ill,
    particulars: { ...one.particulars, fields },
    ...(ill.followUp !== one.followUp && { callableAt: at, triedAt: [] }),
    ...(isReturn(answers) && countsFromArrival(one) && { anchorOn: beijingDay(answers.arrival) }),
  };
}

function countsFromArrival({ anchorOn, exposedOn, particulars }: Case): boolean {
  const { verified: arrival } = particulars.fields.arrival ?? {};
  return exposedOn === null && typeof arrival === 'number' && anchorOn === beijingDay(arrival);
}
