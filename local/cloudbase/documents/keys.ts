import type { IndexSpec } from '../../../cloudfunctions/domain/collections';
import { cellsOf } from './geo/cells';
import { bytesOf, kindOf, rankOf } from './order';
import type { Kind } from './order';
import { EMPTY_LIST, entriesAt, leavesAt } from './paths';
import { refuseParallelLists } from './sorting';
import type { Document } from './values';

/** Keys from `from` up to, and without, `to`. */
export interface Range {
  from: Buffer;
  to: Buffer;
}

/** Raised whenever the bytes of keys change: files with older ones get theirs built anew. */
export const KEY_FORMAT = 2;

/** The first byte of a key: the kind, with room below the first for a list without entries. */
const typeByte = (kind: Kind) => 0x10 * (rankOf(kind) + 1);
const EMPTY_LIST_KEY = Buffer.from([0x08]);
const END = Buffer.from([0]);

const BODIES: Record<Kind, (value: never) => Buffer> = {
  null: () => Buffer.alloc(0),
  number: (value: number) => numberKey(value),
  string: (value: string) => textKey(value),
  object: (value: Document) =>
    Buffer.concat([...Object.entries(value).map(([name, item]) => fieldKey(name, item)), END]),
  array: (value: unknown[]) => Buffer.concat([...value.map(keyOf), END]),
  binary: (value: never) => binaryKey(bytesOf(value), (value as { sub_type: number }).sub_type),
  boolean: (value: boolean) => Buffer.from([value ? 1 : 0]),
  date: (value: Date) => numberKey(value.getTime()),
};

/** A value as bytes that sort as the database sorts values; a missing one sorts as null. */
export function keyOf(value: unknown): Buffer {
  if (value === EMPTY_LIST) return EMPTY_LIST_KEY;
  const kind = kindOf(value);
  return Buffer.concat([Buffer.from([typeByte(kind)]), BODIES[kind](value as never)]);
}

/** The byte that all keys of the value's kind begin with. */
export const kindKey = (value: unknown): Buffer => Buffer.from([typeByte(kindOf(value))]);

/** Fields of objects sort by kind, then by name, then by value. */
const fieldKey = (name: string, value: unknown) => Buffer.concat([kindKey(value), textKey(name), keyOf(value)]);

/** IEEE 754 with the sign flipped, and all bits of negatives, sorts as bytes; NaN comes first. */
function numberKey(value: number): Buffer {
  const key = Buffer.alloc(8);
  if (Number.isNaN(value)) return key;
  key.writeDoubleBE(value === 0 ? 0 : value);
  if (value < 0) for (let i = 0; i < 8; i += 1) key[i]! ^= 0xff;
  else key[0]! ^= 0x80;
  return key;
}

/** UTF-8, closed by a zero; zeros and ones inside are written as two bytes, so that no key is the beginning of another. */
function textKey(text: string): Buffer {
  const escaped = LOW.test(text)
    ? text.replaceAll(/[\0\u0001]/g, (low) => (low === '\0' ? '\u0001\u0001' : '\u0001\u0002'))
    : text;
  return Buffer.concat([Buffer.from(escaped), END]);
}
const LOW = /[\0\u0001]/;

/** Shorter ones first, then by subtype, then by bytes. */
function binaryKey(bytes: Buffer, subtype: number): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(bytes.length);
  head[4] = subtype;
  return Buffer.concat([head, bytes]);
}

/** The same bytes in the opposite order. */
export const inverted = (key: Buffer): Buffer => Buffer.from(key.map((byte) => byte ^ 0xff));

/** The key of a value in a field that an index sorts upwards (1) or downwards (−1). */
export function directedKey(value: unknown, direction: 1 | -1): Buffer {
  return direction === 1 ? keyOf(value) : inverted(keyOf(value));
}

/** The least key that is greater than every key that begins with this one. */
export function beyond(key: Buffer): Buffer {
  const last = key.findLastIndex((byte) => byte < 0xff);
  if (last === -1) return Buffer.from([0xff, 0xff, 0xff, 0xff]);
  return Buffer.concat([key.subarray(0, last), Buffer.from([key[last]! + 1])]);
}

/**
 * Every key that a document has in an index, each once.
 *
 * @throws DatabaseError when two fields are lists, which would make a key of every pair, or a place on earth is none
 */
export function keysOf(document: Document, { keys }: IndexSpec): Buffer[] {
  refuseParallelLists(
    document,
    keys.map(([path]) => path),
    'cannot index parallel arrays',
  );
  let combined: Buffer[] = [Buffer.alloc(0)];
  for (const [path, direction] of keys) {
    const parts = direction === '2dsphere' ? placeKeys(document, path) : valueKeys(document, path, direction);
    combined = combined.flatMap((start) => parts.map((part) => Buffer.concat([start, part])));
  }
  return combined;
}

function valueKeys(document: Document, path: string, direction: 1 | -1): Buffer[] {
  const entries = entriesAt(document, path);
  if (entries.length === 1) return [directedKey(entries[0], direction)];
  const parts = entries
    .map((value) => directedKey(value, direction))
    .map((key) => [key.toString('latin1'), key] as const);
  return [...new Map(parts).values()];
}

/** The cells of the places at a path, as texts of quarters; one null when there is no place. */
function placeKeys(document: Document, path: string): Buffer[] {
  const places = leavesAt(document, path.split('.')).filter((place) => place !== undefined && place !== null);
  const cells = places.flatMap((place) => (Array.isArray(place) ? (place as unknown[]) : [place])).flatMap(cellsOf);
  return cells.length > 0 ? [...new Set(cells)].map(keyOf) : [keyOf(null)];
}
