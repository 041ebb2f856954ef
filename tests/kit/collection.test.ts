import * as z from 'zod';
import { Collection } from '../../cloudfunctions/kit/collection';
import { hasAll, oneOf, startsWith } from '../../cloudfunctions/kit/criteria';
import { Person } from '../../cloudfunctions/people/store';
import { OrgUnit } from '../../cloudfunctions/places/store';
import { aPerson, courier, factory, keys, rider, units, zone } from './people';
import { startTestCloud } from './test-cloud';
import type { TestCloud } from './test-cloud';

let cloud: TestCloud;
const persons = new Collection('persons', Person, () => keys);
const orgUnits = new Collection('orgUnits', OrgUnit, () => keys);
const below = (path: string) => ({ index: 'byRoster', where: { rosterKey: startsWith(path) }, limit: 10 });

beforeEach(async () => {
  cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  await cloud.seed({
    orgUnits: units,
    persons: [aPerson(courier), aPerson(rider, { orgUnitId: factory._id, orgPath: factory.path })],
  });
});
afterEach(() => cloud.stop());

test('a sealed field is closed at rest and open to its store', async () => {
  const [row] = cloud.rows('persons');

  const person = await persons.find(String(row!['_id']));

  expect(row!['phone']).toMatch(/^t1\.[\w-]+$/);
  expect(person?.phone).toBe(courier.phone);
});

test('a sealed value moved to another row does not open', async () => {
  const [first, second] = cloud.rows('persons');
  cloud.documents.updateRaw('persons', String(first!['_id']), { phone: second!['phone'] });

  await expect(persons.find(String(first!['_id']))).rejects.toThrow();
});

test('a list is never wider than the reach', async () => {
  const all = await persons.list({ reach: { extent: 'all' }, ...below('bj/') });
  const unit = await persons.list({ reach: { extent: 'unit', paths: [factory.path] }, ...below('bj/') });
  const two = await persons.list({ reach: { extent: 'unit', paths: [factory.path, zone.path] }, ...below('bj/') });
  const own = await persons.list({ reach: { extent: 'own', personId: all[0]!._id }, ...below('bj/') });
  const nobody = await persons.list({ reach: { extent: 'own', personId: null }, ...below('bj/') });

  expect([all, unit, two, own, nobody].map((rows) => rows.length)).toEqual([2, 1, 2, 1, 0]);
});

test('people are not listed in public', async () => {
  await expect(persons.list({ reach: 'public', ...below('bj/') })).rejects.toThrow("nobody's to list in public");
});

test('an undefined value in a filter throws instead of widening the query', async () => {
  const where = { parentId: 'bj', kind: undefined } as never;

  await expect(orgUnits.list({ reach: 'public', index: 'byParent', where, limit: 5 })).rejects.toThrow(TypeError);
});

test('an operator in a value is compared, not obeyed', async () => {
  const where = { parentId: { $ne: null } } as never;

  await expect(orgUnits.list({ reach: 'public', index: 'byParent', where, limit: 5 })).rejects.toThrow(TypeError);
});

test('a query that its index does not serve is refused', async () => {
  const list = orgUnits.list({ reach: 'public', index: 'byParent', where: { name: '阳坊镇总工会' }, limit: 5 });

  await expect(list).rejects.toThrow('orgUnits.byParent does not serve this query');
  await expect(persons.findBy('nothing', {})).rejects.toThrow('does not serve this query');
  await expect(orgUnits.findBy('byTerm', { terms: hasAll(['阳坊']) })).rejects.toThrow('is not unique');
  await expect(orgUnits.among('name', ['阳坊镇总工会'])).rejects.toThrow('No index of orgUnits begins with name');
});

test('a row that is not as its schema says is a defect, not an answer', async () => {
  cloud.documents.updateRaw('orgUnits', 'bj', { order: 'first' });

  await expect(orgUnits.find('bj')).rejects.toBeInstanceOf(z.ZodError);
});

test('a row that exists already is answered, in whichever shape the database says so', async () => {
  const row = (await orgUnits.find('bj'))!;

  expect(await orgUnits.insert(row)).toBe(false);
  expect(await orgUnits.update({ _id: 'bj', kind: 'town' }, { set: { order: 5 } })).toBe(false);
  expect(await orgUnits.update({ _id: 'bj', kind: oneOf(['city']) }, { increment: { order: 5 } })).toBe(true);
  expect((await orgUnits.find('bj'))?.order).toBe(5);
});

test('the first row of an index is changed and answered, and no second one', async () => {
  const all = { extent: 'all' } as const;
  const first = () =>
    persons.updateFirst(
      'byRoster',
      all,
      { rosterKey: startsWith('bj/'), version: 1 },
      { set: { stationId: 's1' }, increment: { version: 1 } },
    );

  const [one, two, none] = [await first(), await first(), await first()];

  expect([one?.name, two?.name, none]).toEqual([courier.name, rider.name, null]);
  expect(one).toMatchObject({ stationId: 's1', version: 2, phone: courier.phone });
  await expect(
    persons.updateFirst('byRoster', all, { rosterKey: startsWith('bj/') }, { set: { phone: '1' } }),
  ).rejects.toThrow('persons.phone is sealed');
});

test('rows are counted by a field, within the reach', async () => {
  const where = { rosterKey: startsWith('bj/') };

  const all = await persons.countBy('byRoster', { extent: 'all' }, where, 'orgUnitId');
  const unit = await persons.countBy('byRoster', { extent: 'unit', paths: [factory.path] }, where, 'status');

  expect([...all].sort()).toEqual([
    [zone._id, 1],
    [factory._id, 1],
  ]);
  expect([...unit]).toEqual([['registered', 1]]);
});
