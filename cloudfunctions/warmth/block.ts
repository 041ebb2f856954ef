import * as z from 'zod';
import { Occupation } from './contract/fields';

/** An instant that never comes, where a row has nothing to wait for. */
export const NEVER = 9_007_199_254_740_991;

/** What became of somebody's attempt: held for them, handed out, given up, run out, exchanged, or never bound. */
export const ENTRY_STATES = ['reserved', 'redeemed', 'cancelled', 'expired', 'moved', 'void'] as const;

/** One attempt of somebody at a block; ended ones stay, so that a repetition finds what came of it. */
export const Entry = z.strictObject({
  attempt: z.int().positive(),
  claimId: z.string(),
  state: z.enum(ENTRY_STATES),
  personId: z.string(),
  occupation: Occupation,
  orgPath: z.string().describe("the person's"),
  at: z.int(),
  until: z.int(),
  offered: z.boolean(),
  from: z.string().nullable().describe('block of the attempt it takes the place of; null: of none'),
  endedAt: z.int().nullable(),
  by: z.string().nullable().describe('keeper who handed it out'),
  request: z.string().nullable().describe('that handed it out'),
  proxyId: z.string().nullable().describe('the colleague it was handed to'),
  counted: z.boolean().describe('its hand-out is known to be in the tallies'),
});
export type Entry = z.infer<typeof Entry>;

export const Counts = z.record(z.string(), z.int());

const head = {
  _id: z.string().describe('<campaign>.<station>.<shard>'),
  campaignId: z.string(),
  stationId: z.string(),
  stationName: z.string(),
  orgUnitName: z.string(),
  orgPath: z.string().describe("the station's"),
  shard: z.int().min(0),
  fixed: z.boolean().describe('whether the campaign fixes at which station somebody claims'),
  open: z.boolean().describe('whether the campaign lets people reserve'),
  opensAt: z.int(),
  closesAt: z.int(),
  campaignVersion: z.int().describe('of the campaign, that it follows'),
  units: z.int().min(0).describe('all that were allotted: left + reserved + handed'),
  left: z.int().min(0),
  handed: z.int().min(0),
  expired: z.int().min(0).describe('claims, not kits'),
  cancelled: z.int().min(0),
  waiting: z.boolean().describe('people wait here, and what returns is theirs first'),
  days: z.record(z.string(), Counts).describe('handed out by day and occupation; `proxy`: of those, to a colleague'),
};

/** A block without those who claimed of it. */
export const BlockHead = z.strictObject(head);
export type BlockHead = z.infer<typeof BlockHead>;
export const HEAD_FIELDS = Object.keys(head);

/** Kits of a campaign at a station and everybody who holds or had one of them; the unit of atomicity. */
export const Block = z.strictObject({
  ...head,
  dueAt: z.int().describe('no reservation runs out before'),
  freshAt: z.int().describe('no hold since then is known to be bound'),
  uncountedAt: z.int().describe('no hand-out is missing from the tallies before a run at this instant'),
  unpostedAt: z.int().describe('no hand-out is missing from the ledger before a run at this instant'),
  holds: z.int().min(0).describe('counts holds, so that nothing newer is overlooked'),
  allots: Counts.describe('kits brought, or (negative) taken away, by movement'),
  claims: z.record(z.string(), Entry).describe('by entryKey'),
});
export type Block = z.infer<typeof Block>;

/** A block as one attempt sees it; `entry` is `null` when it never held a kit of it. */
export type Glimpse = Pick<
  Block,
  '_id' | 'stationId' | 'stationName' | 'open' | 'opensAt' | 'closesAt' | 'left' | 'waiting' | 'fixed'
> & {
  entry: Entry | null;
};

/** More attempts than anybody needs; without an end a block would grow with every change of mind. */
export const MOST_ATTEMPTS = 20;

/** Where an attempt of a claim stands in a block; hexadecimal, as part of a path. */
export const entryKey = (claimId: string, attempt: number) => `${claimId}${attempt.toString(16).padStart(4, '0')}`;
export const blockId = (campaignId: string, stationId: string, shard: number) => `${campaignId}.${stationId}.${shard}`;
export const placeOfBlock = (id: string) => {
  const [campaignId = '', stationId = '', shard = '0'] = id.split('.');
  return { campaignId, stationId, shard: Number(shard) };
};

/** What an attempt holds a kit with. */
export type Hold = Pick<
  Entry,
  'attempt' | 'claimId' | 'personId' | 'occupation' | 'orgPath' | 'at' | 'until' | 'offered' | 'from'
>;

/** How a held kit ends without being handed out; every such end puts it back. */
export type Ending = Exclude<Entry['state'], 'reserved' | 'redeemed'>;

/** A kit given into somebody's hands: when, on which day, by whom, at whose request, to which colleague (`null`: none). */
export interface HandOut {
  at: number;
  day: string;
  by: string;
  request: string;
  proxyId: string | null;
}

/** The entry of a kit that is held. */
export function heldEntry(hold: Hold): Entry {
  return { ...hold, state: 'reserved', endedAt: null, by: null, request: null, proxyId: null, counted: false };
}
