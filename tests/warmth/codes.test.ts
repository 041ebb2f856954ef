import { faultOf, readCode, STEP_MS } from '../../cloudfunctions/warmth/voucher';
import { isChecked, withCheckDigit } from '../../cloudfunctions/warmth/rules/digits';
import { keys } from '../kit/people';
import { forgeries, goodCode } from './codes';
import { scanTogether } from './keepers';
import { as, claim, courier, keeper, openDoor, rider, scan, startWarmth, stock } from './world';

test('a code is good in its step, the one before and the one after, and a screenshot is not', () => {
  const { text, now } = goodCode();

  const faults = [-2, -1, 0, 1, 2].map((steps) => faultOf(keys, readCode(text)!, now + steps * STEP_MS));

  expect(faults).toEqual(['old', null, null, null, 'old']);
});

test('none of twenty thousand random, changed, old and foreign codes is taken', () => {
  expect(forgeries(20_000, 1)).toEqual({ tried: 20_000, taken: 0 });
});

test('a wrong digit, and two changed about, are seen', () => {
  const digits = withCheckDigit('472916305');
  expect(isChecked(digits)).toBe(true);
  for (let at = 0; at < digits.length; at += 1) {
    const wrong = digits.slice(0, at) + String((Number(digits[at]) + 1) % 10) + digits.slice(at + 1);
    expect(isChecked(wrong)).toBe(false);
  }
});

test('one code that is scanned fifty times at the same moment hands out one kit', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 100);
  await openDoor(cloud);
  const { voucher } = await claim(cloud, courier);
  const { text } = voucher.codes[0]!;

  const replies = await Promise.all(Array.from({ length: 50 }, () => scan(cloud, text)));

  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  const refusals = replies.flatMap((reply) => (reply.ok ? [] : [reply.code]));
  expect(new Set(refusals)).toEqual(new Set(['ALREADY_HANDED']));
  await cloud.stop();
});

test('of two keepers who scan one code at the same moment exactly one hands out, fifty codes', async () => {
  expect(await scanTogether(50)).toEqual({ rounds: 50, wrong: 0 });
});

test('a screenshot, another station and a closed door are refused in words, digits are taken', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 5);
  await stock(cloud, 5, 's2');
  const { voucher } = await claim(cloud, courier);
  const { text, digits } = voucher.codes[0]!;
  expect(await scan(cloud, text)).toMatchObject({ ok: false, code: 'STATION_CLOSED' });
  await openDoor(cloud);
  await openDoor(cloud, keeper, 's2');
  const elsewhere = { reason: 'otherStation', station: '中航技工业户外劳动者站点' };
  expect(await scan(cloud, text, keeper, 's2')).toMatchObject({ code: 'CODE_REFUSED', details: elsewhere });
  cloud.clock.advance(2 * 60_000);
  expect(await scan(cloud, text)).toMatchObject({ code: 'CODE_REFUSED', details: { reason: 'old' } });

  const proof = { kind: 'typed', digits } as const;
  const handed = await as(cloud, keeper)('redeem', { stationId: 's1', proof, handedAt: null }, 'tap-same-1');
  const again = await as(cloud, keeper)('redeem', { stationId: 's1', proof, handedAt: null }, 'tap-same-1');

  expect(handed).toMatchObject({ ok: true, data: { pickup: { state: 'redeemed' } } });
  expect(again).toEqual(handed);
  const found = await as(cloud, keeper)('findClaims', { stationId: 's1', phoneTail: '0022', surname: '许' });
  expect(found).toMatchObject({ ok: true, data: { pickups: [] } });
  await claim(cloud, rider);
  expect(await as(cloud, keeper)('findClaims', { stationId: 's1', phoneTail: '0022', surname: '许' })).toMatchObject({
    data: { pickups: [{ person: { name: '*燕' } }] },
  });
  await cloud.stop();
});

test('what was handed out without a network is booked, though the claim was cancelled since', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  const { claim: held, voucher } = await claim(cloud, courier);
  const handedAt = cloud.clock.now();
  cloud.clock.advance(30_000);
  await as(cloud, courier)('cancelClaim', { campaignId: 'w1', attempt: held.attempt });

  const proof = { kind: 'scanned', text: voucher.codes[0]!.text } as const;
  const late = await as(cloud, keeper)('redeem', { stationId: 's1', proof, handedAt }, 'tap-late-1');

  expect(late).toMatchObject({ ok: true, data: { pickup: { state: 'redeemed', handedAt } } });
  expect(await as(cloud, keeper)('redeem', { stationId: 's1', proof, handedAt }, 'tap-late-1')).toEqual(late);
  await cloud.stop();
});

test('the answers to a keeper carry what is left here, so that the shelf needs no exchange of its own', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 5);
  await stock(cloud, 7, 's2');
  await openDoor(cloud);
  await claim(cloud, rider);
  const { voucher } = await claim(cloud, courier);
  const proof = { kind: 'scanned', text: voucher.codes[0]!.text } as const;

  const checked = await as(cloud, keeper)('checkVoucher', { stationId: 's1', proof });
  const handed = await scan(cloud, proof.text);

  const counter = { left: 3, reservedCount: 2, handedCount: 0, handedToday: 0 };
  expect(checked).toMatchObject({ ok: true, data: { counter } });
  expect(handed).toMatchObject({
    ok: true,
    data: { counter: { left: 3, reservedCount: 1, handedCount: 1, handedToday: 1 } },
  });
  await cloud.stop();
});
