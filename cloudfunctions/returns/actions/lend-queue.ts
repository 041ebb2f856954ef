import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { OrgUnit } from '../../places/store';
import { badField } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { canReceive } from '../rules/transfers';

/** Nobody works in another unit's queue for longer than this. */
const LONGEST_MS = 24 * 3_600_000;

/** Lets another unit's callers work in a queue until an instant; a longer loan stays, and so does the ownership. */
export const lendQueue = action(returnsContract.lendQueue, {
  access: { caseWorker: 'unit', secretary: 'unit', unitAdmin: 'unit' },
  once: 'natural',
  budget: 6,

  async run({ fromUnitId, toUnitId, untilAt }, { caller, reach, store, now, audit }: ReturnsContext) {
    if (untilAt <= now || untilAt > now + LONGEST_MS) throw badField('untilAt', 'range');
    const units = await store.places.findOrgUnits([fromUnitId, toUnitId]);
    const from = units.find(({ _id }) => _id === fromUnitId);
    if (!from || !covers(reach, from.path)) throw new Failure('NOT_FOUND');
    const to = borrower(units, fromUnitId, toUnitId);

    const _id = `${from._id}:${to._id}`;
    const loan = { _id, fromPath: from.path, toPath: to.path, untilAt, lentBy: caller.personId };
    const lentUntil = await store.loans.lend(loan);
    await audit({ subjectId: from._id, orgPath: from.path, reason: `借给${to.name}拨打` });
    return { untilAt: lentUntil };
  },
});

function borrower(units: readonly OrgUnit[], fromUnitId: string, toUnitId: string): OrgUnit {
  if (toUnitId === fromUnitId) throw badField('toUnitId', 'range');
  const to = units.find(({ _id }) => _id === toUnitId);
  if (!to) throw badField('toUnitId', 'unknown');
  if (canReceive(to.kind)) return to;
  throw new Failure('UNIT_CANNOT_RECEIVE', { fields: [{ path: 'toUnitId', problem: 'unknown' }] });
}
