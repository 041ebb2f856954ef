import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { aPerson, anAccount, district } from '../kit/people';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  away,
  claim,
  courier,
  dataOf,
  FACTS,
  guard,
  offer,
  openDoor,
  rider,
  startWarmth,
  stock,
  townKeeper,
} from './world';

const W1 = { campaignId: 'w1' };
const AT = { stationId: 's1' };
const VERSION = { ...W1, version: 1 };
/** Of another district than the keeper and the couriers, below the city that runs the campaign. */
const otherOffice: Persona = { openid: 'o-other', name: '郑晨', phone: '15400000051' };

type Act = keyof WarmthApi;
/** What there is of the courier's that others might want: a kit, its codes, its tickets, its card; the rider fetches it. */
interface Loot {
  ticket: string;
  changeTicket: string;
  text: string;
  card: string;
  claimId: string;
}

let cloud: TestCloud;
let loot: Loot;
beforeEach(async () => {
  cloud = await startWarmth();
  await cloud.seed({ persons: [aPerson(otherOffice)], accounts: [anAccount(otherOffice, 'unitAdmin', district)] });
  await stock(cloud, 2);
  await stock(cloud, 2, away._id);
  await openDoor(cloud);
  await openDoor(cloud, townKeeper, away._id);
  const { ticket } = await offer(cloud, courier);
  const { claim: held, voucher } = await claim(cloud, courier);
  const { card } = dataOf(await as(cloud, courier)('offerProxy', W1));
  dataOf(await as(cloud, rider)('acceptProxy', { card }));
  const text = voucher.codes[0]!.text;
  loot = { ticket: ticket!, changeTicket: held.changeTicket!, text, card, claimId: held.claimId };
});
afterEach(() => cloud.stop());

const scanned = ({ text }: Loot) => ({ kind: 'scanned', text }) as const;
const known = ({ claimId }: Loot) => ({ kind: 'known', campaignId: 'w1', claimId, attempt: 1 }) as const;
const allot = { ...W1, ...AT, count: 1 };

/** Everybody here has the role that the action is for, and none of it is theirs. */
const REFUSALS: [who: string, action: Act, persona: Persona, input: (loot: Loot) => unknown, code: string][] = [
  ['a keeper of another unit', 'openStation', townKeeper, () => AT, 'NOT_FOUND'],
  ['a keeper of another unit', 'closeStation', townKeeper, () => AT, 'NOT_FOUND'],
  ['a keeper of another unit', 'readStationDay', townKeeper, () => AT, 'NOT_FOUND'],
  ['a keeper of another unit', 'readOfflineBook', townKeeper, () => AT, 'NOT_FOUND'],
  ['a keeper of another unit', 'readPoster', townKeeper, () => AT, 'NOT_FOUND'],
  [
    'a keeper of another unit',
    'findClaims',
    townKeeper,
    () => ({ ...AT, phoneTail: '0021', surname: '周' }),
    'NOT_FOUND',
  ],
  ['a keeper of another unit', 'checkVoucher', townKeeper, (l) => ({ ...AT, proof: scanned(l) }), 'NOT_FOUND'],
  [
    'a keeper of another unit',
    'redeem',
    townKeeper,
    (l) => ({ ...AT, proof: scanned(l), handedAt: null }),
    'NOT_FOUND',
  ],
  [
    'a keeper at their own door',
    'redeem',
    townKeeper,
    (l) => ({ stationId: away._id, proof: scanned(l), handedAt: null }),
    'CODE_REFUSED',
  ],
  [
    'a keeper at their own door, by the number',
    'redeem',
    townKeeper,
    (l) => ({ stationId: away._id, proof: known(l), handedAt: null }),
    'CODE_REFUSED',
  ],
  ['a stranger with the ticket', 'claimKit', guard, (l) => ({ ticket: l.ticket, ...AT, shards: 1 }), 'INVALID_INPUT'],
  ['a stranger with the ticket', 'joinWaiting', guard, (l) => ({ ticket: l.ticket, ...AT }), 'INVALID_INPUT'],
  [
    'a stranger with the ticket',
    'changeStation',
    guard,
    (l) => ({ ticket: l.changeTicket, stationId: away._id, shards: 1 }),
    'INVALID_INPUT',
  ],
  ['a stranger with a ticket for a card', 'acceptProxy', guard, (l) => ({ card: l.ticket }), 'INVALID_INPUT'],
  [
    'a stranger with a changed card',
    'previewProxy',
    guard,
    ({ card }) => ({ card: `${card.slice(0, -4)}AAAA` }),
    'INVALID_INPUT',
  ],
  ['a second colleague', 'acceptProxy', guard, ({ card }) => ({ card }), 'CARD_OVER'],
  ['a stranger', 'readVoucher', guard, ({ claimId }) => ({ ...W1, claimId }), 'NOT_FOUND'],
  ['a stranger', 'readVoucher', guard, () => ({ ...W1, claimId: null }), 'NOT_FOUND'],
  ['a stranger', 'cancelClaim', guard, () => ({ ...W1, attempt: 1 }), 'CONFLICT'],
  ['the colleague who fetches it', 'cancelClaim', rider, () => ({ ...W1, attempt: 1 }), 'CONFLICT'],
  ['the colleague who fetches it', 'offerProxy', rider, () => W1, 'NOT_FOUND'],
  ['the colleague who fetches it', 'revokeProxy', rider, () => W1, 'NOT_FOUND'],
  [
    'the colleague who fetches it',
    'changeStation',
    rider,
    (l) => ({ ticket: l.changeTicket, stationId: away._id, shards: 1 }),
    'INVALID_INPUT',
  ],
  ['who has had nothing yet', 'sayWord', courier, () => ({ ...W1, kind: 'thanks', text: '很暖和' }), 'NOT_FOUND'],
  ['an office below', 'readCampaign', otherOffice, () => W1, 'NOT_FOUND'],
  ['an office below', 'readFigures', otherOffice, () => W1, 'NOT_FOUND'],
  ['an office below', 'listWords', otherOffice, () => ({ ...W1, kind: 'thanks', after: null }), 'NOT_FOUND'],
  ['an office below', 'editCampaign', otherOffice, () => ({ ...VERSION, facts: FACTS }), 'NOT_FOUND'],
  ['an office below', 'openCampaign', otherOffice, () => VERSION, 'NOT_FOUND'],
  ['an office below', 'closeCampaign', otherOffice, () => VERSION, 'NOT_FOUND'],
  ['an office below', 'allotKits', otherOffice, () => allot, 'NOT_FOUND'],
  ['an office below', 'withdrawKits', otherOffice, () => allot, 'NOT_FOUND'],
  ['an office for the unit above', 'createCampaign', otherOffice, () => ({ facts: FACTS }), 'INVALID_INPUT'],
];

const state = () => {
  const { requests: _, ...rest } = cloud.everything();
  return JSON.stringify(rest);
};

test.each(REFUSALS)('%s is refused %s, and leaves nothing behind', async (_, action, persona, input, code) => {
  const before = state();

  const reply = await as(cloud, persona)(action, input(loot) as never);

  expect(reply).toMatchObject({ ok: false, code });
  expect(state()).toBe(before);
});
