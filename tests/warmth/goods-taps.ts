import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { Reply } from '../../cloudfunctions/kit/contract';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import { buy, codeOf, HERE, lineIn, lineOut, layKits, sorter, startTrip, THERE, tripFacts, volunteer } from './shelves';
import { as, claim, courier, dataOf, keeper, office, openDoor, scan, stock } from './world';

/** A write as somebody taps it, with what must be there before. */
export interface Tap {
  who: Persona;
  action: keyof WarmthApi;
  input: unknown;
}

export const send = (cloud: TestCloud, { who, action, input }: Tap, requestId: string): Promise<Reply<unknown>> =>
  as(cloud, who)(action, input as never, requestId);

type Prepare = (cloud: TestCloud) => Promise<Tap>;
const tap = <Action extends keyof WarmthApi>(who: Persona, action: Action, input: WarmthApi[Action]['input']): Tap => ({
  who,
  action,
  input,
});

async function sent(cloud: TestCloud): Promise<string> {
  await buy(cloud, [lineIn('gloves', 9)]);
  const input = { fromSiteId: HERE, toSiteId: THERE, lines: [lineOut('gloves', 6)], note: '' };
  return dataOf(await as(cloud, keeper)('sendGoods', input, 'request-sent')).transfer.id;
}

async function round(cloud: TestCloud, counted: number | null) {
  await buy(cloud, [lineIn('gloves', 9)]);
  const { stockTake } = dataOf(await as(cloud, keeper)('openStockTake', { siteId: HERE }, 'request-round'));
  if (counted === null) return stockTake;
  const input = { stockTakeId: stockTake.id, itemId: 'gloves', counted, reason: '少了' };
  return dataOf(await as(cloud, keeper)('countItem', input, 'request-count')).stockTake;
}

const planned = async (cloud: TestCloud) =>
  dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() }, 'request-plan')).trip;
const VISIT = {
  met: ['郑班长'],
  keepsProducing: null,
  findings: [],
  incident: '',
  promises: [{ text: '添椅子', by: '长风机械', dueOn: null }],
  note: '',
};
const ITEM = {
  name: '围脖',
  unit: '条',
  spec: '',
  size: '',
  weightGrams: null,
  shelfLifeDays: null,
  lowAt: null,
  parts: [],
};

