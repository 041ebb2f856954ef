import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { beijingDay } from '../../domain/calendar';
import { canReceive } from '../rules/transfers';
import { badField } from '../change';
import type { ReturnsContext } from '../change';
import { clueCase, clueId, MOST_CLUES, shareClues, subjectOf } from '../clues/share';
import { returnsContract } from '../contract';
import { holderOf, offerKey } from '../declaring';
import type { Holder } from '../declaring';
import type { ClueSheet } from '../clues/rows';

const SHARE_OPERATIONS = (MOST_CLUES / 500) * 9;

/** Takes over a clue sheet of contacts or pooled positives: good rows are shared evenly, each bad one is named. */
export const importClues = action(returnsContract.importClues, {
  access: { caseWorker: 'unit', secretary: 'unit' },
  once: 'request',
  budget: 7 + SHARE_OPERATIONS,

  async run({ kind, orgUnitIds, file }, context: ReturnsContext) {
    const { store, now, requestKey: request, caller, audit } = context;
    const campaign = await store.campaigns.running(beijingDay(now));
    const holders = await holdersOf(context, orgUnitIds);
    const sheet = await sheetOf(Buffer.from(file.content, 'base64'), now);

    const by = { at: now, by: caller.personId, request };
    const shared = await shareClues(store, sheet.good, { request, now }, (clue, i, previous) =>
      clueCase(clue, {
        kind,
        campaign,
        holder: holders[i % holders.length]!,
        previous,
        by,
        id: clueId(store, request, clue.phone),
        subjectKey: subjectOf(store, clue.phone),
        offeredTo: offerKey(store, clue.phone),
      }),
    );
    const reason = `导入线索 ${shared.added.length} 条`;
    await audit({ subjectId: holders[0]!.orgUnitId, orgPath: holders[0]!.orgPath, reason });
    return {
      rowCount: sheet.rowCount,
      addedCount: shared.added.length,
      knownCount: sheet.good.length - shared.added.length,
      checkedBeforeCount: shared.added.filter(({ particulars }) => particulars.previous !== null).length,
      shares: holders.map(({ orgUnitId }) => ({
        orgUnitId,
        count: shared.added.filter((one) => one.orgUnitId === orgUnitId).length,
      })),
      badRows: sheet.bad,
    };
  },
});

async function holdersOf({ store, reach }: ReturnsContext, orgUnitIds: readonly string[]): Promise<Holder[]> {
  const ids = [...new Set(orgUnitIds)];
  const units = await store.places.findOrgUnits(ids);
  return ids.map((id, i) => {
    const unit = units.find(({ _id }) => _id === id);
    if (!unit || !covers(reach, unit.path)) throw badField(`orgUnitIds.${i}`, 'unknown');
    if (!canReceive(unit.kind)) {
      throw new Failure('UNIT_CANNOT_RECEIVE', { fields: [{ path: `orgUnitIds.${i}`, problem: 'unknown' }] });
    }
    return holderOf(unit);
  });
}

/** Reading sheets is loaded when the first one comes, so that other calls start faster. */
async function sheetOf(file: Buffer, now: number): Promise<ClueSheet> {
  const { readTable } = await import('../../kit/read-table');
  const { missingClueColumns, readClues } = await import('../clues/rows');
  const table = await readTable(file);
  if (!table) throw new Failure('ROSTER_UNREADABLE', { missingColumns: [] });
  const missingColumns = missingClueColumns(table);
  if (missingColumns.length > 0) throw new Failure('ROSTER_UNREADABLE', { missingColumns });
  const sheet = readClues(table, now);
  if (sheet.rowCount > MOST_CLUES) throw new Failure('ROSTER_TOO_LONG', { rows: sheet.rowCount, most: MOST_CLUES });
  return sheet;
}
