import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock';
import { DatabaseError } from '../documents/database-error';
import type { Documents } from '../documents/documents';
import type { Effort } from '../documents/operations';
import type { Faults } from '../faults';
import { bodyOf, isForThisMachine, sendJson, sendText } from '../http';
import { DATABASE_ACTIONS } from './database';
import { PLATFORM_ACTIONS } from './platform';
import type { PlatformHandlers } from './platform';
import { wireRequest } from './wire';
import type { Operation, WireRequest } from './wire';

export interface AdminOptions {
  documents: Documents;
  clock: Clock;
  /** The only credentials that are let in. */
  secretId: string;
  handlers: PlatformHandlers;
  onOperation?: (operation: Operation) => void;
  faults?: Faults;
}

/** Request bodies above this are refused, bytes. */
const MOST_BODY = 10 * 1024 * 1024;

/** The handler of `POST /admin`. Errors are HTTP 200 with a code, as the SDK expects them. */
export function adminHandler(options: AdminOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isForThisMachine(request)) return sendJson(response, 403, { code: 'FORBIDDEN', message: 'foreign host' });
    const requestId = randomUUID();
    try {
      const wire = read(await bodyOf(request, MOST_BODY), request, options.secretId);
      const text = await answer(options, wire, requestId);
      if (text === null) request.socket.destroy();
      else sendText(response, 200, text);
    } catch (error) {
      sendJson(response, 200, { ...failureOf(error), requestId });
    }
  };
}

function read(body: string, { headers }: IncomingMessage, secretId: string): WireRequest {
  const credential = /\bCredential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1];
  if (credential !== secretId) throw new DatabaseError('SIGN_PARAM_INVALID', 'The credentials are not known here');
  try {
    return wireRequest(body);
  } catch (error) {
    throw new DatabaseError('INVALID_PARAM', (error as Error).message);
  }
}

/** The answer's text, or `null` when a fault breaks the connection. */
async function answer(options: AdminOptions, wire: WireRequest, requestId: string): Promise<string | null> {
  const platform = PLATFORM_ACTIONS[wire.action];
  if (platform) return JSON.stringify({ ...(await platform(options.handlers, wire)), requestId });

  const act = DATABASE_ACTIONS[wire.action];
  if (!act) throw new DatabaseError('INVALID_ACTION', `Unknown action: ${wire.action}`);
  if (options.faults?.before(wire.action, wire.collectionName) === 'drop') return null;
  const { body, effort } = await act({ documents: options.documents, now: options.clock.now() }, wire);
  const text = JSON.stringify({ ...body, requestId });
  options.onOperation?.(operationOf(wire, effort, text));
  return options.faults?.after(wire.action, wire.collectionName) === 'drop' ? null : text;
}

function operationOf(wire: WireRequest, effort: Effort = { examined: 0, returned: 0 }, text: string): Operation {
  const { action, collectionName: collection, tcb_sessionToken: session = '' } = wire;
  return { action, collection, ...effort, bytes: text.length, session };
}

function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof DatabaseError) return { code: error.code, message: error.message };
  return { code: 'SYS_ERR', message: (error as Error).message };
}
