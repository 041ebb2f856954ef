import { idsOfPath, ROOT_UNIT_ID } from '../../domain/org-unit';
import { covers } from '../../kit/access';
import type { Access } from '../../kit/access';
import type { Context } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Problem } from '../../kit/failure';
import type { OrgUnit } from '../../places/store';
import type { Items } from './items';
import type { Movement } from './movement';
import { post } from './post';
import type { Posting, Stamp } from './post';
import type { Site } from './sites';
import type { GoodsStore } from './store';
import type { WarmthStore } from '../store';

export type GoodsContext = Context<Pick<WarmthStore, 'goods' | 'blocks' | 'campaigns'>>;

/** Who keeps goods: at the station, in its union, in the unions above. */
export const KEEPERS = { stationKeeper: 'unit', secretary: 'unit', unitAdmin: 'unit' } as const satisfies Access;
/** Who may look at them: those, and the auditor everywhere. */
export const LOOKERS = { ...KEEPERS, auditor: 'all' } as const satisfies Access;
/** Who decides about the catalogue and the sites. */
export const OFFICE = { secretary: 'unit', unitAdmin: 'unit' } as const satisfies Access;

/** Operations of every call: who calls. */
export const READ_OPERATIONS = 1;
/** Operations of every write remembered by its request: who calls, and the answer kept. */
export const WRITE_OPERATIONS = READ_OPERATIONS + 3;

/** A refusal that marks one field. */
export function badField(path: string, problem: Problem): Failure {
  return new Failure('INVALID_INPUT', { fields: [{ path, problem }] });
}

/** The site of an id. One operation. @throws Failure INVALID_INPUT when there is none */
export async function siteNamed(goods: GoodsStore, siteId: string, path = 'siteId'): Promise<Site> {
  const site = await goods.sites.find(siteId);
  if (!site) throw badField(path, 'unknown');
  return site;
}

/** The site of an id within the caller's reach. One operation. @throws Failure INVALID_INPUT, or NOT_FOUND beyond it */
export async function siteInReach(context: GoodsContext, siteId: string, path = 'siteId'): Promise<Site> {
  const site = await siteNamed(context.store.goods, siteId, path);
  if (!covers(context.reach, site.orgPath)) throw new Failure('NOT_FOUND');
  return site;
}

/** The unions that the caller's reach begins with, in the order of their grants. */
export function unitsOf({ reach }: Pick<GoodsContext, 'reach'>): string[] {
  if (reach.extent === 'all') return [ROOT_UNIT_ID];
  const paths = reach.extent === 'unit' ? reach.paths : [];
  return [...new Set(paths.flatMap((path) => idsOfPath(path).slice(-1)))];
}

/** A union within the caller's reach; `null`: where the caller works. One operation. @throws Failure NOT_FOUND */
export async function orgUnitInReach(context: GoodsContext, orgUnitId: string | null): Promise<OrgUnit> {
  const id = orgUnitId ?? unitsOf(context)[0] ?? ROOT_UNIT_ID;
  const unit = await context.store.goods.sites.findUnit(id);
  if (!unit || !covers(context.reach, unit.path)) throw new Failure('NOT_FOUND');
  return unit;
}

/**
 * The items that some lines name. One operation.
 *
 * @throws Failure INVALID_INPUT with every line that names none
 */
export async function itemsNamed(goods: GoodsStore, lines: readonly { itemId: string }[], path = 'lines') {
  const items = await goods.catalogue.among(lines.map(({ itemId }) => itemId));
  const unknown = lines.flatMap(({ itemId }, i) => (items.has(itemId) ? [] : [`${path}.${i}.itemId`]));
  if (unknown.length === 0) return items;
  throw new Failure('INVALID_INPUT', { fields: unknown.map((field) => ({ path: field, problem: 'unknown' })) });
}

/** The items of some movements or transfers, for showing. One operation. */
export function itemsShown(goods: GoodsStore, lines: readonly { itemId: string }[]): Promise<Items> {
  return goods.catalogue.among(lines.map(({ itemId }) => itemId));
}

/** The items that a page of movements, transfers or stock-takes names. One operation. */
export function itemsOn(goods: GoodsStore, rows: readonly { lines: readonly { itemId: string }[] }[]): Promise<Items> {
  return itemsShown(
    goods,
    rows.flatMap(({ lines }) => lines),
  );
}

/** The id of the movement that a request makes. */
export const movementIdOf = ({ requestKey }: Pick<GoodsContext, 'requestKey'>) => `m${requestKey}`;
export const stampOf = ({ now, caller }: Pick<GoodsContext, 'now' | 'caller'>): Stamp => ({ now, by: caller.personId });

/** Posts the one movement of a request. */
export async function postNow(context: GoodsContext, posting: Omit<Posting, 'id'>): Promise<Movement> {
  const whole = { ...posting, id: movementIdOf(context) };
  const { movement } = await context.store.goods.ledger.write((books) => post(books, whole, stampOf(context)));
  return movement;
}
