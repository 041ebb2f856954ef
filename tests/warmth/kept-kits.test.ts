import { emptyBlock } from '../../cloudfunctions/warmth/allotting';
import type { TestCloud } from '../kit/test-cloud';
import {
  buy,
  HERE,
  ledgerCampaign,
  lineIn,
  lineOut,
  losingTheAnswer,
  makeKits,
  onHand,
  startGoods,
  total,
} from './shelves';
import { as, blocks, claim, courier, dataOf, FACTS, keeper, office, openDoor, rider, scan, stock, tick } from './world';

const SHELF = 'campaign:w1:s1';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
  await makeKits(cloud, 30);
});
afterEach(() => cloud.stop());

const allot = (count: number, requestId?: string) =>
  as(cloud, office)('allotKits', { campaignId: 'w1', stationId: 's1', count }, requestId);
const kitLine = async () => {
  const { lines } = dataOf(await as(cloud, keeper)('readStock', { siteId: HERE }));
  return lines.find(({ item }) => item.id === 'kit')!;
};
async function handOne(who = courier): Promise<void> {
  const { voucher } = await claim(cloud, who);
  dataOf(await scan(cloud, voucher.codes[0]!.text));
}

test('kits that are allotted leave the free shelf and are kept for the campaign', async () => {
  await stock(cloud, 20);

  expect(await kitLine()).toMatchObject({ free: 10, kept: [{ campaign: { name: '冬季送温暖' }, count: 20 }] });
  expect([onHand(cloud, 'kit'), onHand(cloud, 'kit', SHELF), total(cloud, 'kit')]).toEqual([10, 20, 30]);
});

test('more than lie there are not allotted, and nobody can reserve them', async () => {
  expect(await allot(31)).toMatchObject({
    code: 'OUT_OF_STOCK',
    details: { lines: [{ item: '暖心包', wanted: 31, onHand: 30 }] },
  });
  expect(cloud.rows('warmthBlocks')).toEqual([]);
});

test('the same allotment twice keeps kits once', async () => {
  await allot(20, 'request-allot');
  await allot(20, 'request-allot');

  expect([onHand(cloud, 'kit'), onHand(cloud, 'kit', SHELF)]).toEqual([10, 20]);
});

test('what finds no room in the campaign goes back onto the shelf, also when it is tried again', async () => {
  await cloud.stop();
  cloud = await startGoods({ campaigns: [ledgerCampaign({ stationRule: 'own' })] });
  await makeKits(cloud, 2_000);

  expect(await allot(1_500, 'request-many')).toMatchObject({ code: 'TOO_MANY_KITS' });
  expect([onHand(cloud, 'kit'), onHand(cloud, 'kit', SHELF)]).toEqual([2_000, 0]);
  expect(await allot(1_500, 'request-many')).toMatchObject({ ok: false });
  expect([onHand(cloud, 'kit'), onHand(cloud, 'kit', SHELF)]).toEqual([2_000, 0]);
});

test('a kit that is handed out is off the shelf at once, and in the ledger with the next run of the job', async () => {
  await stock(cloud, 20);
  await openDoor(cloud);
  await handOne();
  expect(await kitLine()).toMatchObject({ kept: [{ count: 19 }] });
  expect(onHand(cloud, 'kit', SHELF)).toBe(20);

  await tick();
  await tick();

  expect(await kitLine()).toMatchObject({ kept: [{ count: 19 }] });
  expect([onHand(cloud, 'kit', SHELF), total(cloud, 'kit')]).toEqual([19, 29]);
  await handOne(rider);
  await tick();
  expect(total(cloud, 'kit')).toBe(28);
});

test('however many campaigns are over, and though one cannot be posted, the last hand-outs of each are', async () => {
  await cloud.stop();
  const over = { state: 'closed' as const, closesAt: FACTS.closesAt + 1, closedAt: FACTS.opensAt + 1 };
  const others = Array.from({ length: 20 }, (_, i) => ledgerCampaign({ _id: `x${i}`, listKey: `bj/!x${i}`, ...over }));
  cloud = await startGoods({ campaigns: [ledgerCampaign(), ...others] });
  const place = { _id: 's2', name: '站', orgUnitName: '园区', orgPath: 'bj/bda/' };
  const broken = { ...emptyBlock(others[0]!, place, 0), units: 3, handed: 3, unpostedAt: 0 };
  await cloud.seed({ warmthBlocks: [broken] });
  await makeKits(cloud, 5);
  await stock(cloud, 5);
  await openDoor(cloud);
  await handOne();
  const { campaign } = dataOf(await as(cloud, office)('readCampaign', { campaignId: 'w1' }));
  dataOf(await as(cloud, office)('closeCampaign', { campaignId: 'w1', version: campaign.version }));

  expect(await tick()).toMatchObject({ postHandOuts: null, tellExpiries: 0 });
  expect(total(cloud, 'kit')).toBe(4);
  expect(await tick()).toMatchObject({ postHandOuts: 0 });
});

test('kits taken back from the campaign are free again, those that people hold stay kept', async () => {
  await stock(cloud, 20);
  await claim(cloud, courier);
  const input = { campaignId: 'w1', stationId: 's1', count: 20 };

  const { withdrawnCount } = dataOf(await as(cloud, office)('withdrawKits', input));

  expect(withdrawnCount).toBe(19);
  expect([onHand(cloud, 'kit'), onHand(cloud, 'kit', SHELF)]).toEqual([29, 1]);
});

const withdraw = (count: number, requestId?: string) =>
  as(cloud, office)('withdrawKits', { campaignId: 'w1', stationId: 's1', count }, requestId);
