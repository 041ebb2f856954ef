import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { transferView } from '../transferring';

const MOST_CASES = 200;

/** What waits in a unit for something other than a call: hand-overs in and out, doors to knock at, checks, objections. */
export const listBox = action(returnsContract.listBox, {
  access: { caseWorker: 'unit', secretary: 'unit' },
  once: 'read',
  budget: 3,

  async run({ orgUnitId, box }, { reach, store }: ReturnsContext) {
    const unit = await store.places.findOrgUnit(orgUnitId);
    if (!unit || !covers(reach, unit.path)) throw new Failure('NOT_FOUND');

    const found = await store.box(`${box}:${orgUnitId}`, MOST_CASES + 1);
    const cases = found.slice(0, MOST_CASES).sort((a, b) => a.dueAt - b.dueAt);
    return {
      cases: cases.map(({ _id: id, kind, stage, particulars: { name }, orgName: owner, dueAt, transfer }) => ({
        id,
        kind,
        stage,
        name,
        owner,
        dueAt,
        transfer: transfer && transferView(transfer),
      })),
      more: found.length > MOST_CASES,
    };
  },
});
