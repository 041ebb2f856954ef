import type * as z from 'zod';
import type { FailureCode, FailureDetails } from './failure';

/** One action as both sides see it: the input is a `strictObject`, the output drops what it does not name. */
export interface Exchange {
  input: z.ZodType;
  output: z.ZodType;
}

/** All exchanges of one capability, by action. */
export type Contract = Record<string, Exchange>;

/** What a client sees of a contract: plain types, no zod. */
export type ApiOf<C extends Contract> = {
  [Action in keyof C]: { input: z.input<C[Action]['input']>; output: z.output<C[Action]['output']> };
};

/** What travels to a function. `requestId` is the client's own and the same for every retry of one tap. */
export interface Call {
  action: string;
  input: unknown;
  requestId?: string;
}

/** A refusal as it travels: a code, what the client needs to say it, and an id to look it up in the log. */
export type Refusal = {
  [Code in FailureCode]: { ok: false; code: Code; details: FailureDetails[Code]; requestId: string };
}[FailureCode];

/** Every outcome of a call; a function never throws. */
export type Reply<Output> = { ok: true; data: Output } | Refusal;
