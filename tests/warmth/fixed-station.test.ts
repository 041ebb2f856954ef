import { start } from '../../cloudfunctions/warmth';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { personIdOfAccount } from '../../cloudfunctions/people/store';
import { anAccount, aPerson, keys } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import { sorter } from './shelves';
import {
  aCampaign,
  as,
  blocks,
  claim,
  courier,
  dataOf,
  FACTS,
  here,
  offer,
  office,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
  tapClaim,
  there,
} from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startWarmth({ campaigns: [aCampaign({ stationRule: 'own' })] });
  await cloud.seed({ persons: [aPerson(sorter, { stationId: here._id })], accounts: [anAccount(sorter)] });
});
afterEach(() => cloud.stop());

const operations = () => cloud.logs.at(-1)!.operations;

test('a tap is one operation, on a cold instance one more to learn where the station is', async () => {
  await stock(cloud, 2);
  const { ticket } = await offer(cloud, sorter);

  expect(await tapClaim(cloud, rider)).toMatchObject({ data: { claim: { state: 'reserved', changeTicket: null } } });
  expect(operations()).toBe(1);
  const cold = cloud.call<WarmthApi>(() => start(), sorter.openid);
  expect(await cold('claimKit', { ticket: ticket!, stationId: here._id, shards: 1 })).toMatchObject({ ok: true });
  expect(operations()).toBe(2);
  expect(blocks(cloud)).toMatchObject([{ left: 0, units: 2 }]);
});

test('a refusal is two operations at most, and says that none are left', async () => {
  await stock(cloud, 1);
  await claim(cloud, rider);

  for (const most of [2, 1]) {
    expect(await tapClaim(cloud, sorter)).toMatchObject({ code: 'SOLD_OUT', details: { waiting: false } });
    expect(operations()).toBeLessThanOrEqual(most);
  }
  expect(Object.values(blocks(cloud)[0]!.claims)).toHaveLength(1);
});

test('a station that never had kits is sold out', async () => {
  expect(await tapClaim(cloud, rider)).toMatchObject({ code: 'SOLD_OUT' });
  expect(operations()).toBeLessThanOrEqual(2);
});

test('a tap that comes twice takes one kit and is answered the same', async () => {
  await stock(cloud, 2);
  const { ticket } = await offer(cloud, rider);
  const tap = () => as(cloud, rider)('claimKit', { ticket: ticket!, stationId: here._id, shards: 1 }, 'request-1');

  const [first, twin] = [await tap(), await tap()];

  expect(first).toMatchObject({ ok: true });
  expect(twin).toEqual(first);
  expect(blocks(cloud)).toMatchObject([{ left: 1 }]);
});

test('whatever station a phone names, the kit is of the own one', async () => {
  await stock(cloud, 1);
  await stock(cloud, 1, there._id);
  const { ticket, ownStation } = await offer(cloud, rider);

  const reply = await as(cloud, rider)('claimKit', { ticket: ticket!, stationId: there._id, shards: 40 });

  expect(ownStation).toEqual({ id: here._id, name: here.name });
  expect(reply).toMatchObject({ ok: true, data: { claim: { station: { id: here._id } } } });
  expect(blocks(cloud).map(({ left }) => left)).toEqual([0, 1]);
});

test('who gave a kit back claims again in one operation, and has one in the end', async () => {
  await stock(cloud, 1);
  await openDoor(cloud);
  await claim(cloud, rider);
  dataOf(await as(cloud, rider)('cancelClaim', { campaignId: 'w1', attempt: 1 }));

  const { claim: held, voucher } = await claim(cloud, rider);
  expect([held.attempt, operations()]).toEqual([2, 1]);
  dataOf(await scan(cloud, voucher.codes[0]!.text));

  expect(await offer(cloud, rider)).toMatchObject({ reason: 'had', ticket: null, claim: { state: 'redeemed' } });
  expect(blocks(cloud)).toMatchObject([{ left: 0, handed: 1 }]);
});

test('who has moved to another station meanwhile is told the one that they are bound to', async () => {
  await stock(cloud, 1);
  await offer(cloud, rider);
  cloud.documents.updateRaw('persons', personIdOfAccount(keys, rider.openid), { stationId: there._id });

  expect(await offer(cloud, rider)).toMatchObject({ ownStation: { id: here._id } });
  expect((await claim(cloud, rider)).claim.station.id).toBe(here._id);
});

test('who belongs to no station gets no ticket', async () => {
  await stock(cloud, 1);

  expect(await offer(cloud, courier)).toMatchObject({ reason: 'noStation', ticket: null, ownStation: null });
});

describe('once the office lets everybody choose', () => {
  const choose = async () =>
    dataOf(
      await as(cloud, office)('editCampaign', {
        campaignId: 'w1',
        version: 1,
        facts: { ...FACTS, stationRule: 'any' },
      }),
    );

  test('who has looked before claims where they like, and changes the station', async () => {
    await offer(cloud, rider);
    await choose();
    await stock(cloud, 2);
    await stock(cloud, 2, there._id);

    const { claim: held } = await claim(cloud, rider, there._id);
    const back = { ticket: held.changeTicket!, stationId: here._id, shards: 1 };
    expect(await as(cloud, rider)('changeStation', back)).toMatchObject({ ok: true });
    expect(blocks(cloud).map(({ left }) => left)).toEqual([1, 2]);
  });

  test('a ticket from before is good for no second kit', async () => {
    const { ticket } = await offer(cloud, rider);
    await choose();
    await stock(cloud, 2);
    await stock(cloud, 2, there._id);
    await claim(cloud, rider, there._id);

    const late = await as(cloud, rider)('claimKit', { ticket: ticket!, stationId: here._id, shards: 1 });

    expect(late).toMatchObject({ code: 'OFFER_EXPIRED' });
    expect(blocks(cloud).map(({ left }) => left)).toEqual([2, 1]);
  });
});
