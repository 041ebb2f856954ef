import { newCase } from '../../cloudfunctions/returns/case';
import type { Case } from '../../cloudfunctions/returns/case';
import { declaredFields } from '../../cloudfunctions/returns/moves/declare';
import { caseRow } from '../../cloudfunctions/returns/records';
import { sealedRow } from '../../local/demo/sealed-row';
import { keys } from '../kit/people';
import { anAnswer, instant, RULE } from './cases';

/** Rows of others, as many as asked for: half waiting to be verified, half under observation, in several units. */
export function* others(count: number): Generator<object> {
  for (let i = 0; i < count; i += 1) yield sealedRow('returnCases', caseRow(anOther(i)), keys);
}

/** One of them. */
export function anOther(i: number): Case {
  const unit = ['bda', 'd114', 'yangfang', `x${i % 50}`][i % 4]!;
  const orgPath = `bj/${unit}/`;
  const declaredAt = instant('2022-12-01T09:00') + i;
  const one = newCase({
    _id: `other-${i}`,
    kind: 'return',
    campaignId: 'return',
    keepDays: 30,
    filedBy: `p${i}`,
    subjectKey: `subject-${i}`,
    offeredTo: null,
    declaredAt,
    stage: 'toVerify',
    orgUnitId: unit,
    orgPath,
    orgName: unit,
    dueAt: instant('2022-12-03T00:00'),
    callableAt: declaredAt,
    particulars: {
      name: '周宁',
      phone: '15400009999',
      relation: null,
      consent: 'own',
      trip: null,
      outbound: null,
      fields: declaredFields(anAnswer()),
      noteForNext: null,
      missingPart: null,
      previous: null,
    },
  });
  const observed = { stage: 'observing', anchorOn: '2022-12-01', rule: RULE, verifiedAt: declaredAt } as const;
  return i % 2 === 0 ? one : { ...one, ...observed };
}
