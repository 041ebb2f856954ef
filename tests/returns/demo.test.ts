import { demoCases } from '../../local/demo/returns';
import { caseOf } from '../../cloudfunctions/returns/records';
import { keys } from '../kit/people';
import { instant } from './cases';

test.each(['2022-12-02T09:00', '2022-12-02T23:50', '2024-02-29T00:10'])(
  'the demo of %s has a journey in each state, each as the rules make it',
  (at) => {
    const cases = demoCases(keys, instant(at)).map(caseOf);

    const stages = new Set(cases.map(({ stage }) => stage));
    expect([...stages].sort()).toEqual([
      'completed',
      'escalated',
      'needsFix',
      'notArrived',
      'observing',
      'toVerify',
      'toVisit',
    ]);
    expect(cases.filter(({ followUp }) => followUp)).toHaveLength(1);
    expect(cases.filter(({ missedOn }) => missedOn)).toHaveLength(1);
    expect(cases.filter(({ transfer }) => transfer)).toHaveLength(2);
    expect(new Set(cases.map(({ subjectKey }) => subjectKey)).size).toBe(cases.length);
  },
);
