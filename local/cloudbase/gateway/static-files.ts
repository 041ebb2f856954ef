import { createReadStream, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, extname, join, normalize } from 'node:path';
import { sendJson } from '../http';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/**
 * Answers a file of a folder; what ends in `/` is the index.html there, and a folder named without it is sent on to it.
 * Nothing outside the folder can be named. A browser keeps what it got, and asks each time whether that is the file yet.
 */
export function sendFile(request: IncomingMessage, response: ServerResponse, folder: string, path: string): void {
  const file = fileOf(folder, path);
  if (file && !path.endsWith('/') && isFolder(file)) return sendOn(response, `${basename(path)}/`);
  const stats = file && statsOf(file);
  if (!file || !stats) return sendJson(response, 404, { code: 'NOT_FOUND' });
  const kept = { etag: tagOf(stats), 'cache-control': 'no-cache' };
  if (request.headers['if-none-match'] === kept.etag) return void response.writeHead(304, kept).end();
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-length': stats.size, ...kept });
  createReadStream(file).pipe(response);
}

function fileOf(folder: string, path: string): string | null {
  try {
    const wanted = normalize(decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path));
    return wanted.includes('\0') || wanted.split(/[/\\]/).includes('..') ? null : join(folder, wanted);
  } catch {
    return null;
  }
}

const isFolder = (file: string) => statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;

function sendOn(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, 'content-length': 0 }).end();
}

function statsOf(file: string): Stats | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? stats : null;
}

/** Another one for every version of a file. */
const tagOf = ({ size, mtimeMs, ino }: Stats) => `"${[size, mtimeMs, ino].join('-')}"`;
