import { covers, inForce, reachOf } from '../../cloudfunctions/kit/access';
import type { Access, Caller, Grant, Role } from '../../cloudfunctions/kit/access';

const grant = (role: Role, orgPath: string, facts: Partial<Grant> = {}): Grant => ({
  role,
  orgUnitId: 'u',
  orgPath,
  from: '2022-01-01',
  to: null,
  ...facts,
});
const caller = (...grants: Grant[]): Caller => ({ openid: 'o', personId: 'p', grants });
const access: Access = { member: 'own', secretary: 'unit', auditor: 'all' };

test.each<[string, Access, Caller, ReturnType<typeof reachOf>]>([
  ['nobody without a role', access, caller(), null],
  ['nobody with another role', access, caller(grant('volunteer', 'bj/')), null],
  ['the own records', access, caller(grant('member', 'bj/')), { extent: 'own', personId: 'p' }],
  ['the own records for everyone', 'everyone', caller(), { extent: 'own', personId: 'p' }],
  [
    'the trees of two units',
    access,
    caller(grant('member', 'bj/'), grant('secretary', 'bj/a/'), grant('secretary', 'bj/b/')),
    { extent: 'unit', paths: ['bj/a/', 'bj/b/'] },
  ],
  [
    'all, the widest of several',
    access,
    caller(grant('secretary', 'bj/a/'), grant('auditor', 'bj/')),
    { extent: 'all' },
  ],
])('a right reaches %s', (_, rule, who, reach) => {
  expect(reachOf(rule, who)).toEqual(reach);
});

test('a unit is covered with everything below it and nothing beside it', () => {
  const reach = { extent: 'unit', paths: ['bj/a/'] } as const;

  expect([covers(reach, 'bj/a/'), covers(reach, 'bj/a/x/'), covers(reach, 'bj/ab/'), covers(reach, 'bj/')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(covers({ extent: 'own', personId: 'p' }, 'bj/a/')).toBe(false);
  expect(covers({ extent: 'all' }, 'bj/a/')).toBe(true);
});

test('a grant holds from its first day to its last, both included', () => {
  const grants = [grant('secretary', 'bj/', { from: '2022-12-01', to: '2022-12-02' })];

  const days = ['2022-11-30', '2022-12-01', '2022-12-02', '2022-12-03'];

  expect(days.map((day) => inForce(grants, day).length)).toEqual([0, 1, 1, 0]);
});
