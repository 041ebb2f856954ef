import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr } from 'mingo/core';
import { Lazy } from 'mingo/lazy';
import type { Iterator } from 'mingo/lazy';
import * as accumulator from 'mingo/operators/accumulator';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as queryOperators from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import { Query } from 'mingo/query';
import type { Any, Options } from 'mingo/types';
import { badOperator, badRequest } from './database-error';
import { EXPRESSIONS, extremeOf, guarded, tested, without } from './expressions';
import type { Operators } from './expressions';
import { matcher } from './filter';
import { keyOf } from './keys';
import { leavesAt } from './paths';
import type { Order } from './planner';
import { sorted } from './sorting';
import { isPlain } from './values';
import type { Document } from './values';

/** Stages that would write, and those that no function of ours has a use for. */
const REFUSED_STAGES = ['$out', '$merge', '$documents', '$densify', '$fill', '$setWindowFields', '$graphLookup'];
const REFUSED_ACCUMULATORS = ['$accumulator'];

type Stage = (rows: Iterator, argument: Any, options: Options) => Iterator;

/** `$match` by our own filters; `$expr` sees the variables of the stage. */
const match: Stage = (rows, argument, options) => {
  const { $expr, ...filter } = argument as Document;
  const matches = matcher(filter);
  const holds = $expr === undefined ? () => true : tested($expr, options);
  return rows.filter((row: Document) => matches(row) && holds(row));
};

const sort: Stage = (rows, order) => rows.transform((list: Document[]) => Lazy(sorted(list, order as Order) as Any[]));

/** `$group` by the bytes of the key: objects whose fields stand in another order are other keys. */
const group: Stage = (rows, argument, options) =>
  rows.transform((list: Document[]) => {
    const groups = new Map<string, { id: unknown; rows: Document[] }>();
    for (const row of list) {
      const id: unknown = evalExpr(row, (argument as Document)['_id'], options) ?? null;
      const key = keyOf(id).toString('latin1');
      const known = groups.get(key);
      if (known) known.rows.push(row);
      else groups.set(key, { id, rows: [row] });
    }
    const one = ({ id, rows: members }: { id: unknown; rows: Document[] }) =>
      pipeline.$group(Lazy(members), { ...(argument as object), _id: { $literal: id } }, options).collect<Any>();
    return Lazy([...groups.values()].flatMap(one));
  });

/** The values of an accumulator's argument in the rows of a group. */
const valuesIn = (rows: Any, argument: Any, options: Options): unknown[] =>
  (rows as Document[]).map((row) => evalExpr(row, argument, options));

const ACCUMULATORS = {
  ...without(accumulator, REFUSED_ACCUMULATORS),
  $min: (rows: Any[], argument: Any, options: Options) => extremeOf(valuesIn(rows, argument, options), 1),
  $max: (rows: Any[], argument: Any, options: Options) => extremeOf(valuesIn(rows, argument, options), -1),
  $addToSet: (rows: Any[], argument: Any, options: Options) => {
    const present = valuesIn(rows, argument, options).filter((value) => value !== undefined);
    return [...new Map(present.map((value) => [keyOf(value).toString('latin1'), value])).values()];
  },
} as unknown as Operators['accumulator'];

/** The first entry of a list that a filter matches, as the only one. */
const firstMatching = (document: Any, condition: Any, field: string) => {
  const [list] = leavesAt(document, field.split('.'));
  if (!Array.isArray(list)) return undefined;
  const matches = matcher({ entries: { $elemMatch: condition } });
  const found = list.find((entry) => matches({ entries: [entry] })) as unknown;
  return found === undefined ? undefined : [found];
};

const PROJECTIONS = { ...projection, $elemMatch: firstMatching } as unknown as Operators['projection'];

const context = Context.init({
  query: { $expr: queryOperators.$expr },
  expression: EXPRESSIONS,
  pipeline: {
    ...without(pipeline, REFUSED_STAGES),
    $match: match,
    $sort: sort,
    $group: group,
  },
  accumulator: ACCUMULATORS,
  projection: PROJECTIONS,
  window,
});

/** The documents with only the fields that a projection names. @throws DatabaseError for a positional one */
export function projected(documents: readonly Document[], fields: Document): Document[] {
  const positional = Object.keys(fields).find((field) => field.split('.').some((part) => part.startsWith('$')));
  if (positional !== undefined) throw badOperator(`the positional projection ${positional}`);
  return guarded(() =>
    new Query({}, { context }).find<Document>([...documents], fields as Record<string, 0 | 1>).all(),
  );
}

/**
 * The documents after the stages of an aggregation.
 *
 * @param resolve the documents of a collection that a stage names
 * @throws DatabaseError for a stage or an operator that is unknown, malformed or refused
 */
export function aggregated(
  documents: readonly Document[],
  stages: readonly Document[],
  resolve: (name: string) => Document[],
): Document[] {
  return guarded(() =>
    new Aggregator([...stages], { context, collectionResolver: resolve }).run<Document>(documents as Document[]),
  );
}

/** The stages as they are. @throws DatabaseError when one is not an object with one operator */
export function checkedStages(stages: readonly Document[]): readonly Document[] {
  for (const stage of stages) {
    if (Object.keys(stage).length !== 1)
      throw badRequest('A pipeline stage specification object must contain exactly one field.');
    const [[name, argument]] = Object.entries(stage) as [[string, unknown]];
    if (['$match', '$group', '$sort', '$project', '$lookup'].includes(name) && !isPlain(argument))
      throw badRequest(`the ${name} stage needs an object`);
  }
  return stages;
}
