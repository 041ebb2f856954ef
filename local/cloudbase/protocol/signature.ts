import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { BinaryLike } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { PlatformError } from '../platform-error';

/** What a client signs with; as a bearer's token the key alone is enough. */
export interface Credentials {
  secretId: string;
  secretKey: string;
}

const ALGORITHM = 'TC3-HMAC-SHA256';
const PARTS =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{4}-\d\d-\d\d)\/tcb\/tc3_request, SignedParams=([^,]*), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

const refused = (what: string) => new PlatformError('SIGN_PARAM_INVALID', what);
const sha256 = (text: BinaryLike) => createHash('sha256').update(text).digest('hex');
const hmac = (text: string, key: BinaryLike) => createHmac('sha256', key).update(text).digest();

/** Whether two texts are the same, told in the same time whatever they are. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Lets in who signed the request as the SDK does, over its headers and every field of its body, or brings the key as a
 * bearer's token. How long ago it was signed is not looked at: functions live by the local clock, clients by their own.
 *
 * @param fields the parsed body
 * @throws PlatformError SIGN_PARAM_INVALID
 */
export function checkSignature(request: IncomingMessage, fields: object, credentials: Credentials): void {
  const { authorization = '' } = request.headers;
  if (authorization.startsWith('Bearer ')) return checkBearer(authorization.slice('Bearer '.length), credentials);
  const [, secretId = '', date = '', params = '', headers = '', signature = ''] = PARTS.exec(authorization) ?? [];
  if (!isSame(secretId, credentials.secretId)) throw refused('The credentials are not known here');

  const payload = payloadHash(fields, params === '' ? [] : params.split(';'));
  const wanted = hmac(textToSign(request, date, headers.split(';'), payload), keyOf(credentials.secretKey, date));
  if (!isSame(signature, wanted.toString('hex'))) throw refused('The signature is not that of the request');
}

function checkBearer(token: string, { secretKey }: Credentials): void {
  if (!isSame(token, secretKey)) throw refused('The access key is not known here');
}

function textToSign(
  { headers, method = '', url = '' }: IncomingMessage,
  date: string,
  names: string[],
  payload: string,
) {
  const [path = '', query = ''] = url.split('?');
  const lines = names.map((name) => `${name}:${headerOf(headers, name)}`).join('\n');
  const address = `//${headers.host}${path}`;
  const canonical = [method.toLowerCase(), address, query, `${lines}\n`, names.join(';'), payload].join('\n');
  const scope = `${date}/tcb/tc3_request`;
  return [ALGORITHM, headerOf(headers, 'x-timestamp'), scope, sha256(canonical)].join('\n');
}

function headerOf(headers: IncomingHttpHeaders, name: string): string {
  const value = String(headers[name] ?? '');
  return /^multipart\/form-data/i.test(value) ? 'multipart/form-data' : value.trim().toLowerCase();
}

/** @throws PlatformError when a field that says something was not signed */
function payloadHash(fields: object, names: readonly string[]): string {
  const values = new Map<string, string | Uint8Array>();
  for (const [field, value] of Object.entries(fields)) {
    const [name, form] = [field.toLowerCase(), signedForm(value)];
    if (form.length > 0 && !names.includes(name)) throw refused(`The field ${field} is not signed`);
    values.set(name, form);
  }
  return sha256(joined(names.flatMap((name) => [`&${name}=`, values.get(name) ?? '', '\r\n'])));
}

function signedForm(value: unknown): string | Uint8Array {
  if (value instanceof Uint8Array) return value;
  return (typeof value === 'string' ? value : JSON.stringify(value)).trim();
}

/** One piece, since each that is hashed by itself costs as much as a hundred letters. */
function joined(parts: (string | Uint8Array)[]): string | Buffer {
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

const keys = new Map<string, Buffer>();

/** One key is good for a day's requests. */
function keyOf(secretKey: string, date: string): Buffer {
  const known = keys.get(`${secretKey} ${date}`);
  if (known) return known;
  const key = hmac('tc3_request', hmac('tcb', hmac(date, `TC3${secretKey}`)));
  keys.clear();
  keys.set(`${secretKey} ${date}`, key);
  return key;
}
