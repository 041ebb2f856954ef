import type { StaffCase } from '../../cloudfunctions/returns/contract/calls';
import type { FieldName, FieldValue } from '../../cloudfunctions/returns/contract/fields';
import { answered, phoneOf, refused, settled } from '../warmth/phone-of';

const PAGES = 'packages/returns/pages';
const AT = Date.parse('2022-12-02T16:20:00+08:00');
const OLD = '平谷区林荫北街 13 号院 2 号楼 302';
const NEW = '平谷区建设西街 7 号院 1 号楼 101';
const healthy = { temperatureC: 36.5, symptoms: [] };

const field = (name: FieldName, declared: FieldValue, verified: FieldValue | null = null) => {
  const by = { by: null, at: null, how: null, objection: null };
  return { name, declared, verified, inForce: verified ?? declared, ...by };
};
/** Somebody whose address was declared, and perhaps verified, as given. */
const caseOf = (address: string, verified: string | null = null): StaffCase => ({
  id: 'c1',
  kind: 'return',
  stage: 'toVerify',
  name: '周师傅',
  maskedPhone: '154****0021',
  purpose: 'verify',
  dueAt: AT,
  attempts: 0,
  leaveMessage: false,
  lease: { fence: 3, until: Date.now() + 900_000 },
  fields: [
    field('arrival', AT),
    field('employer', '顺达快递'),
    field('address', address, verified),
    field('health', healthy),
    field('stay', 'alone'),
  ],
  missingPart: null,
  trip: null,
  plannedReturnOn: null,
  oralConsent: false,
  noteForNext: null,
  previous: null,
  history: [],
  transferPending: false,
});
const opened = (one: StaffCase) =>
  answered({ case: one, days: [], feverAtC: 37.3, owner: { id: 'u1', name: '平谷区总工会' }, mayEdit: true });

const readMe = () =>
  answered({
    me: null,
    roles: [{ role: 'caseWorker' as const, orgUnit: { id: 'u1', name: '平谷区总工会' } }],
    consentVersion: '',
  });

const phone = phoneOf();
afterEach(() => void (phone.storage = {}));
afterAll(() => phone.remove());

const open = async (page: string, query: object = { id: 'u1', name: '', case: 'c1' }) => {
  const drawn = phone.open(`${PAGES}/${page}/${page}`, query);
  await settled();
  return drawn;
};
const event = (detail: object) => ({ detail });
const sent = (action: string) => phone.inputs.filter((_, i) => phone.asked[i] === action);

test('what was written and asked on a call gives way to what the person changed since', async () => {
  phone.answers = { takeCase: () => answered({ case: caseOf(OLD) }), recordOutcome: () => 'offline' };
  const before = await open('call');
  for (const name of ['arrival', 'employer', 'address', 'health', 'stay'])
    before.call('onSettleField', event({ name }));
  before.call('onAnswer', event({ name: 'address', value: `${OLD} 室` }));
  before.call('onAnswer', event({ name: 'employer', value: '顺达物流' }));
  before.call('onNote', event({ value: '请晚上打' }));
  phone.answers.takeCase = () => answered({ case: caseOf(NEW) });

  const page = await open('call');
  const shown = page.text();
  page.call('onVerified');
  await settled();

  expect(shown).toContain(NEW);
  expect(shown).not.toContain(OLD);
  expect(shown).toContain('顺达物流');
  expect(page.text()).toContain('还没有问');
  expect(sent('recordOutcome')).toHaveLength(0);
});

test('what was written of somebody who is given back does not stay on the phone', async () => {
  phone.answers = { takeCase: () => answered({ case: caseOf(OLD) }), releaseCase: () => answered({}) };
  const page = await open('call');
  page.call('onNote', event({ value: '请晚上打' }));
  const kept = Object.keys(phone.storage);

  page.call('onRelease');
  await settled();

  expect(kept).toEqual(['draft:call-c1']);
  expect(phone.storage).toEqual({});
});

