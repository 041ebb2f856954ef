import { as, blocks, dataOf, office, startWarmth } from './world';

const AT = { campaignId: 'w1', stationId: 's1' };

test('the same movement of kits counts once, another one again', async () => {
  const cloud = await startWarmth();
  const move = async (action: 'allotKits' | 'withdrawKits', count: number, requestId: string) =>
    dataOf(await as(cloud, office)(action, { ...AT, count }, requestId));

  const first = await move('allotKits', 9, 'request-allot-1');
  expect(await move('allotKits', 9, 'request-allot-1')).toEqual(first);
  expect(await move('allotKits', 9, 'request-allot-2')).toMatchObject({ station: { allottedCount: 18, left: 18 } });
  const taken = await move('withdrawKits', 5, 'request-take-1');
  expect(taken).toMatchObject({ withdrawnCount: 5, station: { allottedCount: 13 } });
  expect(await move('withdrawKits', 5, 'request-take-1')).toEqual(taken);
  expect(await move('withdrawKits', 20, 'request-take-2')).toMatchObject({ withdrawnCount: 13 });

  expect(blocks(cloud)).toMatchObject([{ units: 0, left: 0 }]);
  expect(await as(cloud, office)('allotKits', { ...AT, count: 8 }, 'request-allot-1')).toMatchObject({
    code: 'REQUEST_REUSED',
  });
  await cloud.stop();
});
