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

/** What the SDK's transactions can do, which its types leave open; only kit/transaction uses it. */
export interface SdkTransaction {
  collection(name: string): {
    add(row: object): Promise<unknown>;
    doc(id: string): {
      get(): Promise<{ data: unknown }>;
      set(fields: object): Promise<unknown>;
      update(fields: object): Promise<{ updated: number }>;
    };
  };
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

/** Starts a transaction. One operation. */
export function startTransaction(): Promise<SdkTransaction> {
  return (database() as unknown as { startTransaction(): Promise<SdkTransaction> }).startTransaction();
}

/** The operators of an update that adds to number fields. */
export function additionOf(by: Readonly<Record<string, number>>): object {
  const _ = cloud().database().command;
  return Object.fromEntries(Object.entries(by).map(([field, n]) => [field, _.inc(n)]));
}

/** Whether somebody else wrote a document first, which ended the transaction. */
export function isConflict(error: unknown): boolean {
  return (error as { code?: string }).code === 'DATABASE_TRANSACTION_CONFLICT';
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

/** An address to read a file of the storage from, good for two hours; `null`: there is no such file. */
export async function addressOf(fileID: string): Promise<string | null> {
  const { fileList } = await cloud().getTempFileURL({ fileList: [fileID] });
  const [file] = fileList as { code: string; tempFileURL: string }[];
  return file?.code === 'SUCCESS' ? file.tempFileURL : null;
}

/** Deletes files of the storage; those that are gone already are no matter. */
export async function deleteFiles(fileIDs: readonly string[]): Promise<void> {
  if (fileIDs.length > 0) await cloud().deleteFile({ fileList: [...fileIDs] });
}
