import { readFileSync } from 'node:fs';
import { ROLES } from '../cloudfunctions/kit/access';
import type { Access } from '../cloudfunctions/kit/access';
import { capabilities } from '../scripts/capabilities';
import { ACCESS_PAGE, accessTable } from '../scripts/print-access';
import { anAccount, aPerson, secretary, units } from './kit/people';
import { startTestCloud } from './kit/test-cloud';

const cells = Object.entries(capabilities).flatMap(([name, { actions, start }]) =>
  Object.entries<{ access: Access }>(actions).flatMap(([action, { access }]) =>
    ['newcomer' as const, ...ROLES].map((role) => {
      const may = access === 'everyone' || (role !== 'newcomer' && (access[role] ?? access['member']) !== undefined);
      return { name, action, role, may, start };
    }),
  ),
);

test('the table of who may do what is the one that was agreed', () => {
  const agreed = readFileSync(ACCESS_PAGE, 'utf8');

  expect(agreed).toContain(accessTable());
});

test.each(cells)('$role calls $name $action: $may', async ({ action, role, may, start }) => {
  const cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  const known = role !== 'newcomer';
  const account = anAccount(secretary, known && role !== 'member' ? role : undefined);
  await cloud.seed({ orgUnits: units, ...(known && { persons: [aPerson(secretary)], accounts: [account] }) });

  const reply = await cloud.call(start, secretary.openid)(action, { surplus: true });

  expect(reply).toMatchObject({ ok: false, code: may ? 'INVALID_INPUT' : 'NOT_ALLOWED' });
  await cloud.stop();
});
