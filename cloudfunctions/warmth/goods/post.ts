import { beijingDay } from '../../domain/calendar';
import { TRANSACTION_ATTEMPTS, TRANSACTION_OPERATIONS } from '../../kit/transaction';
import { Failure } from '../../kit/failure';
import type { ShortLine } from '../../kit/failure';
import { AT_CLOSED_SITES, changesOf, EXPIRED_TOO, settle, shelfKey } from '../rules/movements';
import type { MovementKind, Put, Refusal, Take, Taken } from '../rules/movements';
import type { Books } from './books';
import { itemRef } from './items';
import type { Items } from './items';
import { firstTally, monthOf, movementOf, movementRow } from './movement';
import type { Movement, Particulars } from './movement';
import { isKept } from './sites';
import { stockRow } from './stock';

/** A movement before it is written. */
export interface Posting {
  /** Names the write: the same for every repetition. */
  id: string;
  kind: MovementKind;
  /** The site in whose ledger it stands. */
  site: { id: string; name: string; orgPath: string };
  takes: Take[];
  puts: (taken: readonly Taken[]) => Put[];
  /** Every shelf that may arrive beside those that are taken from. */
  arriving: readonly { siteId: string; itemId: string; orgPath: string }[];
  items: Items;
  particulars: Particulars;
  shownDonor?: string;
  /** What must hold before it is written, not for a repetition. @throws Failure */
  check?: () => void;
  /** The goods have moved already: neither a closed site nor a last good day can undo that. */
  hasHappened?: true;
}

/** When, and by whom (`null`: a job or the first administrator). */
export interface Stamp {
  now: number;
  by: string | null;
}

const SHELF_OPERATIONS = 4;
/** Operations of one attempt beside shelves: the movement looked for and added, the site, and a row that goes with it. */
const OTHER_OPERATIONS = TRANSACTION_OPERATIONS + 5;

/** The most operations of a posting that changes so many shelves; most take a fifth of them, the first attempt. */
export const postingOperations = (shelves: number): number =>
  TRANSACTION_ATTEMPTS * (OTHER_OPERATIONS + SHELF_OPERATIONS * shelves);

/**
 * Posts a movement within a transaction: the movement, every shelf it changes and the month's tallies.
 *
 * @returns the movement; `isNew` is false when this write was done before, and nothing was changed
 * @throws Failure SITE_CLOSED, OUT_OF_STOCK, KIT_PART_MISSING, GOODS_EXPIRED or UNKNOWN_LOT: nothing moved
 */
export async function post(
  books: Books,
  posting: Posting,
  { now, by }: Stamp,
): Promise<{ movement: Movement; isNew: boolean }> {
  const known = await books.movements.find(posting.id);
  if (known) return { movement: movementOf(known), isNew: false };
  await checkAllowed(books, posting);

  const { id, kind, site, items, particulars, shownDonor = null } = posting;
  const shelves = await readShelves(books, posting);
  const settled = settle(
    Object.fromEntries([...shelves].map(([key, { lots }]) => [key, lots])),
    { ...posting, expiredToo: takesExpired(posting) },
    beijingDay(now),
  );
  if ('refused' in settled) throw refusalOf(settled.refused, posting);

  const { id: siteId, orgPath } = site;
  const movement = { _id: id, kind, at: now, siteId, orgPath, lines: settled.lines, particulars, shownDonor, by };
  await books.movements.insert(movementRow(movement));
  for (const [key, count] of changesOf(settled.lines)) {
    const shelf = shelves.get(key)!;
    const lowAt = items.get(shelf.itemId)?.lowAt ?? null;
    const lots = settled.shelves[key] ?? [];
    await books.stock.put(stockRow({ ...shelf, lots, lowAt }, beijingDay(now)));
    const first = firstTally(monthOf(now), shelf, kind, count);
    await books.tallies.add(first._id, { [kind]: count }, first);
  }
  return { movement, isNew: true };
}

const takesExpired = ({ kind, hasHappened }: Posting): boolean => hasHappened ?? EXPIRED_TOO.includes(kind);

async function checkAllowed(books: Books, { kind, site, hasHappened, check }: Posting): Promise<void> {
  check?.();
  if (hasHappened || AT_CLOSED_SITES.includes(kind) || !isKept(site.id)) return;
  const row = await books.sites.find(site.id);
  if (row && !row.isOpen) throw new Failure('SITE_CLOSED', { site: site.name });
}

/** What lies on every shelf that the posting may change. */
async function readShelves(books: Books, { takes, arriving, site }: Posting) {
  const paths = new Map(arriving.map(({ siteId, orgPath }) => [siteId, orgPath]));
  const shelves = new Map<string, { siteId: string; itemId: string; orgPath: string; lots: Put['lots'][number][] }>();
  for (const { siteId, itemId } of [...takes, ...arriving]) {
    const key = shelfKey(siteId, itemId);
    if (shelves.has(key)) continue;
    const row = await books.stock.find(key);
    const orgPath = row?.orgPath ?? paths.get(siteId) ?? site.orgPath;
    shelves.set(key, { siteId, itemId, orgPath, lots: row?.lots ?? [] });
  }
  return shelves;
}

/** Everything that was refused, the plainest reason first. */
function refusalOf(refused: readonly Refusal[], { kind, items, puts }: Posting): Failure {
  const [first] = refused;
  const { name: item } = itemRef(items, first!.itemId);
  if (first!.why === 'unknownLot') return new Failure('UNKNOWN_LOT', { item, lot: first!.lot ?? '' });
  if (first!.why === 'expired') return new Failure('GOODS_EXPIRED', { item, expiresOn: first!.expiresOn });
  const lines = refused.flatMap((line) => (line.why === 'short' ? [shortLine(items, line, line.onHand)] : []));
  if (kind !== 'kitting') return new Failure('OUT_OF_STOCK', { lines });
  return new Failure('KIT_PART_MISSING', { kit: itemRef(items, puts([])[0]!.itemId).name, lines });
}

/** A short line as it is told. */
export function shortLine(items: Items, { itemId, count }: Pick<Take, 'itemId' | 'count'>, onHand: number): ShortLine {
  const { name, unit } = itemRef(items, itemId);
  return { item: name, unit, wanted: count, onHand };
}
