import { PlatformError } from '../platform-error';

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

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const isStage: Check = (value) => {
  const { stageKey, stageValue } = Object(value) as Record<string, unknown>;
  return isText(stageKey) && isText(stageValue);
};
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** What a field has to be where it is there at all. */
const FIELDS: readonly (readonly [field: string, check: Check, kind: string])[] = [
  ...[
    'action',
    'collectionName',
    'transactionId',
    'query',
    'queryType',
    'order',
    'projection',
    'tcb_sessionToken',
    'wxCloudApiToken',
    'function_name',
    'request_data',
    'apiName',
  ].map((field) => [field, isText, 'a string'] as const),
  ...['multi', 'merge', 'upsert'].map((field) => [field, isFlag, 'true or false'] as const),
  ...['offset', 'limit'].map((field) => [field, isCount, 'a whole number from 0'] as const),
  ['data', (value) => isText(value) || listOf(isText)(value), 'a string or a list of strings'],
  ['stages', listOf(isStage), 'a list of stages'],
];

/** Parsed fields as a request. @throws PlatformError INVALID_PARAM when one that is read is of another kind */
export function wireRequest(fields: Readonly<Record<string, unknown>>): WireRequest {
  const wrong = FIELDS.find(([field, check]) => fields[field] !== undefined && !check(fields[field]));
  if (wrong) throw new PlatformError('INVALID_PARAM', `${wrong[0]} is not ${wrong[2]}`);
  if (fields['action'] === undefined) throw new PlatformError('INVALID_PARAM', 'action is missing');
  return { collectionName: '', ...fields } as unknown as WireRequest;
}
