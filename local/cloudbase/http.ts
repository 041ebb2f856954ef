import type { IncomingMessage, ServerResponse } from 'node:http';

const LOCAL_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

const isLocal = (host: string) => LOCAL_NAMES.has(host.replace(/:\d+$/, ''));

/** Whether a request names this machine as its host, and comes from no page elsewhere that found the port. */
export function isForThisMachine({ headers: { host = '', origin } }: IncomingMessage): boolean {
  return isLocal(host) && (origin === undefined || isLocal(origin.replace(/^https?:\/\//, '')));
}

/** The request's body was longer than allowed. */
export class BodyTooLarge extends Error {
  constructor(mostBytes: number) {
    super(`The body is longer than ${mostBytes} bytes.`);
    this.name = 'BodyTooLarge';
  }
}

/** The whole body as text. @throws BodyTooLarge */
export async function bodyOf(request: IncomingMessage, mostBytes: number): Promise<string> {
  return (await bytesOf(request, mostBytes)).toString();
}

/** The whole body; what is too much is read and thrown away, so that the answer is heard. @throws BodyTooLarge */
export function bytesOf(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
    });
    request.on('end', () => {
      if (size > mostBytes) reject(new BodyTooLarge(mostBytes));
      else resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}

/** Answers JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, JSON.stringify(body));
}

/** Answers text that is JSON already. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
