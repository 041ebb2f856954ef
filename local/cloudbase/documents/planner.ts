import type { IndexKey, IndexSpec } from '../../../cloudfunctions/domain/collections';
import { demandsOf } from './demands';
import type { Demand } from './demands';
import { cellsOver, cellsRound } from './geo/cells';
import type { Box } from './geo/shapes';
import { beyond, inverted, keyOf } from './keys';
import type { Range } from './keys';
import { isPlain } from './values';
import type { Document } from './values';

/** An index as the store keeps it. */
export interface Index extends IndexSpec {
  id: number;
  name: string;
  /** Whether any document ever had a list in the field of that place. */
  hasLists: boolean[];
}

/** The index that every collection has of its own: by `_id`. */
export const ID_INDEX: Index = { id: 0, name: '_id_', keys: [['_id', 1]], unique: true, hasLists: [false] };

/** The documents of some ranges of an index. */
export interface IndexPlan {
  by: 'index';
  index: Index;
  ranges: Range[];
  backwards: boolean;
  /** Whether they come in the order that was asked for. */
  sorted: boolean;
  /** Whether the filter, and not the order alone, chose the ranges. */
  narrows: boolean;
}

/** How the candidates of a query are found. `any`: those of several plans, one for each branch of an `$or`. */
export type Plan = IndexPlan | { by: 'any'; plans: IndexPlan[]; sorted: boolean } | { by: 'scan'; sorted: boolean };

export type Order = Record<string, 1 | -1>;

/** More ranges than this are not worth looking up one by one. */
const MOST_RANGES = 4_000;

interface Rated {
  plan: IndexPlan;
  score: number;
}

/** The plan that examines least: the longest equal prefix, a range, an order; else a branch at a time; else a scan. */
export function planFor(filter: Document, order: Order | null, indexes: readonly Index[]): Plan {
  const best = bestOn(filter, order, indexes);
  if (best?.plan.narrows) return best.plan;
  const branches = branchesOf(filter)?.map((branch) => bestOn({ $and: [filter, branch] }, null, indexes)?.plan);
  const plans = branches?.filter((plan): plan is IndexPlan => plan?.narrows === true);
  if (plans && plans.length === branches?.length) return { by: 'any', plans, sorted: order === null };
  return best ? best.plan : { by: 'scan', sorted: order === null };
}

function bestOn(filter: Document, order: Order | null, indexes: readonly Index[]): Rated | undefined {
  const demands = demandsOf(filter);
  const plans = [ID_INDEX, ...indexes].map((index) => planOn(index, demands, order)).filter((rated) => rated !== null);
  return plans.sort((a, b) => b.score - a.score)[0];
}

/** The branches of the first `$or`, also one inside an `$and`. */
function branchesOf({ $or, $and }: Document): Document[] | null {
  if (Array.isArray($or) && $or.every(isPlain)) return $or;
  const inside = Array.isArray($and) ? $and.filter(isPlain).map(branchesOf) : [];
  return inside.find((branches) => branches !== null) ?? null;
}

/** The plan on an index that has the field as `2dsphere`, for what lies in a box; `null` when its fields before are open. */
export function planInBox(index: Index, filter: Document, field: string, box: Box): IndexPlan | null {
  const demands = demandsOf(filter);
  demands.set(field, { points: null, ranges: [], box });
  const plan = planOn(index, demands, null)?.plan;
  const place = index.keys.findIndex(([name, direction]) => name === field && direction === '2dsphere');
  const isReached = index.keys.slice(0, place).every(([name]) => demands.get(name)?.points);
  return plan && place >= 0 && isReached ? plan : null;
}

