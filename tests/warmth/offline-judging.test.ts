import * as fc from 'fast-check';
import type { CodeProblem } from '../../cloudfunctions/warmth/contract/fields';
import { codeText, STEP_MS } from '../../cloudfunctions/warmth/voucher';
import type { Bearing } from '../../cloudfunctions/warmth/voucher';
import { judge } from '../../miniprogram/packages/warmth-keeper/book';
import type { Book } from '../../miniprogram/packages/warmth-keeper/book';
import { keys } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  blocks,
  claim,
  courier,
  dataOf,
  guard,
  HOUR,
  keeper,
  MINUTE,
  openDoor,
  rider,
  startWarmth,
  stock,
} from './world';

/** What the phone may say of a code that the server refuses: it knows less, and takes nothing that the server would not. */
const SAID_OF: Record<CodeProblem, CodeProblem[]> = {
  unreadable: ['unreadable', 'unknown'],
  forged: ['forged', 'unknown', 'old'],
  old: ['old', 'unknown'],
  otherStation: ['unknown'],
  otherCampaign: ['unknown'],
  unknown: ['unknown'],
};

let cloud: TestCloud;
let book: Book;
let bearings: Bearing[];
/** The courier's kit is fetched by the rider; guard and rider have their own, the keeper's is at another station. */
beforeAll(async () => {
  cloud = await startWarmth({ at: '2022-12-02T18:00' });
  for (const stationId of ['s1', 's2']) await stock(cloud, 9, stationId);
  await openDoor(cloud);
  for (const who of [courier, rider, guard]) await claim(cloud, who);
  await claim(cloud, keeper, 's2');
  const { card } = dataOf(await as(cloud, courier)('offerProxy', { campaignId: 'w1' }));
  dataOf(await as(cloud, rider)('acceptProxy', { card }));
  book = dataOf(await as(cloud, keeper)('readOfflineBook', { stationId: 's1' }));
  bearings = blocks(cloud).flatMap(({ _id: blockId, claims }) =>
    Object.values(claims).flatMap(({ claimId, attempt }) =>
      [false, true].map((proxied) => ({ blockId, claimId, attempt, proxied })),
    ),
  );
});

const flipped = (text: string, at: number, bit: number) => {
  const place = at % text.length;
  return text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ (1 << bit)) + text.slice(place + 1);
};
/** Other ways to write down the same code. */
const WRITINGS: ((text: string) => string)[] = [
  (text) => text,
  (text) => ` ${text}\n`,
  (text) => text.replace(/\.(\w+)\.([\w-]{22})$/, '.0$1.$2'),
  (text) => text.replace(/\.(\w+)\.([\w-]{22})$/, '.zzzzzzzz.$2'),
  (text) => text.replace(/^(NW1\.\w+\.\w+)\.(\d)/, '$1.0$2'),
  (text) => text.toUpperCase(),
  (text) => text.replace('NW1', 'NW2'),
  (text) => text.slice(0, -1),
  (text) => `${text}A`,
  (text) => text + text,
];

/** A code on somebody's phone: of which step before or after the moment, in which writing, with which bits turned. */
const shown = fc.record({
  at: fc.nat({ max: 12 * 60 - 1 }).map((minutes) => minutes * MINUTE),
  of: fc.nat(),
  steps: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -2, max: 2 }) },
    { weight: 1, arbitrary: fc.integer({ min: -3_000, max: 6_000 }) },
  ),
  writing: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat({ max: WRITINGS.length - 1 })),
  flips: fc.oneof(
    { weight: 3, arbitrary: fc.constant<[number, number][]>([]) },
    fc.array(fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 6 })), { maxLength: 2 }),
  ),
});

test('the phone without a network takes the codes that the server takes, for the same kits, and no others', async () => {
  const taken = { yes: 0, no: 0 };
  const begin = cloud.clock.now();
  const property = fc.asyncProperty(shown, async ({ at, of, steps, writing, flips }) => {
    const now = begin + at;
    cloud.clock.set(now);
    const code = codeText(keys, bearings[of % bearings.length]!, Math.floor(now / STEP_MS) + steps);
    const text = flips.reduce((sofar, [place, bit]) => flipped(sofar, place, bit), WRITINGS[writing]!(code));

    const verdict = judge(book, text, now);
    const proof = { kind: 'scanned', text } as const;
    const reply = await as(cloud, keeper)('checkVoucher', { stationId: 's1', proof });

    taken[reply.ok ? 'yes' : 'no'] += 1;
    if (reply.ok) return expect(verdict).toEqual({ pickup: reply.data.pickup });
    expect(reply).toMatchObject({ code: 'CODE_REFUSED' });
    const { reason } = reply.details as { reason: CodeProblem };
    expect(SAID_OF[reason].map((problem) => ({ problem }))).toContainEqual(verdict);
  });
  await fc.assert(property, { numRuns: 300, seed: 1 });

  expect(Math.min(taken.yes, taken.no)).toBeGreaterThan(60);
});

test('what the phone took is booked as of then, once the network is back', async () => {
  const now = book.madeAt + HOUR;
  const text = codeText(keys, bearings[0]!, Math.floor(now / STEP_MS));
  const verdict = judge(book, text, now);
  cloud.clock.set(now + 2 * HOUR);

  const redeem = { stationId: 's1', proof: { kind: 'scanned', text }, handedAt: now } as const;
  const { pickup } = dataOf(await as(cloud, keeper)('redeem', redeem));

  expect(verdict).toEqual({ pickup: { ...pickup, state: 'reserved', handedAt: null } });
  expect(pickup).toMatchObject({ state: 'redeemed', handedAt: now });
});
