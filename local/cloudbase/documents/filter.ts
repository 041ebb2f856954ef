import { conditionsTest } from './conditions';
import type { Nested } from './conditions';
import { badOperator, badRequest } from './database-error';
import { expressionTest } from './expressions';
import { leavesAt } from './paths';
import { isPlain } from './values';
import type { Document } from './values';

/** Whether a document matches. */
export type Matcher = (document: Document) => boolean;

const NESTED: Nested = { matcher, conditions: (condition) => conditionsTest(condition, NESTED) };

const branches = (operator: string, argument: unknown): Matcher[] => {
  if (!Array.isArray(argument) || argument.length === 0) throw badRequest(`${operator} must be a nonempty array`);
  return argument.map((branch) => {
    if (!isPlain(branch)) throw badRequest(`${operator} entries need to be full objects`);
    return matcher(branch);
  });
};

/** The operators that join filters. */
const LOGIC: Readonly<Record<string, (argument: unknown) => Matcher>> = {
  $and: (argument) => {
    const tests = branches('$and', argument);
    return (document) => tests.every((test) => test(document));
  },
  $or: (argument) => {
    const tests = branches('$or', argument);
    return (document) => tests.some((test) => test(document));
  },
  $nor: (argument) => {
    const tests = branches('$nor', argument);
    return (document) => !tests.some((test) => test(document));
  },
  $expr: expressionTest,
};

/**
 * A filter as a test of documents: the database's own rules for missing fields, lists, kinds and the order of fields.
 *
 * @throws DatabaseError for an operator that is unknown or malformed
 */
export function matcher(filter: Document): Matcher {
  if (isOneId(filter)) return (document) => document['_id'] === filter['_id'];
  const tests = Object.entries(filter).map(([name, condition]): Matcher => {
    if (!name.startsWith('$')) return fieldTest(name, condition);
    const join = Object.hasOwn(LOGIC, name) && LOGIC[name];
    if (!join) throw badOperator(`unknown top level operator: ${name}`);
    return join(condition);
  });
  return (document) => tests.every((test) => test(document));
}

/** The commonest filter of all. */
/** Whether a filter names one document by its id and asks nothing else. */
export const isOneId = (filter: Document) => typeof filter['_id'] === 'string' && Object.keys(filter).length === 1;

function fieldTest(name: string, condition: unknown): Matcher {
  const path = name.split('.');
  const test = conditionsTest(condition, NESTED);
  return (document) => test(leavesAt(document, path));
}
