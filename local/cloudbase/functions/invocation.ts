import { randomBytes, randomUUID } from 'node:crypto';
import type { FunctionConfig } from './host';
import type { Invocation } from './instance';

/** Who calls: a mini-program's person, or (`openid: null`) a timer, the console, or a function that one of these called. */
export interface CallOrigin {
  openid: string | null;
  trigger: '' | 'timer';
  /** What set it off, a function after a comma for each that stands in between; by openid and trigger when left out. */
  source?: string;
  /** How many functions stand between whoever called first and this call; 0 when left out. */
  depth?: number;
}

/** What a call's own calls carry, so that it is known who stands behind them. */
export interface CallNames {
  /** In database operations. */
  session: string;
  /** In calls of functions and of WeChat's open API. */
  token: string;
}

/** The one environment there is, as the SDK names it. */
const NAMESPACE = 'local';
/** The mini-program. */
const APP_ID = 'wxlocal';
const CLIENT_IP = '127.0.0.1';

/** Names for one call, which nobody can guess. */
export const namesOfCall = (): CallNames => ({ session: randomUUID(), token: randomBytes(16).toString('hex') });

/**
 * What set a call off, as WeChat tells functions.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 */
export function sourceOf({ openid, trigger, source }: CallOrigin): string {
  if (source !== undefined) return source;
  if (trigger === 'timer') return 'wx_trigger';
  return openid === null ? '' : 'wx_client';
}

/** Who calls stands in `WX_OPENID`; a timer has a token and no person. The SDKs read no name that the lists leave out. */
function callerOf({ openid, trigger }: CallOrigin, token: string): Record<string, string> {
  if (openid !== null) {
    return {
      WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_CLIENTIP,WX_API_TOKEN',
      WX_OPENID: openid,
      WX_APPID: APP_ID,
      WX_CLIENTIP: CLIENT_IP,
      WX_API_TOKEN: token,
    };
  }
  if (trigger !== 'timer') return {};
  return { WX_CONTEXT_KEYS: 'WX_TRIGGER_API_TOKEN_V0', WX_TRIGGER_API_TOKEN_V0: token };
}

/** A call as the platform shapes it: who calls stands in the environment, in the context's and in the process's. */
export function invocationOf(
  { name, config }: { name: string; config: FunctionConfig },
  event: unknown,
  origin: CallOrigin,
  { session, token }: CallNames,
): Invocation {
  const environment = {
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SESSIONTOKEN,TCB_SOURCE,TCB_SOURCE_IP,TRIGGER_SRC',
    TCB_ENV: NAMESPACE,
    TCB_SEQID: session,
    TCB_SESSIONTOKEN: session,
    TCB_SOURCE: sourceOf(origin),
    ...(origin.openid !== null && { TCB_SOURCE_IP: CLIENT_IP }),
    TRIGGER_SRC: origin.trigger,
    ...callerOf(origin, token),
  };
  const context = {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: config.memory,
    time_limit_in_ms: config.timeout * 1_000,
    request_id: randomUUID(),
    environment: JSON.stringify(environment),
    function_version: '$LATEST',
    function_name: name,
    namespace: NAMESPACE,
    tencentcloud_region: 'ap-shanghai',
  };
  return { event, context, environment };
}
