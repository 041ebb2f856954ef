import { DatabaseError } from '../documents/database-error';
import type { WireRequest } from './wire';

/** What the platform offers functions beside the database. */
export interface PlatformHandlers {
  /** Calls another function; answers its result as JSON. @throws DatabaseError FUNCTION_NOT_FOUND */
  invokeFunction?: (name: string, data: unknown, session: string) => Promise<string>;
  /** WeChat's open API by path, such as `/wxa/business/getuserphonenumber`; answers WeChat's JSON. */
  wxApi?: (apiName: string, data: unknown) => unknown;
}

type PlatformAction = (handlers: PlatformHandlers, request: WireRequest) => Promise<Record<string, unknown>>;

const missing = (what: string) => new DatabaseError('INVALID_ACTION', `${what} is not provided here`);

const dataOf = (value: string | object | undefined): unknown =>
  typeof value === 'string' ? (JSON.parse(value) as unknown) : (value ?? {});

/** What the SDK's actions outside the database do. */
export const PLATFORM_ACTIONS: Readonly<Record<string, PlatformAction>> = {
  async 'functions.invokeFunction'({ invokeFunction }, { function_name: name = '', request_data: data, ...request }) {
    if (!invokeFunction) throw missing('invokeFunction');
    const result = await invokeFunction(name, dataOf(data), request.tcb_sessionToken ?? '');
    return { data: { response_data: result } };
  },

  async 'wx.api'({ wxApi }, { apiName = '', requestData }) {
    if (!wxApi) throw missing('wx.api');
    return { data: { responseData: JSON.stringify(await wxApi(apiName, dataOf(requestData))) } };
  },
};
