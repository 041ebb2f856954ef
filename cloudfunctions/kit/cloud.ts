import tcb from '@cloudbase/node-sdk';
import { countOperation } from './operations';

/** The database as the SDK gives it; only kit/collection uses it. */
export type Database = ReturnType<ReturnType<typeof tcb.init>['database']>;

let app: ReturnType<typeof tcb.init> | undefined;

function cloud(): ReturnType<typeof tcb.init> {
  app ??= tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
  return app;
}

/** The environment's database. Every use counts as one operation of the current call. */
export function database(): Database {
  countOperation();
  return cloud().database();
}

/**
 * Calls WeChat's open API in the name of the mini-program; the platform adds the access token.
 *
 * @param apiName path of the API, such as `/wxa/business/getuserphonenumber`
 * @returns WeChat's answer as it came, `errcode` included; unchecked, parse it
 */
export async function callWeChat(apiName: string, requestData: Record<string, unknown>): Promise<unknown> {
  const answer = await cloud().callWxOpenApi({ apiName, requestData: requestData as never });
  return answer.result as unknown;
}

/**
 * Whether the database refused a write because the id or a unique key exists. The documentation and field reports
 * disagree on the code, so both shapes count.
 *
 * @see https://docs.cloudbase.net/error-code
 */
export function isDuplicate(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  if (code === 'DATABASE_DUPLICATE_WRITE') return true;
  return code === 'DATABASE_REQUEST_FAILED' && /\bE11000 duplicate key error\b/.test(message);
}
