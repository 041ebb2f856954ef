import { badOperator, badRequest } from './database-error';
import { pathOf } from './fields';
import { isSame } from './order';
import { renameTarget, UPDATE_OPERATORS } from './update-operators';
import type { Apply } from './update-operators';
import { isPlain } from './values';
import type { Document } from './values';

interface Step {
  apply: Apply;
  path: string[];
  argument: unknown;
  /** Every path that is written, for conflicts. */
  writes: string[][];
}

/** Whether an update is made of operators, and not a document that replaces another. */
export const isUpdate = (change: Document) => Object.keys(change).some((key) => key.startsWith('$'));

/**
 * A copy of the document with the change applied: the fields by their names' order, as the database adds new ones.
 *
 * @throws DatabaseError for an unknown operator, a value that it cannot work on, two changes of one field, a changed
 *   `_id` or a bad field name
 */
export function changed(document: Document, change: Document): Document {
  const steps = Object.entries(change).flatMap(([operator, fields]) => stepsOf(operator, fields));
  refuseConflicts(steps.flatMap(({ writes }) => writes));
  const copy = copyOf(document) as Document;
  for (const { apply, path, argument } of steps.sort((a, b) => byName(a.path, b.path))) apply(copy, path, argument);
  if (!isSame(copy['_id'], document['_id']))
    throw badRequest("Performing an update on the path '_id' would modify the immutable field '_id'");
  return checkedNames(copy);
}

function stepsOf(operator: string, fields: unknown): Step[] {
  const apply = Object.hasOwn(UPDATE_OPERATORS, operator) && UPDATE_OPERATORS[operator];
  if (!apply) throw badOperator(`Unknown modifier: ${operator}`);
  if (!isPlain(fields)) throw badRequest(`Modifiers operate on fields but we found another type: {${operator}: …}`);
  return Object.entries(fields).map(([name, argument]) => {
    const path = pathOf(name);
    const writes = operator === '$rename' ? [path, renameTarget(argument)] : [path];
    return { apply, path, argument, writes };
  });
}

const byName = (a: readonly string[], b: readonly string[]) => (a.join('\0') < b.join('\0') ? -1 : 1);

/** @throws DatabaseError when two changes write one field, or one a part of what another writes */
function refuseConflicts(paths: readonly string[][]): void {
  const names = paths.map((path) => `${path.join('.')}.`).sort();
  const clash = names.find((name, i) => i > 0 && name.startsWith(names[i - 1]!));
  if (clash !== undefined) {
    const path = clash.slice(0, -1);
    throw badRequest(`Updating the path '${path}' would create a conflict at '${path}'`);
  }
}

/** Lists and objects anew; Dates and Binaries are never changed in place, so they may be shared. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]));
}

/** The document, when every name and value can be stored. @throws DatabaseError for a name with `$` and for patterns */
export function checkedNames(document: Document): Document {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (value instanceof RegExp) throw badRequest('a regular expression cannot be stored');
    if (!isPlain(value)) return;
    for (const [key, item] of Object.entries(value)) {
      if (key.startsWith('$')) throw badRequest(`Document can't have $ prefixed field names: ${key}`);
      if (key === '__proto__') throw badRequest('The field name __proto__ is not allowed');
      visit(item);
    }
  };
  visit(document);
  return document;
}
