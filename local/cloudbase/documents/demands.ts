import { Binary } from 'bson';
import { isOperators } from './conditions';
import { GEO_OPERATORS, geoCondition } from './geo/conditions';
import type { Box } from './geo/shapes';
import { beyond, keyOf, kindKey } from './keys';
import type { Range } from './keys';
import { EMPTY_LIST } from './paths';
import { isPlain } from './values';
import type { Document } from './values';

/** What a filter demands of one field, as far as an index can help; each narrows, and the filter decides. */
export interface Demand {
  /** Keys of the only values that match. */
  points: Buffer[] | null;
  /** Each holds some key of every match; of a field without lists the one key lies in all of them. */
  ranges: Range[];
  /** Where on earth the matches lie. */
  box: Box | null;
}

const NOTHING: Demand = { points: null, ranges: [], box: null };

const isScalar = (value: unknown) =>
  value === null ||
  value instanceof Date ||
  value instanceof Binary ||
  ['string', 'number', 'boolean'].includes(typeof value);

/** The fields that a filter pins down or bounds, through `$and` and into list entries but not into `$or`. */
export function demandsOf(filter: Document): Map<string, Demand> {
  const demands = new Map<string, Demand>();
  const collect = (part: Document, before: string) => {
    for (const [name, condition] of Object.entries(part)) {
      if (name === '$and' && Array.isArray(condition)) condition.filter(isPlain).forEach((one) => collect(one, before));
      if (name.startsWith('$')) continue;
      const field = before + name;
      demands.set(field, both(demands.get(field) ?? NOTHING, demandOf(condition)));
      const entry = isOperators(condition) ? condition['$elemMatch'] : undefined;
      if (isPlain(entry) && !isOperators(entry)) collect(entry, `${field}.`);
    }
  };
  collect(filter, '');
  return demands;
}

/** Either of two demands narrows; of two lists of points the shorter one. */
function both(a: Demand, b: Demand): Demand {
  const points = a.points && b.points && b.points.length < a.points.length ? b.points : (a.points ?? b.points);
  return { points, ranges: [...a.ranges, ...b.ranges], box: a.box ?? b.box };
}

function demandOf(condition: unknown): Demand {
  if (condition instanceof RegExp) return { ...NOTHING, ranges: beginningOf(condition) };
  if (!isOperators(condition)) return { ...NOTHING, points: pointsOf([condition]) };
  const entry = condition['$elemMatch'];
  const own = { ...NOTHING, points: pointsIn(condition), ranges: boundsOf(condition), box: boxOf(condition) };
  return isOperators(entry) ? both(own, demandOf(entry)) : own;
}

/** `$all` is narrowed by its first value alone. */
function pointsIn({ $eq, $in, $all }: Document): Buffer[] | null {
  if ($eq !== undefined) return pointsOf([$eq]);
  if (Array.isArray($in)) return pointsOf($in);
  return Array.isArray($all) && $all.length > 0 ? pointsOf([$all[0]]) : null;
}

/** The keys of values, each once, in order; `null` when one is no point, such as a pattern. */
function pointsOf(values: readonly unknown[]): Buffer[] | null {
  const keys = values.map(pointOf);
  if (keys.some((key) => key === null)) return null;
  const unique = new Map((keys.flat() as Buffer[]).map((key) => [key.toString('latin1'), key]));
  return [...unique.values()].sort((a, b) => a.compare(b));
}

/** A list is found by itself, as an entry of another list, or by its own first entry. */
function pointOf(value: unknown): Buffer[] | null {
  if (Array.isArray(value)) return [keyOf(value), keyOf(value.length > 0 ? value[0] : EMPTY_LIST)];
  return isScalar(value) || (isPlain(value) && !isOperators(value)) ? [keyOf(value)] : null;
}

/** Bounds within one kind, as comparisons match only values of the kind they are given. */
function boundsOf({ $gt, $gte, $lt, $lte }: Document): Range[] {
  const ranges = [
    isBound($gt) && { from: beyond(keyOf($gt)), to: beyond(kindKey($gt)) },
    isBound($gte) && { from: keyOf($gte), to: beyond(kindKey($gte)) },
    isBound($lt) && { from: kindKey($lt), to: keyOf($lt) },
    isBound($lte) && { from: kindKey($lte), to: beyond(keyOf($lte)) },
  ];
  return ranges.filter((range) => range !== false);
}

const isBound = (value: unknown) => value !== undefined && value !== null && (isScalar(value) || isPlain(value));

/** A pattern that is fixed to the beginning, and begins with letters, bounds texts. */
function beginningOf({ source, flags }: RegExp): Range[] {
  const letters =
    flags === '' && !source.includes('|') ? /^\^([\p{L}\p{N}_:/ -]+)(?![?*{])/u.exec(source)?.[1] : undefined;
  // The last letter may belong to a quantifier that the look-ahead gave back.
  const sure = letters === undefined || letters.length === source.length - 1 ? letters : letters.slice(0, -1);
  if (!sure) return [];
  const start = keyOf(sure).subarray(0, -1);
  return [{ from: start, to: beyond(start) }];
}

function boxOf(condition: Document): Box | null {
  const operator = GEO_OPERATORS.find((name) => name in condition);
  return operator ? geoCondition(operator, condition[operator]).box : null;
}
