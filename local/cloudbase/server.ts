import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from './clock';
import type { DuplicateShape } from './documents/database-error';
import { Documents } from './documents/documents';
import type { DocumentsOptions } from './documents/operations';
import type { Faults } from './faults';
import { adminHandler } from './protocol/admin';
import type { PlatformHandlers } from './protocol/platform';
import type { Operation } from './protocol/wire';

export interface CloudBaseOptions extends Omit<DocumentsOptions, 'file'> {
  /** Path of the data file, or `:memory:`. */
  dataFile: string;
  clock: Clock;
  handlers?: PlatformHandlers;
  /** Told of each database operation that was answered. */
  onOperation?: (operation: Operation) => void;
  faults?: Faults;
  /** Which code a duplicate key is told by now; see AdminOptions. */
  duplicateShapeNow?: () => DuplicateShape | undefined;
}

/** A CloudBase on this machine. */
export interface LocalCloudBase {
  /** `http://127.0.0.1:PORT`, of this CloudBase alone. */
  url: string;
  /** The process variables with which the real SDK finds it. */
  environment: Record<string, string>;
  /** The database without the protocol, for loading and for looking. */
  documents: Documents;
  /** `POST /admin`, for a server of one's own. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close(): Promise<void>;
}

/** What clients of this machine sign with. Nothing but this machine can reach the port, so they are no secret. */
const CREDENTIALS = { secretId: 'local', secretKey: 'local' };

/** The variables that point the SDK here and keep it from looking for the real cloud. */
export function sdkEnvironment(url: string): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
    TCB_ENV: 'local',
    TENCENTCLOUD_SECRETID: CREDENTIALS.secretId,
    TENCENTCLOUD_SECRETKEY: CREDENTIALS.secretKey,
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    SILENCE: 'true',
  };
}

/** Starts one on a free port. @throws Error when another process has the data file */
export async function startCloudBase(options: CloudBaseOptions): Promise<LocalCloudBase> {
  const { dataFile, handlers = {}, clock, onOperation, faults, duplicateShapeNow } = options;
  const documents = new Documents({ ...options, file: dataFile });
  const handle = adminHandler({
    documents,
    clock,
    credentials: CREDENTIALS,
    handlers,
    ...(onOperation && { onOperation }),
    ...(faults && { faults }),
    ...(duplicateShapeNow && { duplicateShape: duplicateShapeNow }),
  });
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    environment: sdkEnvironment(url),
    documents,
    handle,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      documents.close();
    },
  };
}
