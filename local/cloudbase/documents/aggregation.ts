import { badOperator, badRequest } from './database-error';
import type { Finder } from './finder';
import { nearnessTo } from './geo/conditions';
import { setField } from './fields';
import { MOST_AGGREGATE_ROWS, USUAL_AGGREGATE_ROWS } from './limits';
import { leavesAt } from './paths';
import { aggregated, checkedStages } from './pipeline';
import type { Order } from './planner';
import type { Collection } from './store';
import { isPlain } from './values';
import type { Document } from './values';

interface Start {
  documents: Document[];
  examined: number;
  /** The stages that are left to do. */
  rest: readonly Document[];
}

/**
 * The rows of a pipeline. What it begins with, `$match`, `$sort` and `$limit` or `$geoNear`, is served by an index.
 *
 * @param resolve the documents of a collection that a stage names
 */
export function aggregate(
  finder: Finder,
  collection: Collection,
  stages: readonly Document[],
  resolve: (name: string) => Document[],
) {
  checkedStages(stages);
  const { documents, examined, rest } =
    stages[0] && '$geoNear' in stages[0] ? nearestStart(finder, collection, stages) : start(finder, collection, stages);
  const rows = aggregated(documents, rest, resolve);
  const most = stages.some((stage) => '$limit' in stage) ? MOST_AGGREGATE_ROWS : USUAL_AGGREGATE_ROWS;
  const limited = rows.slice(0, most);
  return { documents: limited, effort: { examined, returned: limited.length } };
}

/** How many documents a `$limit` in this place lets through. */
const enoughOf = (stage: Document | undefined): number => {
  const limit = stage?.['$limit'];
  return typeof limit === 'number' && limit > 0 ? limit : Infinity;
};

function start(finder: Finder, collection: Collection, stages: readonly Document[]): Start {
  const filter = (stages[0]?.['$match'] ?? {}) as Document;
  const afterMatch = stages[0] && '$match' in stages[0] ? stages.slice(1) : stages;
  const order = orderOf(afterMatch[0]);
  const rest = order ? afterMatch.slice(1) : afterMatch;
  return { ...finder.matching(collection, filter, order, enoughOf(rest[0])), rest };
}

function orderOf(stage: Document | undefined): Order | null {
  const order = stage?.['$sort'];
  return isPlain(order) && Object.keys(order).length > 0 ? (order as Order) : null;
}

const GEO_NEAR = [
  'near',
  'distanceField',
  'minDistance',
  'maxDistance',
  'query',
  'key',
  'includeLocs',
  'spherical',
  'distanceMultiplier',
  'limit',
];

/** The argument of `$geoNear`. @throws DatabaseError for a part that is unknown or missing */
function geoNearOf(argument: unknown) {
  if (!isPlain(argument)) throw badRequest('$geoNear needs an object');
  const unknown = Object.keys(argument).find((name) => !GEO_NEAR.includes(name));
  if (unknown !== undefined) throw badOperator(`${unknown} in $geoNear`);
  const { distanceField, query = {}, key, includeLocs, spherical, distanceMultiplier = 1, limit = Infinity } = argument;
  if (typeof distanceField !== 'string' || distanceField === '') throw badRequest('$geoNear needs a distanceField');
  if (spherical !== true) throw badRequest('$geoNear of GeoJSON needs spherical: true');
  if (!isPlain(query) || typeof distanceMultiplier !== 'number' || typeof limit !== 'number')
    throw badRequest('$geoNear: query is an object, distanceMultiplier and limit are numbers');
  return { distanceField, query, key, includeLocs, distanceMultiplier, limit };
}

function nearestStart(finder: Finder, collection: Collection, stages: readonly Document[]): Start {
  const [first, ...rest] = stages as [Document, ...Document[]];
  const argument = first['$geoNear'] as Document;
  const { distanceField, query, key, includeLocs, distanceMultiplier, limit } = geoNearOf(argument);
  const near = {
    field: fieldOf(collection, key),
    ...nearnessTo(argument['near'], argument['minDistance'], argument['maxDistance']),
  };
  const enough = Math.min(limit, enoughOf(rest[0]));
  const { found, examined } = finder.nearest(collection, near, query, enough);
  const documents = found.slice(0, limit).map(({ document, distance }) => {
    if (typeof includeLocs === 'string')
      setField(document, includeLocs.split('.'), leavesAt(document, near.field.split('.'))[0]);
    setField(document, distanceField.split('.'), distance * distanceMultiplier);
    return document;
  });
  return { documents, examined, rest };
}

/** The field to measure from: the one that is named, or the only one there is. @throws DatabaseError */
function fieldOf({ name, indexes }: Collection, key: unknown): string {
  if (typeof key === 'string') return key;
  const places = indexes.flatMap(({ keys }) => keys.filter(([, way]) => way === '2dsphere').map(([field]) => field));
  const fields = [...new Set(places)];
  if (fields.length !== 1)
    throw badRequest(`$geoNear needs a key: ${name} has ${fields.length} fields with a 2dsphere index`);
  return fields[0]!;
}
