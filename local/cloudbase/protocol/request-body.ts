import type { IncomingMessage } from 'node:http';
import { bytesOf } from '../http';
import { PlatformError } from '../platform-error';
import { wireRequest } from './wire';
import type { WireRequest } from './wire';

/** Request bodies above this are refused, bytes. */
const MOST_BODY = 10 * 1024 * 1024;

/** What the SDK posted: JSON, or a form with a file in it. @throws PlatformError INVALID_PARAM | BodyTooLarge */
export async function wireRequestOf(request: IncomingMessage): Promise<WireRequest> {
  const body = await bytesOf(request, MOST_BODY);
  const type = request.headers['content-type'] ?? '';
  try {
    return wireRequest(type.startsWith('multipart/form-data') ? await formOf(body, type) : JSON.parse(body.toString()));
  } catch (error) {
    throw new PlatformError('INVALID_PARAM', (error as Error).message);
  }
}

async function formOf(body: Buffer, type: string): Promise<Record<string, unknown>> {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    fields[name] = typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer());
  }
  return fields;
}
