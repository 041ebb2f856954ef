import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { answered, phoneOf, settled } from '../warmth/phone-of';
import { minesOf, ownCaseOf } from './own-case';

const PAGE = 'packages/returns/pages/declare/declare';
const trip = {
  from: { code: '130100', name: '河北省石家庄市' },
  departsAt: 0,
  transport: 'train' as const,
  number: 'G502',
};
const own = ownCaseOf({ stage: 'observing', trip });
const mother = ownCaseOf({ id: 'mother', stage: 'toVerify', name: '马奶奶', relation: 'parent', trip });
const me = { name: '马建国', orgUnit: { id: 'bda', name: '荣华街道总工会' } };

const phone = phoneOf();
afterAll(() => phone.remove());

const travels = (name: string) => ({ detail: { value: { name, relation: 'parent', agreed: true } } });
const FIELD = { currentTarget: { dataset: { field: 'traveller' } } };

test('whoever declares without naming a journey is told which open one it changes, by who travels', async () => {
  phone.answers = {
    readMe: () => answered({ me, roles: [] } as unknown as PeopleApi['readMe']['output']),
    readMyCases: () => answered(minesOf(own, mother)),
  };
  const page = phone.open(PAGE, {});
  await settled();
  const forOneself = page.text();

  page.call('onTraveller', { ...FIELD, ...travels('马小麦') });
  const forAnother = page.text();
  page.call('onTraveller', { ...FIELD, ...travels('马奶奶') });

  expect(forOneself).toContain('您还在观察期里');
  expect(forAnother).toContain('路上也能填');
  expect(page.text()).toContain('马奶奶登记过一趟，还没核实');
});

test.each([
  ['ended', ownCaseOf({ stage: 'completed', trip })],
  ['is that of a contact', ownCaseOf({ stage: 'toVerify', kind: 'closeContact' })],
  ['waits for the return', ownCaseOf({ stage: 'away' })],
])('where the case before %s nothing is warned of', async (_name, before) => {
  phone.answers.readMyCases = () => answered(minesOf(before));

  const page = phone.open(PAGE, {});
  await settled();

  expect(page.text()).toContain('路上也能填');
});
