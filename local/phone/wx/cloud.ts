import { settings } from '../engine/settings';
import { asynchronous } from './asynchronous';

/** WeChat lets go of a call after this long, milliseconds. */
const PATIENCE_MS = 60_000;

interface Call {
  name: string;
  data?: unknown;
}

async function callFunction({ name, data = {} }: Call): Promise<object> {
  if (settings.network === 'none') throw Object.assign(new Error('request:fail '), { errCode: -1 });
  const response = await fetch(`/fn/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': settings.openid },
    body: JSON.stringify(data),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const result = (await response.json()) as { code?: string; message?: string };
  if (!response.ok) throw Object.assign(new Error(`${result.code}: ${result.message}`), { errCode: -504_002 });
  return { result, requestID: response.headers.get('x-request-id') ?? '' };
}

/** `wx.cloud`, on the gateway. */
export const cloud = {
  init: () => {},
  callFunction: asynchronous<Call>('cloud.callFunction', callFunction),
};
