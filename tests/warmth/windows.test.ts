import { WARMTH_FAILURES } from '../../miniprogram/text/warmth';
import { at, startNight } from './night';
import { as, claim, courier, MINUTE, offer, scan, tick } from './world';

test.each([
  ['02 23:59', '03 03:59', 'four hours that all lie in the night'],
  ['03 00:01', '03 04:01', 'four hours after midnight'],
  ['03 02:00', '03 06:00', 'the last minute of the window is the last of the hold'],
  ['03 03:00', '03 21:00', 'what is left of the four hours goes on in the next night'],
  ['03 05:59', '03 23:59', 'one minute now, the rest in the next night'],
  ['03 06:00', '04 00:00', 'nothing now, so the four hours begin at eight in the evening'],
  ['14 23:00', '15 00:00', 'never past the end of the campaign'],
])('who claims at %s has until %s: %s', async (from, until) => {
  const cloud = await startNight(from);

  expect((await claim(cloud, courier)).claim).toMatchObject({ state: 'reserved', until: at(until) });
  await cloud.stop();
});

test('an offer that lay open for some minutes counts in the window too', async () => {
  const cloud = await startNight('03 01:55');
  const { ticket } = await offer(cloud, courier);
  cloud.clock.advance(9 * MINUTE);

  const reply = await as(cloud, courier)('claimKit', { ticket: ticket!, stationId: 's1', shards: 1 });

  expect(reply).toMatchObject({ data: { claim: { until: at('03 20:04') } } });
  await cloud.stop();
});

test.each([
  ['02 19:59', '02 20:00'],
  ['03 06:00', '03 20:00'],
  ['03 12:00', '03 20:00'],
])('at %s nothing is handed out, and it is said when it goes on', async (now, opensAt) => {
  const cloud = await startNight(now);
  const { voucher } = await claim(cloud, courier);

  const reply = await scan(cloud, voucher.codes[0]!.text);

  expect(reply).toMatchObject({ ok: false, code: 'OUTSIDE_WINDOW', details: { opensAt: at(opensAt) } });
  const [, day] = /^0?(\d+) /.exec(opensAt)!;
  expect(WARMTH_FAILURES.OUTSIDE_WINDOW!({ opensAt: at(opensAt) })).toBe(`现在不发放，12 月 ${day} 日 20:00 开始`);
  await cloud.stop();
});

test.each(['02 20:00', '02 23:59', '03 00:00', '03 00:01', '03 05:59'])('at %s kits are handed out', async (now) => {
  const cloud = await startNight(now);
  const { voucher } = await claim(cloud, courier);

  expect(await scan(cloud, voucher.codes[0]!.text)).toMatchObject({ ok: true });
  await cloud.stop();
});

test('a kit that nobody came for in the night goes back when the window ends, and not before', async () => {
  const cloud = await startNight('03 02:00');
  await claim(cloud, courier);
  cloud.clock.set(at('03 05:59'));
  await tick();
  expect(await offer(cloud, courier)).toMatchObject({ claim: { state: 'reserved' } });
  cloud.clock.set(at('03 06:00'));
  await tick();

  expect(await offer(cloud, courier)).toMatchObject({ reason: null, claim: { state: 'expired' } });
  await cloud.stop();
});
