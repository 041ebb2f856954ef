import type { FinishedCall } from '../functions/host';
import type { Operation } from '../protocol/wire';

/** What the calls of one action took, summed. */
export interface Consumption {
  calls: number;
  operations: number;
  examined: number;
  /** Bytes that the database answered. */
  bytes: number;
  ms: number;
}

/** One call, for whoever watches. */
export interface MeteredCall {
  function: string;
  action: string;
  /** `ok`, or the code of the refusal. */
  outcome: string;
  operations: number;
  ms: number;
}

const KEPT_CALLS = 20;
const nothing = (): Consumption => ({ calls: 0, operations: 0, examined: 0, bytes: 0, ms: 0 });

/** Counts what calls cost, per function and action. */
export class Meter {
  private running = new Map<string, Consumption>();
  private totals = new Map<string, Consumption>();
  private recent: MeteredCall[] = [];

  operation({ session, examined, bytes }: Operation): void {
    const call = this.running.get(session) ?? nothing();
    call.operations += 1;
    call.examined += examined;
    call.bytes += bytes;
    this.running.set(session, call);
  }

  call({ function: name, event, session, ms, result }: FinishedCall): void {
    const spent = this.running.get(session) ?? nothing();
    this.running.delete(session);
    const action = actionOf(event);
    const key = `${name}.${action}`;
    const total = this.totals.get(key) ?? nothing();
    total.calls += 1;
    for (const field of ['operations', 'examined', 'bytes'] as const) total[field] += spent[field];
    total.ms += ms;
    this.totals.set(key, total);
    const call = { function: name, action, outcome: outcomeOf(result), operations: spent.operations, ms };
    this.recent = [call, ...this.recent].slice(0, KEPT_CALLS);
  }

  /** Sums by `function.action`, and the latest calls, newest first. */
  read(): { actions: Record<string, Consumption>; recent: MeteredCall[] } {
    return { actions: Object.fromEntries(this.totals), recent: this.recent };
  }

  reset(): void {
    this.totals = new Map();
    this.recent = [];
  }
}

function actionOf(event: unknown): string {
  const { action } = Object(event) as { action?: unknown };
  return typeof action === 'string' ? action.slice(0, 40) : '';
}

function outcomeOf(result: FinishedCall['result']): string {
  if ('code' in result) return result.code;
  const reply = Object(JSON.parse(result.json)) as { ok?: boolean; code?: string };
  return reply.ok === false ? (reply.code ?? '') : 'ok';
}
