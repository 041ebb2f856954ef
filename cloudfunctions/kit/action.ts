import type * as z from 'zod';
import type { Access, Caller, Reach } from './access';
import type { AuditNote } from './audit';
import type { Exchange } from './contract';
import { Failure } from './failure';
import { fieldProblems } from './problems';

/** What an action knows of the call beside its input. */
export interface Context<Store> {
  caller: Caller;
  /** How far the caller's right to this action extends; every list takes it. */
  reach: Reach;
  /** Instant of the call, epoch milliseconds; the only clock an action may read. */
  now: number;
  /** Names this request among all of all callers, the same for every retry; a write stamps its rows with it. */
  requestKey: string;
  store: Store;
  /** Notes in the audit trail what was done, and why; once a day per request, what it asked for, and subject. */
  audit: (note: AuditNote) => Promise<void>;
}

/**
 * How a repetition is recognised: `read` changes nothing, `natural` has a key of its own in the data, `request` is
 * remembered by its request id.
 */
export type Once = 'read' | 'natural' | 'request';

export interface Action<Store> {
  access: Access;
  once: Once;
  /** The most database operations one call makes, however much data there is. */
  budget: number;
  /** Something sealed in the input says who the account's person is, so nobody is looked up: `caller.personId` is `null`. */
  knowsCaller?: true;
  /** @throws Failure INVALID_INPUT with every field that breaks the contract */
  parse(input: unknown): unknown;
  run(input: unknown, context: Context<Store>): Promise<unknown>;
}

interface Definition<E extends Exchange, Store> {
  access: Access;
  once: Once;
  budget: number;
  knowsCaller?: true;
  run(input: z.output<E['input']>, context: Context<Store>): Promise<z.input<E['output']>>;
}

/** Binds an action to its exchange in the contract: `run` sees only parsed input, the client only parsed output. */
export function action<E extends Exchange, Store>(exchange: E, definition: Definition<E, Store>): Action<Store> {
  return {
    ...definition,
    parse(input) {
      const parsed = exchange.input.safeParse(input);
      if (parsed.success) return parsed.data;
      throw new Failure('INVALID_INPUT', { fields: fieldProblems(parsed.error.issues, input) });
    },
    async run(input, context) {
      return exchange.output.parse(await definition.run(input as z.output<E['input']>, context));
    },
  };
}
