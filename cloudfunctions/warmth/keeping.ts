import { covers } from '../kit/access';
import { Failure } from '../kit/failure';
import type { Station } from '../places/store';
import type { Entry, Glimpse } from './block';
import { placeOfBlock } from './block';
import { claimRowId, isBound, proxyOf } from './claim-row';
import type { CodeProblem } from './contract/fields';
import type { Proof } from './contract/keeper';
import type { WarmthContext } from './member';
import { stationOf } from './reserving';
import { isChecked, typedDigits } from './rules/digits';
import { digitsRound, faultOf, readCode } from './voucher';

/** Whose kit it is, as the block has it, and (`proxyId`) the colleague who stands there for them. */
export interface Proven {
  block: Pick<Glimpse, '_id' | 'stationName' | 'open' | 'opensAt' | 'closesAt'>;
  entry: Entry;
  proxyId: string | null;
}

const refused = (reason: CodeProblem, station: string | null = null) =>
  new Failure('CODE_REFUSED', { reason, station });

/** A station within the caller's reach. At most one operation. @throws Failure NOT_FOUND */
export async function keptStation({ store, reach, now }: WarmthContext, id: string): Promise<Station> {
  const station = await store.station(id, now);
  if (!station || !covers(reach, station.orgPath)) throw new Failure('NOT_FOUND');
  return station;
}

/**
 * The claim that a code, digits or the keeper's own choice stand for. At most three operations.
 *
 * @param at when it was shown, epoch milliseconds
 * @throws Failure CODE_REFUSED, ALREADY_HANDED for one that was handed out at another station
 */
export function prove(context: WarmthContext, station: Station, proof: Proof, at: number): Promise<Proven> {
  if (proof.kind === 'scanned') return scanned(context, station, proof.text, at);
  if (proof.kind === 'typed') return typed(context, station, proof.digits, at);
  return known(context, station, proof);
}

async function scanned(context: WarmthContext, station: Station, text: string, at: number): Promise<Proven> {
  const { store } = context;
  const shown = readCode(text);
  if (!shown) throw refused('unreadable');
  const fault = faultOf(store.keys(), shown, at);
  if (fault === 'forged') throw refused('forged');
  const [block] = await store.blocks.glimpse(shown.blockId, shown);
  if (!block?.entry) throw refused('unknown');
  if (block.stationId !== station._id) throw await elsewhere(context, station, block, block.entry);
  if (fault === 'old') throw refused('old');
  const proxyId = shown.proxied ? await namedIn(context, block, block.entry) : null;
  return { block, entry: block.entry, proxyId };
}

/** A good code that belongs to another door: handed out there, waiting there, or of a campaign that is not held here. */
async function elsewhere({ store }: WarmthContext, station: Station, block: Glimpse, { state, endedAt }: Entry) {
  if (state === 'redeemed') return new Failure('ALREADY_HANDED', { station: block.stationName, at: endedAt ?? 0 });
  const { campaignId } = placeOfBlock(block._id);
  const here = await store.blocks.heads(campaignId, station._id);
  return here.length === 0 ? refused('otherCampaign', block.stationName) : refused('otherStation', block.stationName);
}

/** The colleague whom the person has named. @throws Failure CODE_REFUSED when they have named nobody, or taken it back */
async function namedIn({ store }: WarmthContext, { _id: id }: Pick<Glimpse, '_id'>, entry: Entry): Promise<string> {
  const row = await store.claims.find(placeOfBlock(id).campaignId, entry.personId);
  const proxyId = row && isBound(row, id, entry.attempt) ? proxyOf(row, entry.attempt) : null;
  if (proxyId === null) throw refused('unknown');
  return proxyId;
}

async function typed(context: WarmthContext, station: Station, said: string, at: number): Promise<Proven> {
  const { store } = context;
  const digits = typedDigits(said);
  if (digits.length !== 10 || !isChecked(digits)) throw refused('unreadable');
  const found = (await store.blocks.allAt(station._id)).flatMap((block) =>
    Object.values(block.claims)
      .filter(({ state }) => state !== 'void' && state !== 'moved')
      .flatMap((entry) =>
        [false, true]
          .filter((proxied) => digitsRound(store.keys(), bearingOf(block._id, entry, proxied), at).includes(digits))
          .map((proxied) => ({ block, entry, proxied })),
      ),
  );
  const [one] = found;
  if (!one || found.length > 1) throw refused('unknown');
  const proxyId = one.proxied ? await namedIn(context, one.block, one.entry) : null;
  return { block: one.block, entry: one.entry, proxyId };
}

const bearingOf = (blockId: string, { claimId, attempt }: Entry, proxied: boolean) => ({
  blockId,
  claimId,
  attempt,
  proxied,
});

/** A claim that the keeper picked from those found by number and surname; only bound ones are theirs to hand out. */
async function known(
  { store }: WarmthContext,
  station: Station,
  { campaignId, claimId, attempt }: Extract<Proof, { kind: 'known' }>,
): Promise<Proven> {
  const seen = await store.blocks.glimpseAt(campaignId, station._id, { claimId, attempt });
  const block = seen.find(({ entry }) => entry !== null);
  if (!block?.entry) throw refused('unknown');
  const row = await store.claims.find(campaignId, block.entry.personId);
  const bound = row?.blockId === block._id && (row.fixed || row.attempt >= attempt);
  if (!bound) throw refused('unknown', stationOf(block._id) === station._id ? null : block.stationName);
  return { block, entry: block.entry, proxyId: null };
}

/** Which of some entries at a station are bound to their blocks. One operation. */
export async function boundAmong(
  { store }: Pick<WarmthContext, 'store'>,
  held: readonly { blockId: string; campaignId: string; entry: Entry }[],
) {
  const rows = await store.claims.among(
    held.map(({ campaignId, entry }) => ({ campaignId, personId: entry.personId })),
  );
  const byId = new Map(rows.map((row) => [row._id, row]));
  return held.filter(({ blockId, campaignId, entry }) => {
    const row = byId.get(claimRowId(campaignId, entry.personId));
    return row !== undefined && isBound(row, blockId, entry.attempt);
  });
}
