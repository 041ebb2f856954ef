import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import type { Loan } from '../loans';

/** Nobody helps more neighbours than these in one evening. */
const MOST_LOANS = 5;
const lenderOf = ({ _id }: Loan) => _id.split(':')[0]!;

/** The queues of other units that a unit's callers may work in now, with how many wait in each. */
export const listLoans = action(returnsContract.listLoans, {
  access: { caseWorker: 'unit' },
  once: 'read',
  budget: 4 + MOST_LOANS,

  async run({ orgUnitId }, { reach, store, now }: ReturnsContext) {
    const unit = await store.places.findOrgUnit(orgUnitId);
    if (!unit || !covers(reach, unit.path)) throw new Failure('NOT_FOUND');

    const loans = await store.loans.listFor(unit.path, now, MOST_LOANS);
    const lenders = await store.places.findOrgUnits(loans.map(lenderOf));
    const counts = await Promise.all(loans.map((loan) => store.queueLength(lenderOf(loan), { extent: 'all' })));
    return {
      loans: loans.map((loan, i) => {
        const id = lenderOf(loan);
        const name = lenders.find(({ _id }) => _id === id)?.name ?? '';
        return { from: { id, name }, openCount: counts[i]!, untilAt: loan.untilAt };
      }),
    };
  },
});
