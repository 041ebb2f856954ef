import { at, startNight } from './night';
import {
  as,
  claim,
  courier,
  dataOf,
  instant,
  keeper,
  office,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
} from './world';

test('a hand-out after midnight counts to its own day, though the station was opened on the evening before', async () => {
  const cloud = await startNight('02 23:50');
  dataOf(await scan(cloud, (await claim(cloud, courier)).voucher.codes[0]!.text));
  cloud.clock.set(at('03 00:30'));
  dataOf(await scan(cloud, (await claim(cloud, rider)).voucher.codes[0]!.text));

  const figures = dataOf(await as(cloud, office)('readFigures', { campaignId: 'w1' }));
  const day = dataOf(await as(cloud, keeper)('readStationDay', { stationId: 's1' }));

  expect(figures.days).toEqual([
    { day: '2022-12-02', handOutCount: 1, personCount: 1 },
    { day: '2022-12-03', handOutCount: 1, personCount: 1 },
  ]);
  expect(day).toMatchObject({ shift: { day: '2022-12-02' }, handOutCount: 2, counters: [{ handedToday: 1 }] });
  await cloud.stop();
});

test('a hand-out that waited on the keeper’s phone over midnight counts to the day it was made', async () => {
  const cloud = await startNight('02 23:58');
  const { voucher } = await claim(cloud, courier);
  const handedAt = cloud.clock.now();
  cloud.clock.set(at('03 00:20'));

  const proof = { kind: 'scanned', text: voucher.codes[0]!.text } as const;
  dataOf(await as(cloud, keeper)('redeem', { stationId: 's1', proof, handedAt }));

  const { days } = dataOf(await as(cloud, office)('readFigures', { campaignId: 'w1' }));
  expect(days).toEqual([{ day: '2022-12-02', handOutCount: 1, personCount: 1 }]);
  await cloud.stop();
});

test.each([true, false])(
  'a night shift is closed in the morning, and closed again says the same; answered: %s',
  async (answered) => {
    const cloud = await startWarmth({ at: '2022-12-02T20:00' });
    await stock(cloud, 1);
    await openDoor(cloud);
    cloud.clock.set(instant('2022-12-03T06:00'));
    const close = () => as(cloud, keeper)('closeStation', { stationId: 's1' }, 'request-close');
    const isClosing = (action: string, collection: string | null) =>
      collection === 'warmthShifts' && action === 'database.modifyDocument';
    if (!answered) cloud.faults = { before: () => 'pass', after: (...of) => (isClosing(...of) ? 'drop' : 'pass') };
    await close();
    cloud.faults = null;

    const closed = { shift: { day: '2022-12-02', closedAt: cloud.clock.now() }, handOutCount: 0 };
    expect(await close()).toMatchObject({ ok: true, data: closed });
    expect(await as(cloud, keeper)('closeStation', { stationId: 's1' })).toMatchObject({ ok: true, data: closed });
    await cloud.stop();
  },
);
