import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { BodyTooLarge, bytesOf } from '../http';
import { PlatformError } from '../platform-error';
import type { Storage } from './storage';

/** Bytes of one file at most. */
const MOST_FILE = 50 * 1024 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.txt': 'text/plain',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.pdf': 'application/pdf',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Answers `/cos/<path>`: PUT with a ticket in the headers, GET and HEAD with one in the address. Errors are XML, as the object store's. */
export async function answerObject(storage: Storage, request: IncomingMessage, response: ServerResponse, url: URL) {
  const path = url.pathname.slice('/cos/'.length);
  try {
    if (request.method === 'PUT') return await receive(storage, request, response, path);
    if (request.method === 'GET' || request.method === 'HEAD') return await hand(storage, request, response, path, url);
    throw new PlatformError('MethodNotAllowed', 'The method is not for files');
  } catch (error) {
    sendXml(response, error as Error);
  }
}

async function receive(storage: Storage, request: IncomingMessage, response: ServerResponse, path: string) {
  const target = storage.admit('put', path, request.headers.authorization ?? '');
  await storage.put(target, await bytesOf(request, MOST_FILE));
  response.writeHead(200, { 'content-length': 0 }).end();
}

async function hand(storage: Storage, request: IncomingMessage, response: ServerResponse, path: string, url: URL) {
  const source = storage.admit('get', path, url.searchParams.get('sign') ?? '');
  const size = storage.files.size(source);
  if (size === null) throw new PlatformError('NoSuchKey', 'The file does not exist');
  const type = TYPES[extname(source).toLowerCase()] ?? 'application/octet-stream';
  // A browser must not take a stranger's file for a page of ours.
  const guard = {
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
    'cache-control': 'no-store',
  };
  response.writeHead(200, { ...guard, 'content-type': type, 'content-length': size });
  response.end(request.method === 'HEAD' ? undefined : await storage.files.read(source));
}

const STATUS: Readonly<Record<string, number>> = {
  SignatureDoesNotMatch: 403,
  NoSuchKey: 404,
  MethodNotAllowed: 405,
  EntityTooLarge: 413,
  STORAGE_REQUEST_FAIL: 507,
};

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
const escaped = (text: string) => text.replace(/[<>&]/g, (letter) => ENTITIES[letter]!);

function sendXml(response: ServerResponse, error: Error): void {
  const code = codeOf(error);
  const fields = { Code: code, Message: error.message, RequestId: 'local', TraceId: 'local' };
  const inner = Object.entries(fields).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`);
  const text = `<?xml version='1.0' encoding='utf-8' ?><Error>${inner.join('')}</Error>`;
  response.writeHead(STATUS[code] ?? 400, { 'content-type': 'application/xml' }).end(text);
}

function codeOf(error: Error): string {
  if (error instanceof BodyTooLarge) return 'EntityTooLarge';
  return error instanceof PlatformError ? error.code : 'InternalError';
}
