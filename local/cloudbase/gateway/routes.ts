import type { Clock } from '../clock';
import type { FunctionHost } from '../functions/host';
import type { Result } from '../functions/instance';
import type { PhoneNumbers } from '../wechat/phone-number';
import type { Meter } from './meter';

/** What the routes work on. */
export interface GatewayParts {
  host: FunctionHost;
  clock: Clock;
  meter: Meter;
  phoneNumbers: PhoneNumbers;
  /** Those one can be. */
  people: readonly object[];
}

/** A request that found its route. `rest` is what follows the route's path. */
export interface RouteCall {
  rest: string;
  query: URLSearchParams;
  openid: string | null;
  /** The parsed body; `{}` where there was none. */
  body: Record<string, unknown>;
}

/** A refusal with an HTTP status. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

type Route = (parts: GatewayParts, call: RouteCall) => unknown;

const OPENID = /^[\w-]{1,64}$/;
const PHONE = /^1\d{10}$/;

function jsonOf(result: Result): unknown {
  if ('json' in result) return JSON.parse(result.json);
  throw new Refused(result.code === 'FUNCTION_NOT_FOUND' ? 404 : 500, result.code, result.message);
}

/** A call of a function by a mini-program's person. */
async function callFunction({ host }: GatewayParts, { rest, openid, body }: RouteCall): Promise<unknown> {
  if (openid === null || !OPENID.test(openid)) {
    throw new Refused(
      401,
      'NO_OPENID',
      'Say who is calling in the header x-local-openid: 1 to 64 letters, digits, - or _.',
    );
  }
  if (host.functions.get(rest)?.config.clients === false) {
    throw new Refused(403, 'FUNCTION_NOT_FOR_CLIENTS', `No mini-program may call ${rest}.`);
  }
  return jsonOf(await host.invoke(rest, body, { openid, trigger: '' }));
}

/** What the platform's timer does when it is due, or now. */
async function fireTimer({ host, clock }: GatewayParts, { rest }: RouteCall): Promise<unknown> {
  const trigger = host.functions.get(rest)?.config.triggers?.[0];
  if (!trigger) throw new Refused(404, 'NO_TIMER', `${rest} has no timer.`);
  const event = { Type: 'Timer', TriggerName: trigger.name, Time: new Date(clock.now()).toISOString(), Message: '' };
  return jsonOf(await host.invoke(rest, event, { openid: null, trigger: 'timer' }));
}

function moveClock({ clock }: GatewayParts, { body: { at, advanceMs } }: RouteCall): unknown {
  const target = typeof at === 'string' ? Date.parse(at) : at;
  if (typeof target === 'number' && Number.isFinite(target)) clock.set(target);
  else if (typeof advanceMs === 'number' && Number.isFinite(advanceMs)) clock.advance(advanceMs);
  else throw new Refused(400, 'BAD_TIME', 'Send {"at": <ISO time or epoch ms>} or {"advanceMs": <number>}.');
  return { now: clock.now() };
}

function issuePhoneCode({ phoneNumbers }: GatewayParts, { body: { phone } }: RouteCall): unknown {
  if (typeof phone !== 'string' || !PHONE.test(phone))
    throw new Refused(400, 'BAD_PHONE', 'Send {"phone": "1xxxxxxxxxx"}.');
  return { code: phoneNumbers.issue(phone) };
}

function readMeter({ meter }: GatewayParts, { query }: RouteCall): unknown {
  const reading = meter.read();
  if (query.get('reset') === '1') meter.reset();
  return reading;
}

/** Path (one that ends with a slash takes a name after it) → method → what it does. */
export const ROUTES: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/fn/': { POST: callFunction },
  '/local/healthz': { GET: ({ clock }) => ({ ok: true, now: clock.now() }) },
  '/local/clock': { GET: ({ clock }) => ({ now: clock.now() }), POST: moveClock },
  '/local/timer/': { POST: fireTimer },
  '/local/meter': { GET: readMeter },
  '/local/people': { GET: ({ people }) => people },
  '/local/phone-code': { POST: issuePhoneCode },
};
