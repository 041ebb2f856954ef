import { anAccount, aPerson } from '../kit/people';
import type { Persona } from '../kit/people';
import {
  aCampaign,
  as,
  blocks,
  claim,
  courier,
  dataOf,
  guard,
  offer,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
} from './world';

const W1 = { campaignId: 'w1' };

/** A held kit, and the card that its owner shares. */
async function shared() {
  const cloud = await startWarmth();
  await stock(cloud, 2);
  const { claim: held, voucher } = await claim(cloud, courier);
  await openDoor(cloud);
  const { card } = dataOf(await as(cloud, courier)('offerProxy', W1));
  return { cloud, card, voucher, held };
}

test('a colleague sees whose kit it is, takes it on, and picks it up once', async () => {
  const { cloud, card } = await shared();
  expect(await as(cloud, rider)('previewProxy', { card })).toMatchObject({
    data: { of: { name: '*远' }, mine: false },
  });
  dataOf(await as(cloud, rider)('acceptProxy', { card }));
  dataOf(await as(cloud, rider)('acceptProxy', { card }));
  const { proxied } = dataOf(await as(cloud, rider)('readOffers', {}));
  expect(proxied).toMatchObject([{ state: 'reserved' }]);

  const claimId = Object.values(cloud.rows('warmthClaims') as unknown as { claimId: string }[])[0]!.claimId;
  const { voucher, of } = dataOf(await as(cloud, rider)('readVoucher', { ...W1, claimId }));

  expect(of).toMatchObject({ name: '*远' });
  expect(await scan(cloud, voucher.codes[0]!.text)).toMatchObject({ ok: true });
  expect(blocks(cloud)).toMatchObject([{ left: 1, handed: 1 }]);
  expect(await offer(cloud, courier)).toMatchObject({ reason: 'had' });
  expect(await offer(cloud, rider)).toMatchObject({ reason: null });
  await cloud.stop();
});

test('one colleague alone takes it on, and never the owner', async () => {
  const { cloud, card } = await shared();
  dataOf(await as(cloud, rider)('acceptProxy', { card }));

  for (const name of ['previewProxy', 'acceptProxy'] as const) {
    expect(await as(cloud, guard)(name, { card })).toMatchObject({ ok: false, code: 'CARD_OVER' });
    expect(await as(cloud, rider)(name, { card })).toMatchObject({ ok: true });
  }
  expect(await as(cloud, courier)('previewProxy', { card })).toMatchObject({ data: { mine: true } });
  expect(await as(cloud, courier)('acceptProxy', { card })).toMatchObject({ ok: false, code: 'CONFLICT' });
  await cloud.stop();
});

test('the code of a colleague who was let go is refused; the owner goes on', async () => {
  const { cloud, card, voucher: own } = await shared();
  dataOf(await as(cloud, rider)('acceptProxy', { card }));
  const claimId = Object.values(cloud.rows('warmthClaims') as unknown as { claimId: string }[])[0]!.claimId;
  const { voucher } = dataOf(await as(cloud, rider)('readVoucher', { ...W1, claimId }));
  dataOf(await as(cloud, courier)('revokeProxy', W1));
  dataOf(await as(cloud, courier)('revokeProxy', W1));

  expect(await scan(cloud, voucher.codes[0]!.text)).toMatchObject({ ok: false });
  expect(await as(cloud, rider)('readVoucher', { ...W1, claimId })).toMatchObject({ ok: false });
  expect(await scan(cloud, own.codes[0]!.text)).toMatchObject({ ok: true });
  await cloud.stop();
});

test('a card of a kit that was given back is over', async () => {
  const { cloud, card } = await shared();
  dataOf(await as(cloud, courier)('cancelClaim', { ...W1, attempt: 1 }));

  for (const name of ['previewProxy', 'acceptProxy'] as const)
    expect(await as(cloud, rider)(name, { card })).toMatchObject({
      code: 'CLAIM_ENDED',
      details: { state: 'cancelled' },
    });
  await cloud.stop();
});

test('who was let go does not come back with the same card, and may be asked again', async () => {
  const { cloud, card } = await shared();
  dataOf(await as(cloud, rider)('acceptProxy', { card }));
  dataOf(await as(cloud, courier)('revokeProxy', W1));

  for (const who of [rider, guard]) {
    for (const name of ['previewProxy', 'acceptProxy'] as const) {
      expect(await as(cloud, who)(name, { card })).toMatchObject({ ok: false, code: 'CARD_OVER' });
    }
  }
  expect(await offer(cloud, courier)).toMatchObject({ claim: { proxy: null } });
  const { card: another } = dataOf(await as(cloud, courier)('offerProxy', W1));
  expect(await as(cloud, rider)('acceptProxy', { card: another })).toMatchObject({ ok: true });
  await cloud.stop();
});

