import type * as z from 'zod';
import { peopleContract } from '../cloudfunctions/people/contract';
import { placesContract } from '../cloudfunctions/places/contract';
import { returnsContract } from '../cloudfunctions/returns/contract';
import { warmthContract } from '../cloudfunctions/warmth/contract';
import { ROLES } from '../cloudfunctions/kit/access';
import type { Access, Role } from '../cloudfunctions/kit/access';
import type { Contract } from '../cloudfunctions/kit/contract';
import { capabilities } from '../scripts/capabilities';
import { anAccount, aPerson, secretary, units } from './kit/people';
import { startTestCloud } from './kit/test-cloud';

const contracts: Record<keyof typeof capabilities, Contract> = {
  people: peopleContract,
  places: placesContract,
  returns: returnsContract,
  warmth: warmthContract,
};

/** Somebody who may call an action, so that it is the input that is judged. */
const roleFor = (access: Access): Role => ROLES.find((role) => access === 'everyone' || access[role]) ?? 'member';

const fields = Object.entries(capabilities).flatMap(([name, { actions, start }]) =>
  Object.entries<{ access: Access }>(actions).flatMap(([action, { access }]) => {
    const { shape } = contracts[name as keyof typeof capabilities][action]!.input as z.ZodObject;
    return Object.keys(shape).map((field) => ({ name, action, field, role: roleFor(access), start }));
  }),
);

/** What strangers send in the place of a value. */
const HOSTILE = [
  { $ne: null },
  { $gt: '' },
  { $where: '1' },
  JSON.parse('{"__proto__":{"admin":true}}') as object,
  [{ $regex: '.*' }],
];

test.each(fields)('$name $action takes no operator for $field, and writes nothing', async (tried) => {
  const { action, field, role, start } = tried;
  const cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  const account = anAccount(secretary, role === 'member' ? undefined : role);
  await cloud.seed({ orgUnits: units, persons: [aPerson(secretary)], accounts: [account] });
  const before = cloud.everything();

  for (const value of HOSTILE) {
    const reply = await cloud.call(start, secretary.openid)(action, { [field]: value });

    expect(reply).toMatchObject({ ok: false, code: 'INVALID_INPUT' });
    const marked = (reply as unknown as { details: { fields: { path: string }[] } }).details.fields;
    expect(marked.map(({ path }) => path.split('.')[0])).toContain(field);
  }
  expect(cloud.everything()).toEqual(before);
  await cloud.stop();
});

test('every action with an input is tried', () => {
  const tried = new Set(fields.map(({ name, action }) => `${name}.${action}`));

  const inputless = Object.entries(capabilities).flatMap(([name, { actions }]) =>
    Object.keys(actions)
      .map((action) => `${name}.${action}`)
      .filter((action) => !tried.has(action)),
  );

  expect(inputless).toEqual([
    'people.readMe',
    'returns.readMyCases',
    'returns.readRules',
    'warmth.readOffers',
    'warmth.listMyStations',
    'warmth.readMyCode',
  ]);
});
