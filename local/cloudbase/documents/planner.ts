import type { IndexKey, IndexSpec } from '../../../cloudfunctions/domain/collections';
import { beyond, directedKey, keyOf } from './keys';
import { isPlain } from './values';
import type { Document } from './values';

/** An index as the store keeps it; `multikey` once any document had several keys in it. */
export interface Index extends IndexSpec {
  id: number;
  name: string;
  isMultikey: boolean;
}

/** Keys from `from` up to, and without, `to`. */
export interface Range {
  from: Buffer;
  to: Buffer;
}

/** How the candidates of a query are found; `sorted` when they come in the order that was asked for. */
export type Plan =
  | { by: 'ids'; ids: unknown[]; sorted: false }
  | { by: 'index'; index: Index; ranges: Range[]; backwards: boolean; sorted: boolean }
  | { by: 'scan'; sorted: boolean };

export type Order = Record<string, 1 | -1>;

/** What a filter demands of one field, as far as an index can help. */
interface Demand {
  points: unknown[] | null;
  from: unknown;
  to: unknown;
}

/** More points than this are not worth looking up one by one. */
const MOST_POINTS = 4_000;

const isPoint = (value: unknown) =>
  value === null || value instanceof Date || ['string', 'number', 'boolean'].includes(typeof value);

/** The plan that examines least: ids, else the index with the longest equal prefix, a range, an order, else a scan. */
export function planFor(filter: Document, order: Order | null, indexes: readonly Index[]): Plan {
  const demands = demandsOf(filter);
  const ids = demands.get('_id')?.points;
  if (ids) return { by: 'ids', ids, sorted: false };

  const plans = indexes.map((index) => planOn(index, demands, order)).filter((plan) => plan !== null);
  const best = plans.sort((a, b) => b.score - a.score)[0];
  return best ? best.plan : { by: 'scan', sorted: order === null };
}

/** The fields that a filter pins down or bounds, through `$and` but not into `$or`. */
export function demandsOf(filter: Document): Map<string, Demand> {
  const demands = new Map<string, Demand>();
  const collect = (part: Document) => {
    for (const [field, condition] of Object.entries(part)) {
      if (field === '$and') (condition as Document[]).forEach(collect);
      if (field.startsWith('$')) continue;
      demands.set(field, merged(demands.get(field), demandOf(condition)));
    }
  };
  collect(filter);
  return demands;
}

function merged(known: Demand | undefined, more: Demand): Demand {
  if (!known) return more;
  return { points: known.points ?? more.points, from: known.from ?? more.from, to: known.to ?? more.to };
}

function demandOf(condition: unknown): Demand {
  if (isPoint(condition)) return { points: [condition], from: undefined, to: undefined };
  if (!isPlain(condition)) return { points: null, from: undefined, to: undefined };
  return {
    points: pointsOf(condition),
    from: bound(condition['$gte'] ?? condition['$gt']),
    to: bound(condition['$lte'] ?? condition['$lt']),
  };
}

const bound = (value: unknown) => (value !== null && isPoint(value) ? value : undefined);

/** `$all` is narrowed by its first value alone; the rest is left to the filter. */
function pointsOf({ $eq, $in, $all }: Document): unknown[] | null {
  if (isPoint($eq)) return [$eq];
  if (Array.isArray($in) && $in.every(isPoint) && $in.length <= MOST_POINTS) return [...new Set<unknown>($in)];
  if (Array.isArray($all) && $all.length > 0 && isPoint($all[0])) return [$all[0] as unknown];
  return null;
}

function planOn(index: Index, demands: Map<string, Demand>, order: Order | null) {
  const equal = index.keys.findIndex(([field]) => !demands.get(field)?.points);
  const prefixLength = equal === -1 ? index.keys.length : equal;
  const { starts, used } = prefixesOf(index.keys.slice(0, prefixLength), demands);
  const next = index.keys[used];
  const range = next ? rangeOf(next, demands.get(next[0]), index.isMultikey) : null;
  const direction = orderOn(index, demands, used, starts.length, order);
  if (used === 0 && !range && direction === null) return null;

  const ranges = starts.map((start) => ({
    from: range ? Buffer.concat([start, range.from]) : start,
    to: range ? Buffer.concat([start, range.to]) : beyond(start),
  }));
  const sorted = order === null || direction !== null;
  const plan = { by: 'index', index, ranges, backwards: direction === -1, sorted } as const;
  return { plan, score: used * 10 + (range ? 5 : 0) + (order !== null && sorted ? 3 : 0) };
}

/** The beginnings of keys that the equal fields fix: one, or one for each point of a field that has several. */
function prefixesOf(keys: readonly IndexKey[], demands: Map<string, Demand>): { starts: Buffer[]; used: number } {
  let starts: Buffer[] = [Buffer.alloc(0)];
  for (const [used, [field, direction]] of keys.entries()) {
    const points = demands.get(field)!.points!;
    if (starts.length * points.length > MOST_POINTS) return { starts, used };
    starts = starts.flatMap((start) => points.map((point) => Buffer.concat([start, directedKey(point, direction)])));
  }
  return { starts: starts.sort((a, b) => a.compare(b)), used: keys.length };
}

/** Bounds within one type, as comparisons match only values of the type they are given. */
function rangeOf([, direction]: IndexKey, demand: Demand | undefined, isMultikey: boolean): Range | null {
  const { from, to } = demand ?? {};
  const sample = from ?? to;
  if (sample === undefined || direction === -1) return null;
  const type = keyOf(sample).subarray(0, 1);
  // Of a list, one entry may meet the lower bound and another the upper: only one of the two may narrow.
  const upper = to === undefined || (isMultikey && from !== undefined) ? beyond(type) : beyond(keyOf(to));
  return { from: from === undefined ? type : keyOf(from), to: upper };
}

/** The direction in which an index gives the wanted order, or `null` when it does not. */
function orderOn(
  index: Index,
  demands: Map<string, Demand>,
  used: number,
  starts: number,
  order: Order | null,
): 1 | -1 | null {
  if (order === null || index.isMultikey || starts > 1) return null;
  const wanted = Object.entries(order).filter(([field]) => demands.get(field)?.points?.length !== 1);
  const rest = index.keys.slice(used);
  if (wanted.length === 0 || wanted.length > rest.length) return wanted.length === 0 ? 1 : null;
  const ways = wanted.map(([field, way], i) => (rest[i]![0] === field ? way * rest[i]![1] : 0));
  return ways.every((way) => way === ways[0]) && ways[0] !== 0 ? (ways[0] as 1 | -1) : null;
}