test('a card that nobody has accepted yet is seen by its owner, and can be taken back', async () => {
  const { cloud, card } = await shared();
  expect(await offer(cloud, courier)).toMatchObject({ claim: { proxy: null, cardOut: true } });

  for (let tap = 0; tap < 2; tap++)
    expect(await as(cloud, courier)('revokeProxy', W1)).toMatchObject({ data: { claim: { cardOut: false } } });

  expect(await as(cloud, rider)('previewProxy', { card })).toMatchObject({ ok: false, code: 'CARD_OVER' });
  expect(await as(cloud, rider)('acceptProxy', { card })).toMatchObject({ ok: false, code: 'CARD_OVER' });
  const { card: another } = dataOf(await as(cloud, courier)('offerProxy', W1));
  const accepted = dataOf(await as(cloud, rider)('acceptProxy', { card: another }));
  expect(accepted.claim).toMatchObject({ cardOut: false });
  expect(await offer(cloud, courier)).toMatchObject({ claim: { cardOut: false } });
  await cloud.stop();
});

test('a card is made twice without a change, and both are good until one is accepted', async () => {
  const { cloud, card } = await shared();
  const rows = JSON.stringify(cloud.rows('warmthClaims'));

  const { card: same } = dataOf(await as(cloud, courier)('offerProxy', W1));

  expect(JSON.stringify(cloud.rows('warmthClaims'))).toBe(rows);
  dataOf(await as(cloud, rider)('acceptProxy', { card: same }));
  expect(await as(cloud, guard)('acceptProxy', { card })).toMatchObject({ ok: false, code: 'CARD_OVER' });
  await cloud.stop();
});

test.each(['any', 'own'] as const)(
  'who fetched the attempt before does not fetch the next one unasked, where the station is %s',
  async (stationRule) => {
    const cloud = await startWarmth({ campaigns: [aCampaign({ stationRule })] });
    await stock(cloud, 2);
    await claim(cloud, rider);
    await openDoor(cloud);
    const { card } = dataOf(await as(cloud, rider)('offerProxy', W1));
    const { claim: first } = dataOf(await as(cloud, courier)('acceptProxy', { card }));
    const readByColleague = () => as(cloud, courier)('readVoucher', { ...W1, claimId: first.claimId });
    const { voucher } = dataOf(await readByColleague());
    dataOf(await as(cloud, rider)('cancelClaim', { ...W1, attempt: 1 }));

    const { claim: next } = await claim(cloud, rider);

    expect(next).toMatchObject({ state: 'reserved', proxy: null, cardOut: false });
    expect(await offer(cloud, rider)).toMatchObject({ claim: { proxy: null, cardOut: false } });
    expect(dataOf(await as(cloud, courier)('readOffers', {})).proxied).toEqual([]);
    expect(await readByColleague()).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect(await scan(cloud, voucher.codes[0]!.text)).toMatchObject({ ok: false });
    expect(await as(cloud, guard)('previewProxy', { card })).toMatchObject({ ok: false, code: 'CLAIM_ENDED' });
    await cloud.stop();
  },
);

test('whoever fetches for forty colleagues sees all of them in no more operations than for one', async () => {
  const cloud = await startWarmth();
  const crowd = Array.from({ length: 40 }, (_, i): Persona => {
    const n = String(i).padStart(2, '0');
    return { openid: `o-crowd-${n}`, name: `乙${n}`, phone: `154000001${n}` };
  });
  await cloud.seed({ persons: crowd.map((one) => aPerson(one)), accounts: crowd.map((one) => anAccount(one)) });
  await stock(cloud, crowd.length);
  const fetched: { proxied: number; operations: number }[] = [];

  for (const owner of crowd) {
    await claim(cloud, owner);
    const { card } = dataOf(await as(cloud, owner)('offerProxy', W1));
    dataOf(await as(cloud, rider)('acceptProxy', { card }));
    const { proxied } = dataOf(await as(cloud, rider)('readOffers', {}));
    fetched.push({ proxied: proxied.length, operations: cloud.logs.at(-1)!.operations });
  }

  expect(fetched.map(({ proxied }) => proxied)).toEqual(crowd.map((_, i) => i + 1));
  expect(new Set(fetched.map(({ operations }) => operations)).size).toBe(1);
  await cloud.stop();
});