/** Every write of goods and outreach. */
export const TAPS: Record<string, Prepare> = {
  saveItem: async () => tap(office, 'saveItem', { itemId: null, version: null, facts: ITEM, retired: false }),
  setSiteOpen: async () => tap(office, 'setSiteOpen', { siteId: HERE, isOpen: false, reason: '装修' }),
  receiveGoods: async () =>
    tap(keeper, 'receiveGoods', {
      siteId: HERE,
      source: { kind: 'donation', donor: '亦城快递', shownAs: 'name', contactPhone: '15400000088' },
      lines: [lineIn('gloves', 9), lineIn('warmer', 20)],
      note: '',
    }),
  assembleKits: async (cloud) => {
    await buy(cloud, [lineIn('gloves', 9), lineIn('warmer', 20)]);
    return tap(keeper, 'assembleKits', { siteId: HERE, kitId: 'kit', count: 4 });
  },
  handOutGoods: async (cloud) => {
    await buy(cloud, [lineIn('gloves', 9)]);
    return tap(keeper, 'handOutGoods', { siteId: HERE, lines: [lineOut('gloves', 9)], to: '环卫班组', note: '' });
  },
  takeBackGoods: async () =>
    tap(keeper, 'takeBackGoods', { siteId: HERE, lines: [lineIn('gloves', 2)], reason: '尺码不对' }),
  writeOffGoods: async (cloud) => {
    await buy(cloud, [lineIn('gloves', 9)]);
    return tap(keeper, 'writeOffGoods', { siteId: HERE, cause: 'lost', lines: [lineOut('gloves', 2)], reason: '丢了' });
  },
  sendGoods: async (cloud) => {
    await buy(cloud, [lineIn('gloves', 9)]);
    return tap(keeper, 'sendGoods', { fromSiteId: HERE, toSiteId: THERE, lines: [lineOut('gloves', 9)], note: '' });
  },
  receiveTransfer: async (cloud) =>
    tap(keeper, 'receiveTransfer', {
      transferId: await sent(cloud),
      lines: [{ itemId: 'gloves', count: 5 }],
      reason: '少一双',
    }),
  recallTransfer: async (cloud) => tap(keeper, 'recallTransfer', { transferId: await sent(cloud), reason: '发错' }),
  openStockTake: async (cloud) => {
    await buy(cloud, [lineIn('gloves', 9)]);
    return tap(keeper, 'openStockTake', { siteId: HERE });
  },
  countItem: async (cloud) =>
    tap(keeper, 'countItem', {
      stockTakeId: (await round(cloud, null)).id,
      itemId: 'gloves',
      counted: 8,
      reason: '少一双',
    }),
  closeStockTake: async (cloud) => {
    const { id, version } = await round(cloud, 8);
    return tap(keeper, 'closeStockTake', { stockTakeId: id, version });
  },
  abandonStockTake: async (cloud) =>
    tap(keeper, 'abandonStockTake', { stockTakeId: (await round(cloud, 8)).id, reason: '改天' }),
  'allotKits from the shelf': async (cloud) => {
    await layKits(cloud, 9);
    return tap(office, 'allotKits', { campaignId: 'w1', stationId: 's1', count: 6 });
  },
  'withdrawKits to the shelf': async (cloud) => {
    await layKits(cloud, 9);
    await stock(cloud, 6);
    return tap(office, 'withdrawKits', { campaignId: 'w1', stationId: 's1', count: 4 });
  },
  planTrip: async () => tap(office, 'planTrip', { facts: tripFacts() }),
  editTrip: async (cloud) =>
    tap(office, 'editTrip', { tripId: (await planned(cloud)).id, version: 1, facts: tripFacts({ title: '改期慰问' }) }),
  cancelTrip: async (cloud) =>
    tap(office, 'cancelTrip', { tripId: (await planned(cloud)).id, version: 1, reason: '大雪' }),
  loadTrip: async (cloud) => {
    await layKits(cloud, 9);
    return tap(keeper, 'loadTrip', { tripId: (await planned(cloud)).id, lines: [lineOut('kit', 5)] });
  },
  handToPerson: async (cloud) => {
    const tripId = await startTrip(cloud, 5);
    const code = await codeOf(cloud, sorter);
    return tap(volunteer, 'handToPerson', { tripId, stopId: 's1', itemId: 'kit', code });
  },
  handByCount: async (cloud) => {
    const rest = { stopId: 's1', itemId: 'kit', count: 3, witness: '郑班长', note: '' };
    return tap(volunteer, 'handByCount', { tripId: await startTrip(cloud, 5), ...rest });
  },
  writeOffOnTrip: async (cloud) =>
    tap(volunteer, 'writeOffOnTrip', {
      tripId: await startTrip(cloud, 5),
      lines: [lineOut('kit', 1)],
      reason: '掉进水里',
    }),
  closeTrip: async (cloud) =>
    tap(keeper, 'closeTrip', {
      tripId: await startTrip(cloud, 5),
      version: 2,
      back: [{ itemId: 'kit', count: 4 }],
      differences: [{ itemId: 'kit', count: 1, reason: '少一份' }],
    }),
  recordVisit: async (cloud) =>
    tap(volunteer, 'recordVisit', { tripId: (await planned(cloud)).id, stopId: 's1', version: null, facts: VISIT }),
  addPhoto: async (cloud) => tap(volunteer, 'addPhoto', photoAt((await planned(cloud)).id)),
  removePhoto: async (cloud) => {
    const { fileID: _, ...place } = photoAt((await planned(cloud)).id);
    const { photo } = dataOf(await as(cloud, volunteer)('addPhoto', photoAt(place.tripId)));
    return tap(volunteer, 'removePhoto', { ...place, addedAt: photo.addedAt });
  },
  keepPromise: async (cloud) => {
    const tripId = (await planned(cloud)).id;
    const { visit } = dataOf(
      await as(cloud, volunteer)('recordVisit', { tripId, stopId: 's1', version: null, facts: VISIT }, 'request-visit'),
    );
    return tap(volunteer, 'keepPromise', { promiseId: visit.promises[0]!.id, note: '已到位' });
  },
};

/** A photo that lies nowhere, so that WeChat is not asked about it. */
const photoAt = (tripId: string) => ({
  tripId,
  stopId: 's1',
  slot: 0,
  fileID: `cloud://local.6c6f/visits/${tripId}-s1/a.jpg`,
});

/** A hand-out by a claim, and goods that are about to expire: work for the job. */
export async function workForTheJob(cloud: TestCloud): Promise<void> {
  await layKits(cloud, 9);
  await stock(cloud, 6);
  await openDoor(cloud);
  const { voucher } = await claim(cloud, courier);
  dataOf(await scan(cloud, voucher.codes[0]!.text));
  await buy(cloud, [lineIn('drops', 5, { expiresOn: '2023-01-10' })]);
  cloud.clock.advance(20 * 86_400_000);
}
