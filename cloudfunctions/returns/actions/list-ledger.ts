import { action } from '../../kit/action';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { ledgerLine, ledgerPage } from '../ledger';

const PAGE_SIZE = 50;

/** The leave–return ledger of a unit and those below it, masked. */
export const listLedger = action(returnsContract.listLedger, {
  access: { caseWorker: 'unit', secretary: 'unit', unitAdmin: 'unit' },
  once: 'read',
  budget: 3,

  async run({ after, ...filters }, context: ReturnsContext) {
    const { cases, next } = await ledgerPage(context, filters, after, PAGE_SIZE);
    return { lines: cases.map(ledgerLine), next };
  },
});
