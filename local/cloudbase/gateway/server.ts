import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerObject } from '../storage/object-server';
import { bodyOf, BodyTooLarge, isForThisMachine, sendJson } from '../http';
import { LostReply, Refused } from './refused';
import { ROUTES } from './routes';
import type { GatewayParts } from './routes';
import { sendFile } from './static-files';

export interface GatewayOptions extends GatewayParts {
  /** 0: a free one. */
  port: number;
  /** The CloudBase protocol. */
  admin: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Folder of the phone's files, or `null`: none are served. */
  files: string | null;
}

/** Request bodies above this are refused, bytes; the platform's limit for a function's event. */
const MOST_BODY = 6 * 1024 * 1024;

/** The one door of the machine: functions, the protocol, the local switches and the phone's files. */
export async function startGateway(options: GatewayOptions): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void handle(options, request, response));
  await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function handle(options: GatewayOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!isForThisMachine(request)) throw new Refused(403, 'FOREIGN_HOST', 'This server is for this machine alone.');
    const url = addressOf(request);
    if (url.pathname === '/admin') return await options.admin(request, response);
    if (url.pathname.startsWith('/cos/')) return await answerObject(options.storage, request, response, url);
    await route(options, request, response, url);
  } catch (error) {
    if (error instanceof LostReply) return void request.socket.destroy();
    const { status, code } = statusOf(error);
    sendJson(response, status, { code, message: (error as Error).message });
  }
}

function addressOf({ url = '/' }: IncomingMessage): URL {
  try {
    return new URL(url, 'http://localhost');
  } catch {
    throw new Refused(404, 'NOT_FOUND', 'That is no path.');
  }
}

function statusOf(error: unknown): { status: number; code: string } {
  if (error instanceof Refused) return error;
  if (error instanceof BodyTooLarge) return { status: 413, code: 'BODY_TOO_LARGE' };
  return { status: 500, code: 'INTERNAL' };
}

async function route(options: GatewayOptions, request: IncomingMessage, response: ServerResponse, url: URL) {
  const path = Object.keys(ROUTES).find((one) =>
    one.endsWith('/') ? url.pathname.startsWith(one) : url.pathname === one,
  );
  const method = request.method ?? 'GET';
  if (path === undefined) return answerFile(options, request, url, response);
  const act = ROUTES[path]![method];
  if (!act) throw new Refused(405, 'METHOD_NOT_ALLOWED', `${method} is not for ${url.pathname}.`);
  const openid = request.headers['x-local-openid'];
  const call = {
    rest: url.pathname.slice(path.length),
    query: url.searchParams,
    openid: typeof openid === 'string' ? openid : null,
    body: parsed(await bodyOf(request, MOST_BODY)),
  };
  sendJson(response, 200, await act(options, call));
}

function answerFile(
  { files }: GatewayOptions,
  request: IncomingMessage,
  { pathname }: URL,
  response: ServerResponse,
): void {
  if (files === null || request.method !== 'GET') throw new Refused(404, 'NOT_FOUND', `There is no ${pathname}.`);
  sendFile(request, response, files, pathname);
}

function parsed(body: string): Record<string, unknown> {
  if (body === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below, as a value of another kind is.
  }
  throw new Refused(400, 'BAD_JSON', 'The body is not a JSON object.');
}
