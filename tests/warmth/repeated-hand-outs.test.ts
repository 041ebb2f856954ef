import type { TestCloud } from '../kit/test-cloud';
import {
  aCampaign,
  as,
  blocks,
  claim,
  courier,
  dataOf,
  keeper,
  MINUTE,
  office,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
  tick,
} from './world';

const W1 = { campaignId: 'w1' };
const AT = { stationId: 's1' };
const ID = 'request-hand-out';
const close = async () => dataOf(await as(cloud, office)('closeCampaign', { ...W1, version: 1 }));
const giveBack = async () => dataOf(await as(cloud, courier)('cancelClaim', { ...W1, attempt: 1 }));

let cloud: TestCloud;
afterEach(() => cloud.stop());

/** Two kits, one of them held, its codes, and an open door. */
async function startHeld(facts: Parameters<typeof aCampaign>[0] = {}) {
  cloud = await startWarmth({ campaigns: [aCampaign(facts)] });
  await stock(cloud, 2);
  await openDoor(cloud);
  return (await claim(cloud, courier)).voucher.codes;
}

/** The same, where a colleague fetches it. */
async function startFetched() {
  await startHeld();
  const { card } = dataOf(await as(cloud, courier)('offerProxy', W1));
  const { claim: fetched } = dataOf(await as(cloud, rider)('acceptProxy', { card }));
  return dataOf(await as(cloud, rider)('readVoucher', { ...W1, claimId: fetched.claimId })).voucher.codes;
}

/** What a keeper sends later, of a hand-out without a network a moment ago. */
function handedOffline(text: string) {
  const handedAt = cloud.clock.now();
  cloud.clock.advance(30_000);
  return () => as(cloud, keeper)('redeem', { ...AT, proof: { kind: 'scanned', text }, handedAt }, ID);
}

test.each<[string, () => Promise<unknown>]>([
  ['two minutes later', async () => cloud.clock.advance(2 * MINUTE)],
  ['after the station was closed', async () => dataOf(await as(cloud, keeper)('closeStation', AT))],
  ['after the owner let the colleague go', async () => as(cloud, courier)('revokeProxy', W1)],
])('a hand-out is answered the same again %s', async (_, since) => {
  const [code] = await startFetched();
  const tap = () => scan(cloud, code!.text, keeper, 's1', ID);
  const first = await tap();
  expect(first).toMatchObject({ ok: true });
  await since();

  expect(await tap()).toEqual(first);
});

test('a hand-out by digits is answered the same again, when they have changed long since', async () => {
  const [code] = await startHeld();
  const proof = { kind: 'typed', digits: code!.digits } as const;
  const tap = () => as(cloud, keeper)('redeem', { ...AT, proof, handedAt: null }, ID);
  const first = await tap();
  cloud.clock.advance(20 * MINUTE);

  expect(first).toMatchObject({ ok: true });
  expect(await tap()).toEqual(first);
});

test('a late hand-out to a colleague is answered the same again, and finished where it was cut off', async () => {
  const [code] = await startFetched();
  const upload = handedOffline(code!.text);
  await giveBack();
  const isBinding = (action: string, collection: string | null) =>
    collection === 'warmthClaims' && action === 'database.modifyDocument';
  cloud.faults = { before: () => 'pass', after: (...of) => (isBinding(...of) ? 'drop' : 'pass') };
  await upload();
  cloud.faults = null;

  const first = await upload();

  expect(first).toMatchObject({ ok: true });
  expect(await upload()).toEqual(first);
  expect(blocks(cloud)).toMatchObject([{ handed: 1 }]);
});

test('a hand-out to a colleague who was let go since is refused, and noted for the stock-take', async () => {
  const [code] = await startFetched();
  const upload = handedOffline(code!.text);
  dataOf(await as(cloud, courier)('revokeProxy', W1));

  expect(await upload()).toMatchObject({ code: 'CODE_REFUSED' });
  expect(cloud.rows('audit')).toMatchObject([{ reason: '离线发放未能记账' }]);
});

test('a hand-out after the end of its campaign is not booked, though its claim expired later', async () => {
  const codes = await startHeld();
  await close();
  cloud.clock.advance(30_000);
  const upload = handedOffline(codes[1]!.text);
  cloud.clock.advance(30 * MINUTE);
  await tick();

  expect(await upload()).toMatchObject({ code: 'CAMPAIGN_CLOSED' });
  expect(cloud.rows('audit')).toHaveLength(1);
});

test.each([false, true])('a hand-out outside the windows is not booked; its claim given back: %s', async (back) => {
  const codes = await startHeld({ windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 540, to: 721 }] });
  cloud.clock.advance(2 * MINUTE);
  const upload = handedOffline(codes[4]!.text);
  if (back) await giveBack();

  expect(await upload()).toMatchObject({ code: 'OUTSIDE_WINDOW' });
  expect(blocks(cloud)).toMatchObject([{ handed: 0 }]);
});
