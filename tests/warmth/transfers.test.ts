import type { TestCloud } from '../kit/test-cloud';
import { AWAY, buy, HERE, lineIn, lineOut, onHand, startGoods, STORE, THERE, total } from './shelves';
import { as, dataOf, keeper, office, townKeeper } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

const send = (lines: ReturnType<typeof lineOut>[], toSiteId = THERE, who = keeper, requestId?: string) =>
  as(cloud, who)('sendGoods', { fromSiteId: HERE, toSiteId, lines, note: '' }, requestId);
const receive = (transferId: string, lines: { itemId: string; count: number }[], reason = '', who = keeper) =>
  as(cloud, who)('receiveTransfer', { transferId, lines, reason });
/** How often anything moved; a refusal adds nothing. */
const movements = () => cloud.rows('goodsMovements').length;

test('goods on the way are counted, and in nobody’s stock', async () => {
  await buy(cloud, [lineIn('gloves', 50)]);

  const { transfer } = dataOf(await send([lineOut('gloves', 30)]));

  expect(transfer).toMatchObject({ state: 'sent', from: { id: HERE }, to: { id: THERE }, lines: [{ count: 30 }] });
  expect([onHand(cloud, 'gloves'), onHand(cloud, 'gloves', THERE), total(cloud, 'gloves')]).toEqual([20, 0, 50]);
  const there = dataOf(await as(cloud, keeper)('readStock', { siteId: THERE }));
  expect(there.arriving).toEqual([transfer]);
});

test('lots travel as they are', async () => {
  await buy(cloud, [
    lineIn('drops', 5, { lot: 'A', expiresOn: '2022-12-20' }),
    lineIn('drops', 9, { lot: 'B', expiresOn: '2023-05-01' }),
  ]);

  const { transfer } = dataOf(await send([lineOut('drops', 7)]));
  dataOf(await receive(transfer.id, [{ itemId: 'drops', count: 7 }]));

  const { lines } = dataOf(await as(cloud, keeper)('readStock', { siteId: THERE }));
  expect(lines[0]!.lots).toMatchObject([
    { lot: 'A', count: 5, expiresOn: '2022-12-20' },
    { lot: 'B', count: 2 },
  ]);
});

test('it can go to another district, whose keeper alone receives it', async () => {
  await buy(cloud, [lineIn('gloves', 5)]);
  const { transfer } = dataOf(await send([lineOut('gloves', 5)], AWAY));
  const all = [{ itemId: 'gloves', count: 5 }];

  expect(await receive(transfer.id, all)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await receive(transfer.id, all, '', townKeeper)).toMatchObject({ ok: true });
  expect(onHand(cloud, 'gloves', AWAY)).toBe(5);
});

test('what did not arrive is lost on the way, with its reason, in the sender’s ledger', async () => {
  await buy(cloud, [lineIn('gloves', 10)]);
  const { transfer } = dataOf(await send([lineOut('gloves', 10)]));

  expect(await receive(transfer.id, [{ itemId: 'gloves', count: 8 }])).toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: [{ path: 'reason', problem: 'required' }] },
  });
  const { transfer: after } = dataOf(await receive(transfer.id, [{ itemId: 'gloves', count: 8 }], '路上淋湿两双'));

  expect(after).toMatchObject({
    state: 'received',
    lines: [{ count: 10, receivedCount: 8 }],
    reason: '路上淋湿两双',
  });
  expect(total(cloud, 'gloves')).toBe(8);
  const { movements: here } = dataOf(await as(cloud, keeper)('listMovements', { siteId: HERE, after: null }));
  expect(here.map(({ kind }) => kind).sort()).toEqual(['loss', 'purchase', 'transferOut']);
});

test.each([
  ['more than was sent', [{ itemId: 'gloves', count: 11 }], 'lines.0.count'],
  ['an item that was not sent', [{ itemId: 'drops', count: 1 }], 'lines.0.itemId'],
])('%s is not received', async (_, lines, path) => {
  await buy(cloud, [lineIn('gloves', 10)]);
  const { transfer } = dataOf(await send([lineOut('gloves', 10)]));

  expect(await receive(transfer.id, lines)).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path }] } });
  expect(movements()).toBe(2);
});

test('what is on the way can be recalled, once, and is received no more', async () => {
  await buy(cloud, [lineIn('gloves', 10)]);
  const { transfer } = dataOf(await send([lineOut('gloves', 10)]));
  const recall = () => as(cloud, keeper)('recallTransfer', { transferId: transfer.id, reason: '发错站点' });

  expect(await recall()).toMatchObject({ data: { transfer: { state: 'recalled', reason: '发错站点' } } });

  expect(await recall()).toMatchObject({ code: 'TRANSFER_ENDED', details: { state: 'recalled' } });
  expect(await receive(transfer.id, [{ itemId: 'gloves', count: 10 }])).toMatchObject({ code: 'TRANSFER_ENDED' });
  expect([onHand(cloud, 'gloves'), total(cloud, 'gloves')]).toEqual([10, 10]);
});

test('two keepers who receive at the same moment receive it once', async () => {
  await buy(cloud, [lineIn('gloves', 10)]);
  const { transfer } = dataOf(await send([lineOut('gloves', 10)]));
  const all = [{ itemId: 'gloves', count: 10 }];

  const replies = await Promise.all([receive(transfer.id, all), receive(transfer.id, all, '', office)]);

  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect([onHand(cloud, 'gloves', THERE), total(cloud, 'gloves')]).toEqual([10, 10]);
});

test('nothing is sent to a closed site, but what lies in one can be sent away', async () => {
  await buy(cloud, [lineIn('gloves', 10)]);
  const close = (siteId: string) => as(cloud, office)('setSiteOpen', { siteId, isOpen: false, reason: '装修' });
  dataOf(await close(THERE));

  expect(await send([lineOut('gloves', 1)])).toMatchObject({ code: 'SITE_CLOSED' });
  expect(movements()).toBe(1);
  dataOf(await close(HERE));
  const out = { siteId: HERE, lines: [lineOut('gloves', 1)], to: '环卫班组', note: '' };
  expect(await as(cloud, keeper)('handOutGoods', out)).toMatchObject({ code: 'SITE_CLOSED' });
  expect(await send([lineOut('gloves', 10)], STORE)).toMatchObject({ ok: true });
});

test.each([
  ['to itself', HERE, 'range'],
  ['to nowhere', 'station:none', 'unknown'],
])('nothing is sent %s', async (_, toSiteId, problem) => {
  await buy(cloud, [lineIn('gloves', 10)]);

  expect(await send([lineOut('gloves', 1)], toSiteId)).toMatchObject({
    details: { fields: [{ path: 'toSiteId', problem }] },
  });
});
