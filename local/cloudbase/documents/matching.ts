import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as queryOperators from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import { Query } from 'mingo/query';
import { badOperator } from './database-error';
import { valuesAt } from './keys';
import { isPlain } from './values';
import type { Document } from './values';

/** Operators that would run code or that mingo answers differently from the database; they are refused, not imitated. */
const REFUSED = ['$where', '$expr', '$jsonSchema', '$week', '$substr', '$substrBytes', '$function', '$accumulator'];

const without = <Operators extends object>(operators: Operators): Operators =>
  Object.fromEntries(Object.entries(operators).filter(([name]) => !REFUSED.includes(name))) as Operators;

/** `$elemMatch` that matches elements only, never a scalar by itself as mingo's does. */
const elemMatch = (path: string, condition: Document, options: object) => {
  const isComparison = Object.keys(condition).every((key) => key.startsWith('$') && !/^\$(and|or|nor)$/.test(key));
  const query = new Query(isComparison ? { value: condition } : condition, options);
  return (document: Document): boolean => {
    const list = listAt(document, path);
    return list.some((value) => (isComparison ? query.test({ value }) : isPlain(value) && query.test(value)));
  };
};

function listAt(document: Document, path: string): unknown[] {
  const value = path.split('.').reduce<unknown>((at, key) => (isPlain(at) ? at[key] : undefined), document);
  return Array.isArray(value) ? (value as unknown[]) : [];
}

const context = Context.init({
  query: { ...without(queryOperators), $elemMatch: elemMatch },
  expression: without(expression),
  pipeline: without(pipeline),
  accumulator: without(accumulator),
  projection,
  window,
});

/** A filter as a test of documents. @throws DatabaseError for an operator that is unknown or refused */
export function matcher(filter: Document): (document: Document) => boolean {
  if (isOneId(filter)) return (document) => document['_id'] === filter['_id'];
  refuseWholeObjects(filter);
  const query = guarded(() => new Query(filter, { context }));
  return (document) => guarded(() => query.test(document));
}

/** The commonest filter of all, which needs no query engine. */
const isOneId = (filter: Document) => typeof filter['_id'] === 'string' && Object.keys(filter).length === 1;

/** The documents in an order. @throws DatabaseError when a list would be sorted by, which mingo orders differently */
export function sorted(documents: Document[], order: Record<string, 1 | -1>): Document[] {
  for (const path of Object.keys(order)) {
    if (documents.some((document) => valuesAt(document, path).length > 1))
      throw badOperator(`sorting by the list ${path}`);
  }
  return guarded(() => new Query({}, { context }).find<Document>(documents).sort(order).all());
}

/** The documents with only the fields a projection names. */
export function projected(documents: Document[], fields: Record<string, 0 | 1>): Document[] {
  return guarded(() => new Query({}, { context }).find<Document>(documents, fields).all());
}

/** The documents after an aggregation. @param resolve the documents of a collection that a stage names */
export function aggregated(
  documents: Document[],
  stages: Document[],
  resolve: (name: string) => Document[],
): Document[] {
  return guarded(() => new Aggregator(stages, { context, collectionResolver: resolve }).run(documents));
}

function guarded<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if ((error as Error).name === 'DatabaseError') throw error;
    throw badOperator((error as Error).message);
  }
}

/** The database compares objects with their fields in order, mingo without: neither answer would be safe. */
function refuseWholeObjects(filter: unknown): void {
  if (Array.isArray(filter)) filter.forEach(refuseWholeObjects);
  if (!isPlain(filter)) return;
  for (const [key, value] of Object.entries(filter)) {
    const compares = !key.startsWith('$') || /^\$(eq|ne|gte?|lte?)$/.test(key);
    const operators = isPlain(value) && Object.keys(value).some((name) => name.startsWith('$'));
    if (compares && isPlain(value) && !operators) throw badOperator(`comparing ${key} with a whole object`);
    refuseWholeObjects(value);
  }
}
