/** What the SDK posts to `/admin`, as far as this service reads it. Strings are canonical EJSON. */
export interface WireRequest {
  action: string;
  collectionName: string;
  transactionId?: string;
  data?: string | string[];
  query?: string;
  /** `DOC`: of one id. `WHERE`: of whatever matches, which a transaction does not take. */
  queryType?: 'DOC' | 'WHERE';
  order?: string;
  projection?: string;
  offset?: number;
  limit?: number;
  multi?: boolean;
  merge?: boolean;
  upsert?: boolean;
  stages?: { stageKey: string; stageValue: string }[];
  function_name?: string;
  request_data?: string;
  apiName?: string;
  /** JSON, or the file of a form. */
  requestData?: string | Uint8Array;
  /** Names the call that this one comes from; who called there is who calls here. */
  wxCloudApiToken?: string;
  uuid?: string;
  platformId?: string;
  /** The session token of the caller's credentials; the function host puts the id of a call here. */
  tcb_sessionToken?: string;
}

/** What the operation took, for whoever measures. */
export interface Operation {
  action: string;
  collection: string;
  examined: number;
  returned: number;
  /** Length of the answer. */
  bytes: number;
  session: string;
}

const TEXTS = [
  'action',
  'collectionName',
  'transactionId',
  'query',
  'order',
  'projection',
  'tcb_sessionToken',
  'wxCloudApiToken',
  'function_name',
  'request_data',
  'apiName',
] as const;

/** A parsed body as a request. @throws Error when it is no object, or a field that is read is of another type */
export function wireRequest(body: unknown): WireRequest {
  if (typeof body !== 'object' || body === null) throw new Error('the body is not an object');
  const request = body as Record<string, unknown>;
  for (const field of TEXTS) {
    if (request[field] !== undefined && typeof request[field] !== 'string') throw new Error(`${field} is not a string`);
  }
  if (typeof request['action'] !== 'string') throw new Error('action is missing');
  return { collectionName: '', ...request } as WireRequest;
}
