import type { Access, Role } from '../../cloudfunctions/kit/access';
import { actions } from '../../cloudfunctions/returns';
import { actsOf } from '../../miniprogram/packages/returns/pages/case/acts';
import { mayAs, RETURNS_ACTS } from '../../miniprogram/services/may';
import type { ReturnsAct } from '../../miniprogram/services/may';
import { returnsDutyToday } from '../../miniprogram/services/today/returns';

const access = Object.entries<{ access: Access }>(actions);

test.each(access.filter(([name]) => name in RETURNS_ACTS))('%s is offered to whom it is allowed', (name, action) => {
  expect([...RETURNS_ACTS[name as ReturnsAct]].sort()).toEqual(Object.keys(action.access).sort());
});

const words = (role: Role, stage: Parameters<typeof actsOf>[0]['stage']) =>
  actsOf({ stage, isPending: false, may: mayAs([role]) }).map(({ word }) => word);

test.each([
  ['caseWorker', 'toVerify', ['打电话核实', '转给别的单位', '结束这一件']],
  ['caseWorker', 'toCheck', ['转给别的单位', '结束这一件']],
  ['caseWorker', 'observing', ['每天的情况', '和本人核对，更正', '又有接触', '转给别的单位', '结束这一件']],
  ['caseWorker', 'lost', []],
  ['secretary', 'toVerify', []],
  ['secretary', 'observing', ['每天的情况']],
  ['unitAdmin', 'toVerify', ['结束这一件']],
  ['auditor', 'toVerify', []],
] as const)('%s may go on from a case %s: %j', (role, stage, offered) => {
  expect(words(role, stage)).toEqual(offered);
});

test.each([
  ['caseWorker', '去打电话', '接或退都要说一声'],
  ['secretary', '看一看', '等核实员接或退'],
] as const)('the day of a %s says what they can do about it: %s', async (role, act, note) => {
  const now = Date.parse('2022-12-02T10:00:00+08:00');
  const named = (id: string) => ({ id, name: id });
  const transfer = { id: 't1', kind: 'across', from: named('昌平'), to: named('平谷'), reason: '', state: 'pending' };
  const answers: Record<string, object> = {
    readQueue: { openCount: 2, waiting: [], settledCount: 0, emptyAt: null, deadlineAt: now, quietUntil: null },
    listBox: { cases: [{ id: 'c1', name: '周师傅', owner: '昌平', transfer }], more: false },
    listRoster: { people: [], next: null },
  };
  const callFunction = async ({ data: { action } }: { data: { action: string } }) => ({
    result: { ok: true, data: answers[action] },
  });
  Object.assign(globalThis, { wx: { cloud: { callFunction } } });

  const [calls, handovers] = await returnsDutyToday({ me: null, duty: { role, orgUnit: named('u1') }, now });

  expect(calls?.act?.word).toBe(act);
  expect(handovers?.note).toContain(note);
});
