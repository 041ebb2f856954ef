import { as, blocks, claim, courier, dataOf, guard, offer, openDoor, rider, scan, startWarmth, stock } from './world';

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
  const { voucher } = dataOf(await as(cloud, rider)('readVoucher', { ...W1, claimId }));

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