test('a correction that was begun leaves alone what a colleague corrected since', async () => {
  phone.answers = { openCase: () => opened(caseOf(OLD, OLD)), correctFields: () => answered({ case: caseOf(NEW) }) };
  const before = await open('correct');
  before.call('onReason', event({ value: '本人说门牌写错了' }));
  before.call('onAnswer', event({ name: 'address', value: `${OLD} 室` }));
  phone.answers.openCase = () => opened(caseOf(OLD, NEW));

  const page = await open('correct');
  page.call('onConsent', event({ on: true }));
  page.call('onSend');
  await settled();

  expect(sent('correctFields')).toMatchObject([{ answers: { address: NEW }, reason: '本人说门牌写错了' }]);
});

test('only who hears that a colleague has the person is told so, however often they ask for more time', async () => {
  const over = { ...caseOf(OLD), lease: { fence: 3, until: Date.now() - 60_000 } };
  phone.answers = { takeCase: () => answered({ case: over }) };
  const page = await open('call');
  phone.answers.takeCase = () => 'offline';
  page.call('onKeep');
  page.call('onKeep');
  await settled();
  const offline = page.text();
  phone.answers.takeCase = () => refused('CASE_HELD');
  page.call('onKeep');
  await settled();
  const held = page.text();
  phone.answers.takeCase = () => answered({ case: caseOf(OLD) });
  page.call('onKeep');
  await settled();

  expect(offline).toContain('网络不通');
  expect(offline).not.toContain('别的同事在打给 TA 了');
  expect(held).toContain('别的同事在打给 TA 了');
  expect(page.text()).not.toContain('别的同事');
  expect(page.text()).toContain('给您留');
});

test.each(['case', 'follow-up'])('a number that does not come is not passed over in silence on %s', async (name) => {
  const missed = { ...caseOf(OLD), stage: 'observing', purpose: 'missed' } as const;
  phone.answers = { readMe, openCase: () => opened(missed), revealPhone: () => 'offline' };
  const page = await open(name, name === 'case' ? { id: 'u1', case: 'c1' } : { id: 'c1', unit: 'u1' });
  if (name === 'case') page.call('onShow');
  await settled();

  page.call('onDial');
  await settled();

  expect(page.text()).toContain('网络不通');
});

test('an unanswered call whose record was lost on the way is recorded once, however often it is tapped', async () => {
  const missed = { ...caseOf(OLD), stage: 'observing', purpose: 'missed' } as const;
  const taken = (fence: number) => answered({ case: { ...missed, lease: { fence, until: Date.now() + 900_000 } } });
  phone.answers = {
    readMe,
    openCase: () => opened({ ...missed, lease: null }),
    takeCase: () => taken(phone.asked.length),
    recordOutcome: () => 'offline',
  };
  const page = await open('follow-up', { id: 'c1', unit: 'u1' });
  for (let tap = 0; tap < 2; tap += 1) {
    page.call('onSetbackSettle', event({ outcome: { kind: 'noAnswer' }, note: '' }));
    await settled();
  }

  const [first, again] = sent('recordOutcome');
  const names = phone.requestIds.filter((_, i) => phone.asked[i] === 'recordOutcome');
  expect(again).toEqual(first);
  expect(names[1]).toBe(names[0]);
});

test.each([
  ['callBack', { kind: 'callBack', at: AT }, 'outcome.at', 'range', '请选还没到的时间'],
  ['notArrived', { kind: 'notArrived', expectedAt: AT }, 'outcome.expectedAt', 'range', '预计到京的时间应在以后'],
  ['wrongArea', { kind: 'wrongArea', toUnitId: 'u1', reason: '住阳坊' }, 'outcome.toUnitId', 'range', '要转给另一个'],
] as const)('the sheet says beside the field why %s was refused', async (kind, outcome, path, problem, why) => {
  phone.answers = {
    takeCase: () => answered({ case: caseOf(OLD) }),
    recordOutcome: () => refused('INVALID_INPUT', { path, problem }),
  };
  const page = await open('call');
  page.call('onSetback', { currentTarget: { dataset: { kind } } });
  page.call('onSetbackSettle', event({ outcome, note: '' }));
  await settled();

  expect(page.text()).toContain(why);
});
