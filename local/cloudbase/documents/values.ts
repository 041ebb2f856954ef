import { Binary, BSONRegExp, EJSON, ObjectId } from 'bson';
import { badRequest } from './database-error';

/** A document, or a part of one: plain JSON values, Dates and Binaries. */
export type Document = Record<string, unknown>;

/** Whether a value is an object with fields of its own, and neither a list nor a Date nor a Binary. */
export function isPlain(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * A value as the SDK sends it (canonical EJSON). Object ids become hex strings, as the real service answers them; whole
 * numbers beyond 2⁵³ become the nearest number, which is all that the SDK itself can read back; server dates become the
 * instant of the call.
 *
 * @param now epoch milliseconds; `null` where a server date is not allowed
 * @throws Error when the text is malformed. DatabaseError for values of a kind that is not kept here
 */
export function fromWire(text: string, now: number | null): unknown {
  return text.includes('"$') ? settle(EJSON.parse(text), now) : (JSON.parse(text) as unknown);
}

/** A document as the SDK expects it, canonical EJSON. */
export function toWire(value: unknown): string {
  return EJSON.stringify(value, { relaxed: false });
}

function settle(value: unknown, now: number | null): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => settle(item, now));
  if (!isPlain(value)) return settledSpecial(value);
  if (isPlain(value['$tcb_server_date'])) return serverDate(value['$tcb_server_date'], now);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settle(item, now)]));
}

function settledSpecial(value: object): unknown {
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof BSONRegExp) return patternOf(value.pattern, value.options);
  if (value instanceof Binary) return new Binary(value.value(), value.sub_type);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  throw badRequest(`a value of kind ${(value as { _bsontype?: string })._bsontype ?? 'invalid date'} cannot be kept`);
}

function serverDate({ offset = 0 }: Document, now: number | null): Date {
  if (now === null) throw badRequest('a server date cannot be used in a transaction');
  if (typeof offset !== 'number') throw badRequest('the offset of a server date is a number of milliseconds');
  return new Date(now + offset);
}

/** A pattern; `i`, `m` and `s` mean the same in both worlds. @throws DatabaseError when it is malformed or has other options */
export function patternOf(source: string, options: string): RegExp {
  if (/[^ims]/.test(options)) throw badRequest(`invalid flag in regex options: ${options}`);
  try {
    return new RegExp(source, options);
  } catch {
    throw badRequest(`Regular expression is invalid: ${source}`);
  }
}

/** A document as it is stored. JSON, with tags for what JSON cannot say; no field of a document begins with `$`. */
export function encode(document: Document): string {
  return JSON.stringify(tag(document));
}

/** The document that `encode` stored; every number, Date and Binary as it was, −0 and NaN included. */
export function decode(text: string): Document {
  const value = JSON.parse(text) as Document;
  return text.includes('{"$') ? (untag(value) as Document) : value;
}

function tag(value: unknown): unknown {
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { $number: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof Binary) return { $binary: value.toString('base64'), subType: value.sub_type };
  if (Array.isArray(value)) return value.map(tag);
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tag(item)]));
  return value;
}

function untag(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untag);
  if (!isPlain(value)) return value;
  if ('$number' in value) return Number(value['$number']);
  if ('$date' in value) return new Date(value['$date'] as number);
  if ('$binary' in value) return Binary.createFromBase64(String(value['$binary']), Number(value['subType']));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, untag(item)]));
}
