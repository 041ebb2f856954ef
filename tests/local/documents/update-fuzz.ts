import { DatabaseError } from '../../../local/cloudbase/documents/database-error';
import { changed } from '../../../local/cloudbase/documents/update';
import { encode } from '../../../local/cloudbase/documents/values';
import type { Document } from '../../../local/cloudbase/documents/values';
import { someList, someObject, someValue } from './random-documents';
import type { Chance } from './random-documents';
import { modelled } from './update-model';

const PATHS = ['a', 'b', 'c', 'c.x', 'c.y.x', 'd', 'd.0', 'd.3', 'd.1.x', 'd.x', 'e.f'] as const;

const ARGUMENTS: Readonly<Record<string, (chance: Chance) => unknown>> = {
  $set: (chance) => someValue(chance),
  $unset: () => '',
  $inc: (chance) => chance.pick([1, -1, 0.5, NaN, Infinity]),
  $mul: (chance) => chance.pick([2, -1, 0, 0.1]),
  $min: (chance) => someValue(chance),
  $max: (chance) => someValue(chance),
  $push: (chance) => chance.pick([someValue(chance, 0), somePush(chance)]),
  $addToSet: (chance) => chance.pick([someValue(chance, 0), { $each: someList(chance, 1) }]),
  $pull: (chance) => chance.pick([someValue(chance, 0), someList(chance, 1), { $gte: chance.below(3) }]),
  $pullAll: (chance) => someList(chance, 1),
  $pop: (chance) => chance.pick([1, -1]),
};
const OPERATORS = Object.keys(ARGUMENTS);

const somePush = (chance: Chance): Document => ({
  $each: someList(chance, 1),
  ...(chance.next() < 0.5 && { $position: chance.below(6) - 3 }),
  ...(chance.next() < 0.3 && { $sort: chance.pick([1, -1]) }),
  ...(chance.next() < 0.5 && { $slice: chance.below(6) - 3 }),
});

const meets = (a: string, b: string) => `${a}.`.startsWith(`${b}.`) || `${b}.`.startsWith(`${a}.`);

function someChange(chance: Chance): Record<string, Document> {
  const paths: string[] = [];
  for (let n = 0; n <= chance.below(3); n += 1) {
    const path = chance.pick(PATHS);
    if (!paths.some((other) => meets(other, path))) paths.push(path);
  }
  const change: Record<string, Document> = {};
  for (const path of paths) {
    const operator = chance.pick(OPERATORS);
    change[operator] = { ...change[operator], [path]: ARGUMENTS[operator]!(chance) };
  }
  return change;
}

function someDocument(chance: Chance): Document {
  return {
    _id: 'one',
    ...(chance.next() < 0.8 && { a: chance.pick([1, 2, someValue(chance)]) }),
    ...(chance.next() < 0.8 && { b: someList(chance, 1) }),
    ...(chance.next() < 0.8 && { c: chance.next() < 0.7 ? someObject(chance, 1) : someValue(chance) }),
    ...(chance.next() < 0.8 && { d: chance.next() < 0.7 ? someList(chance, 1) : someValue(chance) }),
  };
}

function ours(document: Document, change: Document): Document | null {
  try {
    return changed(document, change);
  } catch (error) {
    if (error instanceof DatabaseError) return null;
    throw error;
  }
}

const written = (document: Document | null) => (document ? encode(document) : 'refused');

/** One random update of one random document by both; `null` when they agree, and the document is as it was. */
export function updateDifference(chance: Chance): object | null {
  const [document, change] = [someDocument(chance), someChange(chance)];
  const before = encode(document);
  const [ourAnswer, model] = [written(ours(document, change)), written(modelled(document, change))];
  const isAlike = ourAnswer === model && encode(document) === before;
  return isAlike ? null : { document, change, ourAnswer, model };
}
