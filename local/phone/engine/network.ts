import { chanceOf } from './chance';
import { onSettings, settings } from './settings';

/** How long a slow network takes, one way, milliseconds. */
const SLOW_MS = 1_200;
/** How much of what is sent, and of what is answered, a lossy network loses. */
const LOSS = 0.25;
/** WeChat lets go of a request after this long, milliseconds. */
const PATIENCE_MS = 60_000;

let chance = chanceOf(settings.seed);
onSettings((before) => {
  if (before.seed !== settings.seed || before.network !== settings.network) chance = chanceOf(settings.seed);
});

/** What no answer is told as, with WeChat's own number. */
export class NoAnswer extends Error {
  readonly errno = 600_001;
  readonly errCode = -1;
  constructor(reason: string) {
    super(`request:fail ${reason}`);
    this.name = 'NoAnswer';
  }
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const isGone = () => settings.network === 'none';
const isLost = () => settings.network === 'lossy' && chance() < LOSS;

/** Carries a request to the machine. @throws NoAnswer */
type Carrier = (path: string, init: RequestInit) => Promise<Response>;

/**
 * A request over the phone's network, in whatever state that is.
 *
 * @throws NoAnswer when none came, whether it arrived or not
 */
export async function request(path: string, init: RequestInit = {}, carry: Carrier = reach): Promise<Response> {
  if (isGone()) throw new NoAnswer('net::ERR_INTERNET_DISCONNECTED');
  if (settings.network === 'slow') await rest(SLOW_MS);
  if (isLost()) throw new NoAnswer('net::ERR_CONNECTION_RESET');
  const answer = await carry(path, init);
  if (isGone()) throw new NoAnswer('net::ERR_NETWORK_CHANGED');
  if (settings.network === 'slow') await rest(SLOW_MS);
  if (isLost()) throw new NoAnswer('net::ERR_CONNECTION_CLOSED');
  return answer;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, signal: init.signal ?? AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    const { name } = error as Error;
    if (name === 'AbortError') throw new NoAnswer('abort');
    throw new NoAnswer(name === 'TimeoutError' ? 'timeout' : 'net::ERR_CONNECTION_REFUSED');
  }
}

/** How much of a body has left the phone, bytes. */
type Sent = (sent: number, whole: number) => void;

/** A request that tells how much of its body has left; the browser's `fetch` cannot. */
export function upload(path: string, init: RequestInit, onSent: Sent): Promise<Response> {
  return request(path, init, (to, what) => reachWatched(to, what, onSent));
}

function reachWatched(path: string, { method = 'PUT', headers, body, signal }: RequestInit, onSent: Sent) {
  return new Promise<Response>((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(method, path);
    sending.timeout = PATIENCE_MS;
    new Headers(headers).forEach((value, name) => sending.setRequestHeader(name, value));
    sending.upload.onprogress = ({ loaded, total }) => onSent(loaded, total);
    sending.onload = () => resolve(new Response(sending.responseText || null, { status: sending.status }));
    sending.onerror = () => reject(new NoAnswer('net::ERR_CONNECTION_REFUSED'));
    sending.ontimeout = () => reject(new NoAnswer('timeout'));
    sending.onabort = () => reject(new NoAnswer('abort'));
    signal?.addEventListener('abort', () => sending.abort());
    sending.send(body as XMLHttpRequestBodyInit);
  });
}

/** Posts JSON as the phone's owner. @throws NoAnswer */
export function post(path: string, body: object): Promise<Response> {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': settings.openid },
    body: JSON.stringify(body),
  });
}

/** WeChat's names for networks. */
export const networkType = () => ({ wifi: 'wifi', none: 'none', slow: '2g', lossy: '4g' })[settings.network];
