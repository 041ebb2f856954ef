import { Binary, BSONRegExp, EJSON, Long, ObjectId } from 'bson';

/** A document, or a part of one: plain JSON values, Dates and Binaries. */
export type Document = Record<string, unknown>;

/** Whether a value is an object with fields of its own, and neither a list nor a Date nor a Binary. */
export function isPlain(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * A value as the SDK sends it (canonical EJSON). Object ids become hex strings, as the real service answers them;
 * server dates become the instant of the call.
 *
 * @param now epoch milliseconds
 */
export function fromWire(text: string, now: number): unknown {
  return text.includes('"$') ? settle(EJSON.parse(text), now) : (JSON.parse(text) as unknown);
}

/** A document as the SDK expects it, canonical EJSON. */
export function toWire(value: unknown): string {
  return EJSON.stringify(value, { relaxed: false });
}

function settle(value: unknown, now: number): unknown {
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Long) return value.toNumber();
  if (value instanceof BSONRegExp) return new RegExp(value.pattern, value.options.replace(/[^imsu]/g, ''));
  if (Array.isArray(value)) return value.map((item) => settle(item, now));
  if (!isPlain(value)) return value;
  if (isPlain(value['$tcb_server_date'])) return new Date(now + Number(value['$tcb_server_date']['offset'] ?? 0));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settle(item, now)]));
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
