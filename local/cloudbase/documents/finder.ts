import { demandsOf } from './demands';
import { badRequest } from './database-error';
import { isOneId, matcher } from './filter';
import { NEAR_OPERATORS, nearnessOf, placesAmong } from './geo/conditions';
import type { Nearness } from './geo/conditions';
import { boxAround, HALF_ROUND, metresTo } from './geo/measure';
import { leavesAt } from './paths';
import { planFor, planInBox } from './planner';
import type { Index, IndexPlan, Order, Plan } from './planner';
import { sorted } from './sorting';
import type { Collection, Store } from './store';
import { isPlain } from './values';
import type { Document } from './values';

/** The first circle of a search by distance, metres; each next one is twice as wide. */
const FIRST_RADIUS = 500;

interface Near extends Nearness {
  field: string;
}

interface Found {
  document: Document;
  /** Metres. */
  distance: number;
}

/** What was found, and how many documents were looked at for it. */
export interface Matching {
  documents: Document[];
  examined: number;
}

/** Finds documents by the plan that looks at least of them. */
export class Finder {
  /** @param scanLimit how many documents a query that no index serves may look at */
  constructor(
    private readonly store: Store,
    private readonly scanLimit: number,
  ) {}

  /**
   * What matches, in its order; by distance when the filter asks for what is near.
   *
   * @param enough stop after so many
   * @throws DatabaseError when no index serves the query and it looks at too many documents, or asks for places
   */
  matching(collection: Collection, filter: Document, order: Order | null, enough: number): Matching {
    if (isOneId(filter)) return this.byId(collection, filter['_id'], enough);
    const near = nearOf(filter);
    if (near) {
      const { found, examined } = this.nearest(collection, near, filter, order ? Infinity : enough);
      const documents = found.map(({ document }) => document);
      return { documents: order ? sorted(documents, order) : documents, examined };
    }
    const matches = matcher(filter);
    refuseUnindexedPlaces(collection, filter);
    return this.walk(collection, planFor(filter, order, collection.indexes), filter, matches, order, enough);
  }

  private walk(
    collection: Collection,
    plan: Plan,
    filter: Document,
    matches: (document: Document) => boolean,
    order: Order | null,
    enough: number,
  ): Matching {
    const documents: Document[] = [];
    let examined = 0;
    for (const document of this.store.candidates(collection, plan, plan.sorted ? enough : Infinity)) {
      examined += 1;
      if (examined > this.scanLimit) refuseScan(collection, plan, filter, order, examined);
      if (matches(document)) documents.push(document);
      if (plan.sorted && documents.length >= enough) break;
    }
    return { documents: order && !plan.sorted ? sorted(documents, order) : documents, examined };
  }

  /** The document of an id, without the detour of a walk: most of what functions ask is this. */
  private byId(collection: Collection, id: unknown, enough: number): Matching {
    const document = enough > 0 ? this.store.find(collection, id) : null;
    return { documents: document ? [document] : [], examined: document ? 1 : 0 };
  }

  /**
   * What matches by distance from a place, the nearest first: in circles, each twice as wide, until there are enough.
   *
   * @param filter also what else must hold
   * @throws DatabaseError when no declared index has the field as `2dsphere`
   */
  nearest(collection: Collection, near: Near, filter: Document, enough: number): { found: Found[]; examined: number } {
    const index = placeIndex(collection, near.field, filter);
    const matches = matcher(filter);
    const seen = new Set<unknown>();
    const found: Found[] = [];
    for (let radius = FIRST_RADIUS; ; radius *= 2) {
      const plan = planWithin(index, filter, near, Math.min(radius, near.most));
      for (const document of this.store.candidates(collection, plan)) {
        if (seen.has(document['_id'])) continue;
        seen.add(document['_id']);
        const distance = distanceTo(document, near);
        if (distance >= near.least && distance <= near.most && matches(document)) found.push({ document, distance });
      }
      const isWhole = radius >= near.most || radius >= HALF_ROUND;
      const certain = isWhole ? found : found.filter(({ distance }) => distance <= radius);
      if (isWhole || certain.length >= enough)
        return { found: certain.sort((a, b) => a.distance - b.distance), examined: seen.size };
    }
  }
}

/** Metres from a place to the nearest shape in a field; infinite when it holds none. */
function distanceTo(document: Document, { field, from }: Near): number {
  const places = placesAmong(leavesAt(document, field.split('.')));
  return Math.min(Infinity, ...places.map((place) => metresTo(from, place)));
}

/** The search by distance that a filter asks for, or `null`. @throws DatabaseError when it asks for two */
function nearOf(filter: Document): Near | null {
  const all = nearsIn(filter);
  if (all.length > 1) throw badRequest('Too many geoNear expressions');
  return all[0] ?? null;
}

function nearsIn(filter: Document): Near[] {
  const { $and } = filter;
  const inside = Array.isArray($and) ? $and.filter(isPlain).flatMap(nearsIn) : [];
  const own = Object.entries(filter).flatMap(([field, condition]) => {
    const operator = isPlain(condition) && NEAR_OPERATORS.find((name) => name in condition);
    return operator ? [{ field, ...nearnessOf(condition[operator]) }] : [];
  });
  return [...own, ...inside];
}

const planWithin = (index: Index, filter: Document, near: Near, radius: number): IndexPlan =>
  planInBox(index, filter, near.field, boxAround(near.from, radius))!;

const needsPlaceIndex = ({ name }: Collection, field: string) =>
  badRequest(`unable to find index for $geoNear query: declare one of ${name} on ${field} '2dsphere'`);

/** @throws DatabaseError when no index has the field as `2dsphere` after fields that the filter fixes */
function placeIndex(collection: Collection, field: string, filter: Document): Index {
  const box = boxAround([0, 0], 1);
  const serving = collection.indexes.filter((index) => planInBox(index, filter, field, box));
  const [best] = serving.sort((a, b) => b.keys.length - a.keys.length);
  if (!best) throw needsPlaceIndex(collection, field);
  return best;
}

/** @throws DatabaseError when a filter asks for places of a field that no index has as `2dsphere` */
function refuseUnindexedPlaces(collection: Collection, filter: Document): void {
  for (const [field, { box }] of demandsOf(filter)) {
    const isServed = collection.indexes.some(({ keys }) =>
      keys.some(([name, way]) => name === field && way === '2dsphere'),
    );
    if (box && !isServed) throw needsPlaceIndex(collection, field);
  }
}

/** @throws DatabaseError when the plan walks through documents that no index chose, or sorts them without one */
function refuseScan({ name }: Collection, plan: Plan, filter: Document, order: Order | null, examined: number): void {
  const isFilterServed =
    plan.by === 'any' || (plan.by === 'index' && (plan.narrows || Object.keys(filter).length === 0));
  if (isFilterServed && (plan.sorted || order === null)) return;
  const fields = [...demandsOf(filter).keys(), ...Object.keys(order ?? {})];
  const wanted = [...new Set(fields)].join(', ') || 'a filter';
  throw badRequest(`No index of ${name} serves this query (${examined} documents examined): declare one on ${wanted}`);
}
