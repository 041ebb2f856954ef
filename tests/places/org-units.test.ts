import { start } from '../../cloudfunctions/places';
import type { PlacesApi } from '../../cloudfunctions/places/contract';
import { orgUnitRow } from '../../cloudfunctions/places/store';
import { stranger, units } from '../kit/people';
import { startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';

let cloud: TestCloud;
const as = () => cloud.call<PlacesApi>(start, stranger.openid);

beforeEach(async () => {
  cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  await cloud.seed({ orgUnits: units });
});
afterEach(() => cloud.stop());

test('the tree opens with the districts and the zone, in their order', async () => {
  const reply = await as()('listOrgUnits', { parentId: null, search: '' });

  expect(reply).toMatchObject({ data: { units: [{ id: 'bda', hasUnits: true }, { id: 'd114' }], more: false } });
});

test('a union is found by part of its name, wherever it stands', async () => {
  const reply = await as()('listOrgUnits', { parentId: null, search: '阳坊' });

  expect(reply).toMatchObject({ data: { units: [{ id: 'yangfang', within: '昌平区总工会' }] } });
});

test('more units than fit are said to be more', async () => {
  const many = Array.from({ length: 205 }, (_, i) =>
    orgUnitRow({ ...units[2]!, _id: `x${i}`, name: `第${i}分工会`, path: `bj/bda/x${i}/`, order: i }),
  );
  await cloud.seed({ orgUnits: many });

  const reply = await as()('listOrgUnits', { parentId: 'bda', search: '' });

  expect(reply).toMatchObject({ data: { units: { length: 200 }, more: true } });
});

test('a unit is read with those above it', async () => {
  const reply = await as()('readOrgUnit', { id: 'yangfang' });

  expect(reply).toMatchObject({
    data: {
      unit: { name: '阳坊镇总工会', kind: 'town' },
      ancestors: [{ id: 'bj' }, { id: 'd114', name: '昌平区总工会' }],
    },
  });
});

test('a unit that does not exist is not found', async () => {
  expect(await as()('readOrgUnit', { id: 'nowhere' })).toMatchObject({ ok: false, code: 'NOT_FOUND' });
});

test.each(['constructor', '__proto__', 'toString', 'nope', ''])('the action %p does not exist', async (name) => {
  expect(await as()(name as never, {} as never)).toMatchObject({ ok: false, code: 'UNKNOWN_ACTION' });
});
