import type { Role } from '../../cloudfunctions/kit/access';
import type { PlacesApi } from '../../cloudfunctions/places/contract';
import { answered, phoneOf, settled } from '../warmth/phone-of';

const HERE = { id: 'u1', name: '平谷区总工会' };
const CITY = { id: 'bj', name: '北京市总工会' };
const ELSEWHERE = { id: 'u2', name: '阳坊镇总工会' };
const AT = Date.parse('2022-12-02T10:00:00+08:00');

const phone = phoneOf();
afterAll(() => phone.remove());

/** Opens a page about a unit as somebody who is one thing there, and another elsewhere. */
const open = (page: string, role: Role, elsewhere: Role) =>
  openAs(page, [
    { role, orgUnit: HERE },
    { role: elsewhere, orgUnit: ELSEWHERE },
  ]);

async function openAs(page: string, roles: { role: Role; orgUnit: typeof HERE }[]) {
  phone.answers.readMe = () => answered({ me: null, roles, consentVersion: '' });
  const drawn = phone.open(`packages/returns/pages/${page}/${page}`, HERE);
  if (page !== 'ledger') drawn.call('onShow');
  await settled();
  return drawn.text();
}
const transfer = {
  id: 't1',
  kind: 'across',
  from: ELSEWHERE,
  to: HERE,
  reason: '住这里',
  sentAt: AT,
  escalatesAt: AT,
  state: 'pending',
} as const;
const waiting = {
  id: 'c1',
  kind: 'return',
  stage: 'toVerify',
  name: '周师傅',
  owner: '阳坊镇总工会',
  dueAt: AT,
} as const;
const rule = { version: 1, from: '2020-01-01', lengthDays: 14, firstDay: 'arrival', reportByMinute: 1200 } as const;
const rules = [
  { ...rule, lateDays: 2, feverAtC: 37.3, symptoms: [], clearDays: 0, restartsOnExposure: true, basis: '京疫防发' },
];

const CAMPAIGN = { name: '返京', documentNumber: '', endsOn: null };

beforeEach(() => {
  const queue = { openCount: 1, waiting: [], settledCount: 0, emptyAt: null, deadlineAt: AT, quietUntil: null };
  phone.answers = {
    readOrgUnit: () => answered({ unit: {}, ancestors: [CITY] } as unknown as PlacesApi['readOrgUnit']['output']),
    readQueue: () => answered(queue),
    listLoans: () => answered({ loans: [] }),
    listBox: () => answered({ cases: [{ ...waiting, transfer }], more: false }),
    listLedger: () => answered({ lines: [], next: null }),
    readRules: () => answered({ campaign: CAMPAIGN, rules, mayAdd: true }),
  };
});

test.each([
  ['queue', '打下一个', 'caseWorker', 'secretary'],
  ['queue', '我打过的', 'caseWorker', 'secretary'],
  ['handovers', '接过来', 'caseWorker', 'secretary'],
  ['ledger', '导出表格', 'unitAdmin', 'caseWorker'],
] as const)(
  '%s offers %s to a %s of the unit, and not to a %s who is that elsewhere',
  async (page, word, may, mayNot) => {
    expect(await open(page, may, mayNot)).toContain(word);
    expect(await open(page, mayNot, may)).not.toContain(word);
  },
);

test('加一版规则 is offered to whom the server lets add one, whatever their duty is called', async () => {
  expect(await open('rules', 'unitAdmin', 'secretary')).toContain('加一版规则');

  phone.answers.readRules = () => answered({ campaign: CAMPAIGN, rules, mayAdd: false });
  expect(await open('rules', 'unitAdmin', 'secretary')).not.toContain('加一版规则');
});

test('a duty reaches down to the units below', async () => {
  expect(await openAs('queue', [{ role: 'caseWorker', orgUnit: CITY }])).toContain('打下一个');
  expect(await openAs('queue', [{ role: 'secretary', orgUnit: CITY }])).not.toContain('打下一个');
});

test.each(['queue', 'handovers'])('%s gives no figure for a list that goes on beyond what was read', async (page) => {
  const before = await open(page, 'caseWorker', 'secretary');
  phone.answers.listBox = () => answered({ cases: [{ ...waiting, transfer }], more: true });

  expect(before).not.toContain('1+');
  expect(await open(page, 'caseWorker', 'secretary')).toContain('1+');
});

test('hand-overs that go on beyond what is shown say so', async () => {
  const before = await open('handovers', 'caseWorker', 'secretary');
  phone.answers.listBox = () => answered({ cases: [{ ...waiting, transfer }], more: true });

  expect(before).not.toContain('只列了');
  expect(await open('handovers', 'caseWorker', 'secretary')).toContain('只列了 1 件');
});

test.each([
  ['远', '联系不上：远'],
  ['', '联系不上'],
])('a case ends with the reason that was chosen, and what was said of it: %j', async (words, reason) => {
  phone.answers.endCase = () => answered({ stage: 'lost' });
  const drawn = phone.open('packages/returns/pages/case/case', { case: 'c1', ...HERE });

  drawn.call('onEnd', { detail: { reason: 'lost', words } });
  await settled();

  expect(phone.inputs[0]).toEqual({ caseId: 'c1', as: 'lost', reason });
});

test('a list that goes on beyond what is shown says so', async () => {
  const before = await open('box', 'caseWorker', 'secretary');
  phone.answers.listBox = () => answered({ cases: [{ ...waiting, transfer: null }], more: true });

  expect(before).not.toContain('只列了');
  expect(await open('box', 'caseWorker', 'secretary')).toContain('只列了最急的 1 人');
});