/** What the blocks have of the campaign's kits, what is kept for it, and what is free. */
const places = () => {
  const units = blocks(cloud).reduce((sum, block) => sum + block.units, 0);
  return [units, onHand(cloud, 'kit', SHELF), onHand(cloud, 'kit')];
};
/** Lets no operation through that a test names, and a run of the job finish what was begun. */
const cutOff = (isCut: (action: string, collection: string) => boolean) => {
  cloud.faults = { before: (...at) => (isCut(at[0], at[1] ?? '') ? 'drop' : 'pass'), after: () => 'pass' };
};
async function later(): Promise<void> {
  cloud.faults = null;
  cloud.clock.advance(180_000);
  await tick();
}

test('an allotment that was cut off and is not repeated is finished by the job', async () => {
  cutOff((_, collection) => collection === 'warmthBlocks' && cloud.rows('goodsMovements').length > 2);
  expect(await allot(20)).toMatchObject({ ok: false });
  await later();

  expect(places()).toEqual([20, 20, 10]);
});

test('a withdrawal that was cut off behind the blocks is finished by the job', async () => {
  await stock(cloud, 20);
  cutOff((action) => /start/i.test(action));
  expect(await withdraw(15)).toMatchObject({ ok: false });
  await later();

  expect(places()).toEqual([5, 5, 25]);
});

test('a withdrawal that is repeated after more came back puts all of it back', async () => {
  await makeKits(cloud, 222);
  await stock(cloud, 202);
  dataOf(await withdraw(201));
  const { claim: mine } = await claim(cloud, courier);
  await stock(cloud, 50);
  cloud.faults = losingTheAnswer;
  expect(await withdraw(51, 'request-back')).toMatchObject({ ok: false });
  cloud.faults = null;
  dataOf(await as(cloud, courier)('cancelClaim', { campaignId: 'w1', attempt: mine.attempt }));
  dataOf(await withdraw(51, 'request-back'));

  const [units, kept, free] = places();
  expect([kept, free]).toEqual([units, 252 - units!]);
});

test('kits that were handed out are posted, and others taken back, though they expire and the station closes', async () => {
  await buy(cloud, [lineIn('gloves', 5), lineIn('warmer', 10, { expiresOn: '2022-12-03' })]);
  dataOf(await as(cloud, keeper)('assembleKits', { siteId: HERE, kitId: 'kit', count: 5 }));
  await stock(cloud, 5);
  await openDoor(cloud);
  await handOne();
  const closing = { siteId: HERE, isOpen: false, reason: '装修' };
  dataOf(await as(cloud, office)('setSiteOpen', closing));
  cloud.clock.advance(2 * 86_400_000);

  await tick();
  const input = { campaignId: 'w1', stationId: 's1', count: 4 };
  expect(await as(cloud, office)('withdrawKits', input)).toMatchObject({ data: { withdrawnCount: 4 } });

  expect([onHand(cloud, 'kit', SHELF), onHand(cloud, 'kit'), total(cloud, 'kit')]).toEqual([0, 34, 34]);
});

test('a count expects what is free and what is kept and not handed out', async () => {
  await stock(cloud, 20);
  await openDoor(cloud);
  await handOne();

  const { stockTake } = dataOf(await as(cloud, keeper)('openStockTake', { siteId: HERE }));

  expect(stockTake.lines).toMatchObject([{ item: { id: 'kit' }, expected: 29 }]);
});

test('a count expects the same while the job posts what was handed out', async () => {
  await stock(cloud, 20);
  await openDoor(cloud);
  await handOne();
  const { stockTake } = dataOf(await as(cloud, keeper)('openStockTake', { siteId: HERE }));
  cloud.faults = {
    before: async (_, collection): Promise<'pass'> => {
      if (collection !== 'goodsTallies') return 'pass';
      cloud.faults = null;
      await tick();
      return 'pass';
    },
    after: () => 'pass',
  };

  const counted = { stockTakeId: stockTake.id, itemId: 'kit', counted: 29, reason: '' };
  expect(await as(cloud, keeper)('countItem', counted)).toMatchObject({ ok: true });
  expect(total(cloud, 'kit')).toBe(29);
});

test('kits kept for a campaign are not handed out over the counter', async () => {
  await stock(cloud, 30);

  const input = { siteId: HERE, lines: [lineOut('kit', 1)], to: '路人', note: '' };
  expect(await as(cloud, keeper)('handOutGoods', input)).toMatchObject({ code: 'OUT_OF_STOCK' });
});

test('a campaign whose kits are not in the ledger needs none on the shelf', async () => {
  await cloud.stop();
  cloud = await startGoods({ campaigns: [ledgerCampaign({ kit: FACTS.kit })] });

  expect(await allot(40)).toMatchObject({ ok: true });
  expect(cloud.rows('goodsMovements')).toEqual([]);
});

test('a round that finds fewer than are kept for a campaign asks for some of them back, and closes then', async () => {
  await stock(cloud, 30);
  const { stockTake } = dataOf(await as(cloud, keeper)('openStockTake', { siteId: HERE }));
  const found = { stockTakeId: stockTake.id, itemId: 'kit', counted: 29, reason: '淋湿了一份' };
  const { version } = dataOf(await as(cloud, keeper)('countItem', found)).stockTake;
  const close = () => as(cloud, keeper)('closeStockTake', { stockTakeId: stockTake.id, version });
  expect(await close()).toMatchObject({ code: 'GOODS_KEPT', details: { lines: [{ item: '暖心包' }] } });
  expect(total(cloud, 'kit')).toBe(30);

  dataOf(await as(cloud, office)('withdrawKits', { campaignId: 'w1', stationId: 's1', count: 1 }));

  expect(await close()).toMatchObject({ data: { stockTake: { state: 'closed' } } });
  expect(total(cloud, 'kit')).toBe(29);
});
