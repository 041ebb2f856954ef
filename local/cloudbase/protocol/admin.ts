import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock';
import { DatabaseError } from '../documents/database-error';
import type { DuplicateShape } from '../documents/database-error';
import type { Documents } from '../documents/documents';
import type { Effort } from '../documents/operations';
import type { Fault, Faults } from '../faults';
import { BodyTooLarge, isForThisMachine, sendJson, sendText } from '../http';
import { PlatformError } from '../platform-error';
import { DATABASE_ACTIONS } from './database';
import { platformAction } from './platform';
import type { PlatformHandlers } from './platform';
import { fieldsOf } from './request-body';
import { checkSignature } from './signature';
import type { Credentials } from './signature';
import { wireRequest } from './wire';
import type { Operation, WireRequest } from './wire';

export interface AdminOptions {
  documents: Documents;
  clock: Clock;
  /** The only ones that are let in. */
  credentials: Credentials;
  handlers: PlatformHandlers;
  onOperation?: (operation: Operation) => void;
  faults?: Faults;
  /** Which code a duplicate key is told by now; the documents' own when it answers nothing. */
  duplicateShape?: () => DuplicateShape | undefined;
}

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT';

/** The handler of `POST /admin`. Errors are HTTP 200 with a code, as the SDK expects them. */
export function adminHandler(options: AdminOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isForThisMachine(request)) return sendJson(response, 403, { code: 'FORBIDDEN', message: 'foreign host' });
    const requestId = randomUUID();
    try {
      const fields = await fieldsOf(request);
      checkSignature(request, fields, options.credentials);
      const reply = await answer(options, wireRequest(fields), requestId);
      if (reply === null) request.socket.destroy();
      else send(response, reply);
    } catch (error) {
      sendJson(response, 200, { ...failureOf(error, options.duplicateShape?.()), requestId });
    }
  };
}

/** The older SDK takes an answer for JSON by exactly this type, and for a message of bytes otherwise. */
function send(response: ServerResponse, reply: string | Buffer): void {
  if (typeof reply === 'string') return sendText(response, 200, reply);
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': reply.length }).end(reply);
}

/** The answer, or `null` when a fault breaks the connection. */
async function answer(options: AdminOptions, wire: WireRequest, requestId: string): Promise<string | Buffer | null> {
  const platform = platformAction(wire.action);
  if (platform) {
    const reply = await platform(options.handlers, wire);
    return Buffer.isBuffer(reply) ? reply : JSON.stringify({ ...reply, requestId });
  }
  return answerDatabase(options, wire, requestId);
}

async function answerDatabase(options: AdminOptions, wire: WireRequest, requestId: string): Promise<string | null> {
  const act = Object.hasOwn(DATABASE_ACTIONS, wire.action) ? DATABASE_ACTIONS[wire.action] : undefined;
  if (!act) throw new PlatformError('INVALID_ACTION', `Unknown action: ${wire.action}`);
  if ((await fateOf(options, wire)) === 'drop') return null;
  const { body, effort } = await act({ documents: options.documents, now: options.clock.now() }, wire);
  const text = JSON.stringify({ ...body, requestId });
  options.onOperation?.(operationOf(wire, effort, text));
  return (await options.faults?.after(wire.action, wire.collectionName)) === 'drop' ? null : text;
}

/** A conflict ends its transaction, also one that is only pretended. */
async function fateOf({ faults, documents }: AdminOptions, wire: WireRequest): Promise<Fault | undefined> {
  const { action, collectionName, transactionId } = wire;
  try {
    return await faults?.before(action, collectionName, transactionId);
  } catch (error) {
    if (transactionId && (error as DatabaseError).code === CONFLICT) documents.abortTransaction(transactionId);
    throw error;
  }
}

function operationOf(wire: WireRequest, effort: Effort = { examined: 0, returned: 0 }, text: string): Operation {
  const { action, collectionName: collection, tcb_sessionToken: session = '' } = wire;
  return { action, collection, ...effort, bytes: text.length, session };
}

function failureOf(error: unknown, shape: DuplicateShape | undefined): { code: string; message: string } {
  if (shape && error instanceof DatabaseError && error.message.includes('E11000')) {
    return { code: shape, message: error.message };
  }
  if (error instanceof DatabaseError || error instanceof PlatformError) {
    return { code: error.code, message: error.message };
  }
  return { code: error instanceof BodyTooLarge ? 'INVALID_PARAM' : 'SYS_ERR', message: (error as Error).message };
}
