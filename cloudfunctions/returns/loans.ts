import * as z from 'zod';
import { Collection } from '../kit/collection';
import { after, before } from '../kit/criteria';
import type { KeyRing } from '../kit/sealed';

/** Work that one unit lets another's callers do. `_id` is both units' ids, joined by `:`. */
const Loan = z.strictObject({
  _id: z.string(),
  fromPath: z.string(),
  toPath: z.string(),
  untilAt: z.int(),
  lentBy: z.string().nullable(),
  renewals: z.int(),
});
export type Loan = z.infer<typeof Loan>;

/** The door to what units lend one another. */
export class LoanStore {
  private readonly loans: Collection<Loan>;

  constructor(keys: () => KeyRing) {
    this.loans = new Collection('returnLoans', Loan, keys);
  }

  /** The loan between two units, or `null`. One operation. */
  find(fromUnitId: string, toUnitId: string): Promise<Loan | null> {
    return this.loans.find(`${fromUnitId}:${toUnitId}`);
  }

  /** What a unit was lent and may still work in, the earliest to end first. One operation. */
  listFor(toPath: string, now: number, limit: number): Promise<Loan[]> {
    const where = { toPath, untilAt: after(now) };
    return this.loans.list({ reach: { extent: 'all' }, index: 'byBorrower', where, limit });
  }

  /** Lends until an instant; a loan that lasts longer stays. Until when it is lent now. At most three operations. */
  async lend(loan: Omit<Loan, 'renewals'>): Promise<number> {
    if (await this.loans.insert({ ...loan, renewals: 0 })) return loan.untilAt;
    const { _id, ...set } = loan;
    await this.loans.update({ _id, untilAt: before(loan.untilAt) }, { set, increment: { renewals: 1 } });
    const lent = await this.loans.find(_id);
    return lent?.untilAt ?? loan.untilAt;
  }
}
