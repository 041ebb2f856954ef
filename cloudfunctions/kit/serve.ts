import { randomUUID } from 'node:crypto';
import { reachOf } from './access';
import type { Action, Context } from './action';
import type { Call, Contract, Refusal, Reply } from './contract';
import { Failure } from './failure';
import { openidOf } from './identity';
import type { PlatformContext } from './identity';
import { defectOf } from './log';
import type { LogLine } from './log';
import { countingOperations } from './operations';
import type { Runtime } from './runtime';

const REQUEST_ID = /^[\w-]{8,64}$/;

/** The actions of a capability: one for each exchange of its contract, none more. */
export type Actions<C extends Contract, Store> = { [Name in keyof C]: Action<Store> };

/**
 * Makes the `main` of one capability's function. It never throws: every outcome is a reply.
 *
 * In this order: find the action, identify the caller, check the reach, parse, run (once), parse the answer.
 */
export function serve<C extends Contract, Store>(actions: Actions<C, Store>, runtime: Runtime<Store>) {
  return async (event: unknown, context: PlatformContext): Promise<Reply<unknown>> => {
    const call = callOf(event);
    const requestId = context.request_id ?? randomUUID();
    const from = runtime.now();
    const { outcome, operations } = await countingOperations(() =>
      settle(() => answer(actions, runtime, call, context)),
    );

    const { function_name: name = 'function' } = context;
    const action = Object.hasOwn(actions, call.action) ? call.action : null;
    const line = { at: from, requestId, function: name, action, ms: runtime.now() - from, operations };
    const overspent = action !== null && operations > actions[action]!.budget;
    runtime.log({ ...line, ...verdictOn(outcome, overspent) });
    return outcome.ok ? { ok: true, data: outcome.data } : refusal(outcome.error, requestId);
  };
}

type Outcome = { ok: true; data: unknown } | { ok: false; error: unknown };

async function settle(run: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, data: await run() };
  } catch (error) {
    return { ok: false, error };
  }
}

async function answer<C extends Contract, Store>(
  actions: Actions<C, Store>,
  runtime: Runtime<Store>,
  call: Call,
  platform: PlatformContext,
): Promise<unknown> {
  if (!Object.hasOwn(actions, call.action)) throw new Failure('UNKNOWN_ACTION', { action: call.action.slice(0, 40) });
  const action = actions[call.action]!;
  const openid = openidOf(platform);
  if (openid === null) throw new Failure('NOT_ALLOWED');

  const now = runtime.now();
  const caller = await callerOf(action, runtime, openid, now);
  const reach = reachOf(action.access, caller);
  if (!reach) throw new Failure('NOT_ALLOWED');

  const input = action.parse(call.input);
  const requestKey = requestKeyOf(action, runtime, call, openid);
  const content = () => runtime.keys().blindIndex(JSON.stringify(input), 'content');
  const audit: Context<Store>['audit'] = (note) =>
    runtime.auditTrail.note(`${requestKey}:${content().slice(0, 16)}`, call.action, caller, now, note);
  const run = () => action.run(input, { caller, reach, now, requestKey, store: runtime.store, audit });
  if (action.once !== 'request') return run();
  return runtime.requests.once(requestKey, content(), now, run);
}

/** An account whose person the input itself vouches for needs no look-up; it has no rights but everyone's. */
function callerOf<Store>(action: Action<Store>, { accounts }: Runtime<Store>, openid: string, now: number) {
  return action.knowsCaller ? { openid, personId: null, grants: [] } : accounts.caller(openid, now);
}

/** A read leaves nothing behind and so needs no key; a write must name its request, or a retry could not be told apart. */
function requestKeyOf<Store>(action: Action<Store>, runtime: Runtime<Store>, call: Call, openid: string): string {
  if (action.once === 'read') return '';
  if (!call.requestId || !REQUEST_ID.test(call.requestId)) {
    const problem = call.requestId ? 'format' : 'required';
    throw new Failure('INVALID_INPUT', { fields: [{ path: 'requestId', problem }] });
  }
  return runtime.keys().blindIndex([openid, call.action, call.requestId].join('\0'), 'request').slice(0, 40);
}

function callOf(event: unknown): Call {
  const { action, input, requestId } = Object(event) as Partial<Record<keyof Call, unknown>>;
  return {
    action: typeof action === 'string' ? action : '',
    input,
    ...(typeof requestId === 'string' && { requestId }),
  };
}

function verdictOn(outcome: Outcome, overspent: boolean): Pick<LogLine, 'level' | 'outcome' | 'defect'> {
  if (outcome.ok) return { level: overspent ? 'warn' : 'info', outcome: overspent ? 'overBudget' : 'ok' };
  if (outcome.error instanceof Failure) return { level: 'info', outcome: (outcome.error as Failure).code };
  return { level: 'error', outcome: 'INTERNAL', defect: defectOf(outcome.error) };
}

function refusal(error: unknown, requestId: string): Refusal {
  const failure = error instanceof Failure ? (error as Failure) : new Failure('INTERNAL');
  return { ok: false, code: failure.code, details: failure.details, requestId } as Refusal;
}
