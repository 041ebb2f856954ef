import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Case } from '../case';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { ledgerLine, ledgerPage } from '../ledger';

/** The platform answers no more rows at once; a longer span of days is exported in parts. */
const MOST_ROWS = 1_000;

/** The ledger as a workbook: masked, unless a secretary gives a reason, which is noted first with the span and the unit. */
export const exportLedger = action(returnsContract.exportLedger, {
  access: { secretary: 'unit', unitAdmin: 'unit' },
  once: 'natural',
  budget: 4,

  async run({ unmaskedReason, ...filters }, context: ReturnsContext) {
    const { unit, cases, next } = await ledgerPage(context, filters, null, MOST_ROWS);
    const span = `${filters.from} 至 ${filters.to}`;
    const unmasked = unmaskedReason !== null;
    const reason = unmasked ? `导出台账（号码完整）${span}：${unmaskedReason}` : `导出台账 ${span}`;
    await context.audit({ subjectId: unit._id, orgPath: unit.path, reason });

    const { ledgerSheet } = await import('../ledger-sheet');
    const file = ledgerSheet(cases.map((one) => ({ ...ledgerLine(one), phone: phoneIn(one, unmasked) })));
    if (file.length > 4_000_000) throw new Failure('ROSTER_TOO_LONG', { rows: cases.length, most: MOST_ROWS });
    return {
      fileName: `返京台账-${filters.from}-${filters.to}.xlsx`,
      content: file.toString('base64'),
      rowCount: cases.length,
      complete: next === null,
    };
  },
});

const phoneIn = (one: Case, unmasked: boolean) => (unmasked ? one.particulars.phone : null);
