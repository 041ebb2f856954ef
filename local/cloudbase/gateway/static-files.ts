import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
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

/** Answers a file of a folder; `/` is its index.html. Nothing outside the folder can be named. */
export function sendFile(response: ServerResponse, folder: string, path: string): void {
  const file = fileOf(folder, path);
  const size = file && sizeOf(file);
  if (!file || size === null) return sendJson(response, 404, { code: 'NOT_FOUND' });
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-length': size, 'cache-control': 'no-store' });
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

function sizeOf(file: string): number | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : null;
}
