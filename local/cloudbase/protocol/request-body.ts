import type { IncomingMessage } from 'node:http';
import { bytesOf } from '../http';
import { PlatformError } from '../platform-error';

/** Request bodies above this are refused, bytes. */
const MOST_BODY = 10 * 1024 * 1024;

/** What the SDK posted: the fields of JSON, or of a form with a file in it. @throws PlatformError INVALID_PARAM | BodyTooLarge */
export async function fieldsOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await bytesOf(request, MOST_BODY);
  const type = request.headers['content-type'] ?? '';
  try {
    return objectOf(type.startsWith('multipart/form-data') ? formOf(body, type) : JSON.parse(body.toString()));
  } catch (error) {
    throw new PlatformError('INVALID_PARAM', (error as Error).message);
  }
}

function objectOf(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Error('the body is not an object');
  return body as Record<string, unknown>;
}

/**
 * A multipart form, by name. Browsers' parsers take a part without a file name for text, which would spoil the bytes that
 * the SDK sends in one.
 */
function formOf(body: Buffer, type: string): Record<string, unknown> {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary === undefined) throw new Error('the form has no boundary');
  const parts = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(parts.map(fieldOf));
}

function fieldOf(part: string): [name: string, value: string | Buffer] {
  const gap = part.indexOf('\r\n\r\n');
  const head = part.slice(0, gap);
  const content = Buffer.from(part.slice(gap + 4, -2), 'latin1');
  const name = /\bname="([^"]*)"/.exec(head)?.[1] ?? '';
  return [name, /application\/octet-stream/i.test(head) ? content : content.toString()];
}