function planOn(index: Index, demands: Map<string, Demand>, order: Order | null): Rated | null {
  const { starts, used } = prefixesOf(index, demands);
  const next = index.keys[used];
  const tails = next ? tailsOf(next, demands.get(next[0]), index.hasLists[used]!) : null;
  const way = order === null ? null : orderOn(index, demands, used, starts.length, order);
  const narrows = used > 0 || tails !== null;
  if (!narrows && way === null) return null;

  const ranges = starts.flatMap((start) => (tails ?? [null]).map((tail) => rangeFrom(start, tail)));
  const isWhole = isWholeKey(index, used);
  const sorted = order === null || way !== null || (isWhole && starts.length === 1);
  const plan: IndexPlan = { by: 'index', index, ranges, backwards: way === -1, sorted, narrows };
  return { plan, score: used * 10 + (tails ? 5 : 0) + (way === null ? 0 : 3) + (isWhole ? 100 : 0) };
}

/** Whether each beginning is a whole unique key, and so at most one document, which is in every order. */
const isWholeKey = ({ unique, keys }: Index, used: number) => unique === true && used === keys.length;

const rangeFrom = (start: Buffer, tail: Range | null): Range =>
  tail
    ? { from: Buffer.concat([start, tail.from]), to: Buffer.concat([start, tail.to]) }
    : { from: start, to: beyond(start) };

/** The beginnings of keys that the equal fields fix: one, or one for each point of a field that has several. */
function prefixesOf({ keys }: Index, demands: Map<string, Demand>): { starts: Buffer[]; used: number } {
  let starts: Buffer[] = [Buffer.alloc(0)];
  for (const [used, [field, direction]] of keys.entries()) {
    const points = direction === '2dsphere' ? null : demands.get(field)?.points;
    if (!points || starts.length * points.length > MOST_RANGES) return { starts, used };
    const parts = direction === -1 ? points.map(inverted) : points;
    starts = starts.flatMap((start) => parts.map((part) => Buffer.concat([start, part])));
  }
  return { starts: starts.sort((a, b) => a.compare(b)), used: keys.length };
}

/** The ranges that a filter allows of the field after the equal ones; `null` when it allows all. */
function tailsOf([, direction]: IndexKey, demand: Demand | undefined, hasLists: boolean): Range[] | null {
  if (!demand) return null;
  if (direction === '2dsphere') return demand.box && rangesOver(cellsOver(demand.box));
  const [first, ...more] = demand.ranges;
  if (!first) return null;
  // Of a list, one entry may meet the lower bound and another the upper: only one of the two may narrow.
  const { from, to } = hasLists ? first : more.reduce(common, first);
  if (from.compare(to) >= 0) return [];
  return [direction === 1 ? { from, to } : { from: beyond(inverted(to)), to: beyond(inverted(from)) }];
}

const common = (a: Range, b: Range): Range => ({
  from: a.from.compare(b.from) > 0 ? a.from : b.from,
  to: a.to.compare(b.to) < 0 ? a.to : b.to,
});

/** Everything in the cells, and in the larger ones round them in which shapes may lie. */
function rangesOver(cells: readonly string[]): Range[] {
  const round = [...new Set(cells.flatMap(cellsRound))].map((cell) => ({ from: keyOf(cell), to: beyond(keyOf(cell)) }));
  const inside = cells.map((cell) => keyOf(cell).subarray(0, -1)).map((start) => ({ from: start, to: beyond(start) }));
  return [...round, ...inside].sort((a, b) => a.from.compare(b.from));
}

/** The direction in which an index gives the wanted order, or `null` when it does not. */
function orderOn(
  index: Index,
  demands: Map<string, Demand>,
  used: number,
  starts: number,
  order: Order,
): 1 | -1 | null {
  const isFixed = (field: string) =>
    index.keys.findIndex(([name], i) => name === field && i < used && !index.hasLists[i]) >= 0 &&
    demands.get(field)?.points?.length === 1;
  const wanted = Object.entries(order).filter(([field]) => !isFixed(field));
  const rest = index.keys.slice(used);
  if (starts > 1 || wanted.length > rest.length) return null;
  if (wanted.length === 0) return 1;
  const ways = wanted.map(([field, way], i) => {
    const [name, direction] = rest[i]!;
    return name !== field || direction === '2dsphere' || index.hasLists[used + i] ? 0 : way * direction;
  });
  return ways.every((way) => way === ways[0]) && ways[0] !== 0 ? (ways[0] as 1 | -1) : null;
}
