import { Binary } from 'bson';
import type { IndexSpec } from '../../../cloudfunctions/domain/collections';
import { encode } from './values';
import type { Document } from './values';

/** The first byte of a key: the order of types in BSON. */
const TYPE = {
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x50,
  binary: 0x60,
  boolean: 0x80,
  date: 0x90,
};

/** A value as bytes that sort as the database sorts values; a missing one sorts as null. */
export function keyOf(value: unknown): Buffer {
  if (value === undefined || value === null) return Buffer.from([TYPE.null]);
  if (typeof value === 'number') return numberKey(TYPE.number, value);
  if (typeof value === 'string') return textKey(TYPE.string, value);
  if (typeof value === 'boolean') return Buffer.from([TYPE.boolean, value ? 1 : 0]);
  if (value instanceof Date) return numberKey(TYPE.date, value.getTime());
  if (value instanceof Binary) return textKey(TYPE.binary, value.toString('hex'));
  return textKey(Array.isArray(value) ? TYPE.array : TYPE.object, encode({ value }));
}

/** IEEE 754 with the sign flipped, and all bits of negatives, sorts as bytes. */
function numberKey(type: number, value: number): Buffer {
  const key = Buffer.alloc(9);
  key[0] = type;
  key.writeDoubleBE(value === 0 ? 0 : value, 1);
  if (value < 0) for (let i = 1; i < 9; i += 1) key[i]! ^= 0xff;
  else key[1]! ^= 0x80;
  return key;
}

/** UTF-8, closed by a zero that sorts before every longer text. */
function textKey(type: number, text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('\0', '\0\u0001'));
  return Buffer.concat([Buffer.from([type]), bytes, Buffer.from([0])]);
}

/** The key of a value in a field that an index sorts upwards (1) or downwards (−1). */
export function directedKey(value: unknown, direction: 1 | -1): Buffer {
  const key = keyOf(value);
  return direction === 1 ? key : Buffer.from(key.map((byte) => byte ^ 0xff));
}

/** The least key that is greater than every key that begins with this one. */
export function beyond(key: Buffer): Buffer {
  const last = key.findLastIndex((byte) => byte < 0xff);
  if (last === -1) return Buffer.from([0xff, 0xff, 0xff, 0xff]);
  return Buffer.concat([key.subarray(0, last), Buffer.from([key[last]! + 1])]);
}

/** The values at a dotted path, those inside lists one by one; one `undefined` when there is none. */
export function valuesAt(document: Document, path: string): unknown[] {
  const found = path
    .split('.')
    .reduce<unknown[]>((values, segment) => values.flatMap((value) => step(value, segment)), [document]);
  const entries = found.flatMap((value) =>
    Array.isArray(value) ? (value.length > 0 ? (value as unknown[]) : [undefined]) : [value],
  );
  return entries.length > 0 ? entries : [undefined];
}

function step(value: unknown, segment: string): unknown[] {
  if (Array.isArray(value)) {
    return /^\d+$/.test(segment) ? [value[Number(segment)]] : value.map((item) => field(item, segment));
  }
  return [field(value, segment)];
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Document)[name] : undefined;

/** Whether a list stands on the way to a path, so that the document may have several keys. */
export function passesList(document: Document, path: string): boolean {
  let at: unknown = document;
  for (const segment of path.split('.')) {
    if (Array.isArray(at)) return true;
    at = field(at, segment);
  }
  return Array.isArray(at);
}

/** Every key that a document has in an index, each once. */
export function keysOf(document: Document, { keys }: IndexSpec): Buffer[] {
  let combined: Buffer[] = [Buffer.alloc(0)];
  for (const [path, direction] of keys) {
    const parts = new Map(
      valuesAt(document, path)
        .map((value) => directedKey(value, direction))
        .map((key) => [key.toString('latin1'), key]),
    );
    combined = combined.flatMap((start) => [...parts.values()].map((part) => Buffer.concat([start, part])));
  }
  return combined;
}
