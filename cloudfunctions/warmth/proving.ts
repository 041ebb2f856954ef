import { Failure } from '../kit/failure';
import type { Station } from '../places/store';
import type { Block, Entry, Glimpse } from './block';
import { placeOfBlock } from './block';
import { isBound, isTakenUp, proxyOf } from './claim-row';
import type { CodeProblem } from './contract/fields';
import type { Proof } from './contract/keeper';
import { noteUnbooked } from './keeping';
import type { WarmthContext } from './member';
import { isChecked, typedDigits } from './rules/digits';
import { digitsRound, faultOf, readCode } from './voucher';

/** Whose kit it is, as the block has it, and (`proxyId`) the colleague who stands there for them. */
export interface Proven {
  block: Pick<Glimpse, '_id' | 'stationName' | 'open' | 'opensAt' | 'closesAt'>;
  entry: Entry;
  proxyId: string | null;
}

/** When a proof was shown, epoch milliseconds, and whether without a network. */
export interface Showing {
  at: number;
  offline: boolean;
  /** Why nothing is handed out whatever is shown; a repetition is answered all the same. */
  hindrance: Failure | null;
}

/** What a proof stands for, and what is yet to be judged about it. */
interface Found {
  block: Pick<Block, '_id' | 'stationName' | 'open' | 'opensAt' | 'closesAt'>;
  entry: Entry;
  /** @returns the colleague who shows it; `null`: nobody but the person. @throws Failure */
  judge: () => Promise<string | null>;
}

const refused = (reason: CodeProblem, station: string | null = null) =>
  new Failure('CODE_REFUSED', { reason, station });

/**
 * The claim that a code, digits or the keeper's own choice stand for. At most three operations. What this very request
 * has handed out is found again, however old the code is by now and whatever happened since.
 *
 * @throws Failure the hindrance, CODE_REFUSED, ALREADY_HANDED for one that was handed out at another station
 */
export async function prove(context: WarmthContext, station: Station, proof: Proof, showing: Showing): Promise<Proven> {
  const found = await find(context, station, proof, showing);
  const isFound = !(found instanceof Failure);
  if (isFound && isRepeated(context, found.entry)) return { ...found, proxyId: found.entry.proxyId };
  if (showing.hindrance) throw showing.hindrance;
  if (!isFound) throw found;
  return { ...found, proxyId: await found.judge() };
}

/** Whether this request has handed it out before. */
export const isRepeated = ({ requestKey }: WarmthContext, { state, request }: Entry): boolean =>
  state === 'redeemed' && request === requestKey;

function find(context: WarmthContext, station: Station, proof: Proof, showing: Showing): Promise<Found | Failure> {
  if (proof.kind === 'scanned') return scanned(context, station, proof.text, showing);
  if (proof.kind === 'typed') return typed(context, station, proof.digits, showing);
  return known(context, station, proof);
}

async function scanned(context: WarmthContext, station: Station, text: string, showing: Showing) {
  const { store } = context;
  const shown = readCode(text);
  if (!shown) return refused('unreadable');
  const fault = faultOf(store.keys(), shown, showing.at);
  if (fault === 'forged') return refused('forged');
  const [block] = await store.blocks.glimpse(shown.blockId, shown);
  if (!block?.entry) return refused('unknown');
  const { entry } = block;
  const judge = async () => {
    if (block.stationId !== station._id) throw await elsewhere(context, station, block, entry);
    if (fault === 'old') throw refused('old');
    return shown.proxied ? namedIn(context, block._id, entry, showing) : null;
  };
  return { block, entry, judge };
}

/** A good code that belongs to another door: handed out there, waiting there, or of a campaign that is not held here. */
async function elsewhere({ store }: WarmthContext, station: Station, block: Glimpse, { state, endedAt }: Entry) {
  if (state === 'redeemed') return new Failure('ALREADY_HANDED', { station: block.stationName, at: endedAt ?? 0 });
  const { campaignId } = placeOfBlock(block._id);
  const here = await store.blocks.heads(campaignId, station._id);
  return here.length === 0 ? refused('otherCampaign', block.stationName) : refused('otherStation', block.stationName);
}

/** The colleague whom the person has named. @throws Failure CODE_REFUSED when they have named nobody, or taken it back */
async function namedIn(context: WarmthContext, id: string, entry: Entry, { offline }: Showing): Promise<string> {
  const { store, requestKey } = context;
  const { attempt, personId } = entry;
  const row = await store.claims.find(placeOfBlock(id).campaignId, personId);
  const isTheirs = row !== null && (isBound(row, id, attempt) || isTakenUp(row, id, attempt, requestKey));
  const proxyId = isTheirs ? proxyOf(row, attempt) : null;
  if (proxyId !== null) return proxyId;
  if (offline) await noteUnbooked(context, entry);
  throw refused('unknown');
}

async function typed(context: WarmthContext, station: Station, said: string, showing: Showing) {
  const { store, now } = context;
  const digits = typedDigits(said);
  if (digits.length !== 10 || !isChecked(digits)) return refused('unreadable');
  const all = (await store.blocks.allAt(station._id, now)).flatMap((block) =>
    Object.values(block.claims).map((entry) => ({ block, entry })),
  );
  const repeated = all.find(({ entry }) => isRepeated(context, entry));
  if (repeated) return { ...repeated, judge: async () => repeated.entry.proxyId };
  const meant = all
    .filter(({ entry: { state } }) => state !== 'void' && state !== 'moved')
    .flatMap((one) => [false, true].map((proxied) => ({ ...one, proxied })))
    .filter(({ block, entry, proxied }) =>
      digitsRound(store.keys(), bearingOf(block._id, entry, proxied), showing.at).includes(digits),
    );
  const [one] = meant;
  if (!one || meant.length > 1) return refused('unknown');
  const { block, entry, proxied } = one;
  return { block, entry, judge: async () => (proxied ? namedIn(context, block._id, entry, showing) : null) };
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
) {
  const seen = await store.blocks.glimpseAt(campaignId, station._id, { claimId, attempt });
  const block = seen.find(({ entry }) => entry !== null);
  if (!block?.entry) return refused('unknown');
  const { entry } = block;
  const judge = async () => {
    const row = await store.claims.find(campaignId, entry.personId);
    if (row?.blockId !== block._id || !(row.fixed || row.attempt >= attempt)) throw refused('unknown');
    return null;
  };
  return { block, entry, judge };
}
