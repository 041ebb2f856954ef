import { actions } from '../../cloudfunctions/warmth';
import { goodsActions } from '../../cloudfunctions/warmth/goods-actions';
import { outreachActions } from '../../cloudfunctions/warmth/outreach-actions';
import { CLAIM_TAPS, startCrash } from './claim-taps';
import { expectToBearCrashes, prepared } from '../kit/crashes';
import { send } from './goods-taps';
import { OFFICE_TAPS } from './office-taps';

const ID = 'request-1';

test('every write of claims, campaigns and doors is in one of the tables', () => {
  const elsewhere = new Set(Object.keys({ ...goodsActions, ...outreachActions }));
  const writes = Object.entries(actions).filter(([name, { once }]) => once !== 'read' && !elsewhere.has(name));
  const tried = new Set(Object.keys({ ...CLAIM_TAPS, ...OFFICE_TAPS }));

  expect(writes.map(([name]) => name).filter((name) => !tried.has(name))).toEqual([]);
});

test.each(Object.entries(CLAIM_TAPS))(
  '%s bears a crash before and after each of its operations',
  async (_, prepare) => {
    const { made: tap, begin } = await prepared(startCrash, prepare);

    await expectToBearCrashes(begin, (cloud) => send(cloud, tap, ID));
  },
);

test.each(Object.entries(OFFICE_TAPS))(
  '%s bears a crash before and after each of its operations',
  async (_, [start, tap]) => {
    const { begin } = await prepared(start, async () => tap);

    await expectToBearCrashes(begin, (cloud) => send(cloud, tap, ID));
  },
);
