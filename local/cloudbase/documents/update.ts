import { update } from 'mingo/updater';
import { badOperator, badRequest } from './database-error';
import { isPlain } from './values';
import type { Document } from './values';

type Operation = (value: unknown, path: string, argument: unknown) => string | null;

const kind = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const number: Operation = (value, path, argument) => {
  if (typeof argument !== 'number') return `Cannot apply to ${path} with non-numeric argument`;
  return value === undefined || typeof value === 'number'
    ? null
    : `Cannot apply to a value of non-numeric type: ${path} is ${kind(value)}`;
};
const list: Operation = (value, path) =>
  value === undefined || Array.isArray(value)
    ? null
    : `The field '${path}' must be an array but is of type ${kind(value)}`;
const anything: Operation = () => null;

/** Every operator there is, and what the database demands of the value it meets; mingo would pass over it in silence. */
const OPERATIONS: Record<string, Operation> = {
  $inc: number,
  $mul: number,
  $push: list,
  $addToSet: list,
  $pull: list,
  $pullAll: list,
  $pop: list,
  $set: anything,
  $unset: anything,
  $rename: anything,
  $max: anything,
  $min: anything,
};

/** Whether an update is made of operators, and not a document that replaces another. */
export const isOperators = (change: Document) => Object.keys(change).some((key) => key.startsWith('$'));

/**
 * A copy of the document with the change applied.
 *
 * @throws DatabaseError for an unknown operator, a value that it cannot work on, a changed `_id` or a bad field name
 */
export function changed(document: Document, change: Document): Document {
  for (const [operator, fields] of Object.entries(change)) checkOperation(document, operator, fields);
  const copy = structuredClone(document);
  update(copy, change as never, [], {}, { cloneMode: 'deep' });
  if (copy['_id'] !== document['_id'])
    throw badRequest("Performing an update on the path '_id' would modify the immutable field '_id'");
  return checkedNames(copy);
}

function checkOperation(document: Document, operator: string, fields: unknown): void {
  const operation = OPERATIONS[operator];
  if (!operation || !isPlain(fields)) throw badOperator(`unknown update operator ${operator}`);
  for (const [path, argument] of Object.entries(fields)) {
    const problem = operation(reach(document, path, operator), path, argument);
    if (problem) throw badRequest(`${problem}. {_id: ${JSON.stringify(document['_id'])}}`);
  }
}

/** The value at a path. @throws DatabaseError when something on the way is no object to create a field in */
function reach(document: Document, path: string, operator: string): unknown {
  let at: unknown = document;
  for (const segment of path.split('.')) {
    if (at === undefined) return undefined;
    const enters = isPlain(at) || Array.isArray(at);
    if (!enters && operator === '$unset') return undefined;
    if (!enters) throw badRequest(`Cannot create field '${segment}' in element ${JSON.stringify(at)}`);
    at = (at as Document)[segment];
  }
  return at;
}

/** The document, when no name of a field begins with `$`. @throws DatabaseError */
export function checkedNames(document: Document): Document {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isPlain(value)) return;
    for (const [key, item] of Object.entries(value)) {
      if (key.startsWith('$')) throw badRequest(`Document can't have $ prefixed field names: ${key}`);
      visit(item);
    }
  };
  visit(document);
  return document;
}
