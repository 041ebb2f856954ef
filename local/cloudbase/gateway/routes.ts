import type { Clock } from '../clock';
import type { Documents } from '../documents/documents';
import type { FunctionHost } from '../functions/host';
import type { Result } from '../functions/instance';
import type { Timers } from '../functions/timers';
import { PlatformError } from '../platform-error';
import { STORAGE_ACTIONS } from '../protocol/storage';
import type { SeededFaults } from '../seeded-faults';
import type { Storage } from '../storage/storage';
import type { WeChat } from '../wechat/wechat';
import { archiveRoutes } from './archive-routes';
import { faultPlanOf } from './fault-plan';
import type { Meter } from './meter';
import { LostReply, openidOf, Refused } from './refused';
import { wechatRoutes } from './wechat-routes';

/** What the routes work on. */
export interface GatewayParts {
  host: FunctionHost;
  clock: Clock;
  meter: Meter;
  timers: Timers;
  storage: Storage;
  wechat: WeChat;
  faults: SeededFaults;
  documents: Documents;
  /** The folder that everything of this machine lies in. */
  dataDir: string;
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

/** What one method of a path does; its answer is sent as JSON. */
export type Route = (parts: GatewayParts, call: RouteCall) => unknown;

function jsonOf(result: Result): unknown {
  if ('json' in result) return JSON.parse(result.json);
  throw new Refused(result.code === 'FUNCTION_NOT_FOUND' ? 404 : 500, result.code, result.message);
}

/** A call of a function by a mini-program's person. */
async function callFunction(parts: GatewayParts, { rest, openid: named, body }: RouteCall): Promise<unknown> {
  const { host, wechat, faults } = parts;
  const openid = openidOf(named);
  wechat.contentCheck.visited(openid);
  if (host.functions.get(rest)?.config.clients === false) {
    throw new Refused(403, 'FUNCTION_NOT_FOR_CLIENTS', `No mini-program may call ${rest}.`);
  }
  const result = await host.invoke(rest, body, { openid, trigger: '' });
  if (faults.losesReply()) throw new LostReply();
  return jsonOf(result);
}

/** What the platform's timer does when it is due, or now. */
async function fireTimer({ host, clock }: GatewayParts, { rest }: RouteCall): Promise<unknown> {
  const trigger = host.triggers().find((one) => one.function === rest);
  if (!trigger) throw new Refused(404, 'NO_TIMER', `${rest} has no timer.`);
  return jsonOf(await host.fire(trigger, clock.now()));
}

/** Between these, epoch milliseconds, a clock may be set. */
const EARLIEST = Date.parse('2000-01-01T00:00:00+08:00');
const LATEST = Date.parse('2100-01-01T00:00:00+08:00');

/** Moves time, and answers when the timers that fell due by it have run. */
async function moveClock({ clock, timers }: GatewayParts, { body: { at, advanceMs } }: RouteCall): Promise<unknown> {
  const target = typeof at === 'string' ? Date.parse(at) : (at ?? clock.now() + Number(advanceMs));
  if (typeof target !== 'number' || !(target >= EARLIEST && target < LATEST)) {
    throw new Refused(400, 'BAD_TIME', 'Send {"at": <ISO time or epoch ms>} or {"advanceMs": <number>}, before 2100.');
  }
  clock.set(target);
  await timers.catchUp();
  return { now: clock.now() };
}

/** The storage's actions for the phone, which has no credentials; in the cloud the mini-program's own SDK sends them. */
async function actOnStorage({ storage }: GatewayParts, { body }: RouteCall): Promise<unknown> {
  const name = String(body['action']);
  if (!Object.hasOwn(STORAGE_ACTIONS, name)) throw new Refused(400, 'INVALID_ACTION', `There is no ${name}.`);
  try {
    return { data: await STORAGE_ACTIONS[name]!(storage, body) };
  } catch (error) {
    if (error instanceof PlatformError) return { code: error.code, message: error.message };
    throw error;
  }
}

/** Lets things go wrong by a plan, or (`null`) well again. */
function plan({ faults, host, timers }: GatewayParts, body: unknown): unknown {
  const chosen = body === null ? null : faultPlanOf(body);
  if (typeof chosen === 'string') throw new Refused(400, 'BAD_PLAN', chosen);
  faults.plan = chosen;
  host.skew(chosen?.skewMs ?? 0);
  host.cold = chosen?.cold ?? false;
  timers.mischief = chosen?.timers ?? 'none';
  return { plan: chosen };
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
  '/local/storage': { POST: actOnStorage },
  '/local/faults': {
    GET: ({ faults }) => ({ plan: faults.plan }),
    POST: (parts, { body }) => plan(parts, body),
    DELETE: (parts) => plan(parts, null),
  },
  ...wechatRoutes,
  ...archiveRoutes,
};
