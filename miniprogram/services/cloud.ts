import type { Refusal, Reply } from '../../cloudfunctions/kit/contract';

/** Why a call has no answer: what the function refused, `INTERNAL` when it broke, `OFFLINE` when it was not reached. */
export type ServiceFailureCode = Refusal['code'] | 'OFFLINE';

/** One call, as it can be kept and repeated. */
export interface Call {
  name: string;
  action: string;
  input: unknown;
  requestId: string;
}

/** A call that did not end well; the person is told in the words of text/failures. */
export class ServiceFailure extends Error {
  constructor(
    readonly code: ServiceFailureCode,
    readonly details: Record<string, unknown>,
    /** To be read out on the phone; empty when no function answered. */
    readonly requestId: string,
    /** What was asked for, when nobody was reached; `null` otherwise. */
    readonly call: Call | null = null,
  ) {
    super(code);
    this.name = 'ServiceFailure';
  }

  /** Whether nobody knows if it was done: it was lost on the way, or the function broke over it. */
  get isUnsure(): boolean {
    return this.code === 'OFFLINE' || this.code === 'INTERNAL';
  }
}

type Api = Record<string, { input: unknown; output: unknown }>;

/** Something that somebody tapped, perhaps again. */
export interface Tap {
  /** The name of a call of it, by which a repetition is known. @param action such as `returns.declareReturn` */
  nameOf(action: string): string;
}

/** One action of a capability. @param tap its name, or what it is named by; left out where a repetition does no harm */
export type Service<A extends Api> = <Name extends keyof A & string>(
  action: Name,
  input: A[Name]['input'],
  tap?: Tap | string,
) => Promise<A[Name]['output']>;

/** A name for one tap, so that its repetition is known for what it is. */
export function newRequestId(): string {
  const chance = () => Math.random().toString(36).slice(2, 12);
  return `${Date.now().toString(36)}-${chance()}${chance()}`;
}

/** The functions of one capability, typed by its contract. */
export function service<A extends Api>(name: string): Service<A> {
  return async (action, input, tap = newRequestId()) => {
    const requestId = typeof tap === 'string' ? tap : tap.nameOf(`${name}.${action}`);
    return (await perform({ name, action, input, requestId })) as never;
  };
}

/** Performs a call, for the first time or again. @throws ServiceFailure */
export async function perform(call: Call): Promise<unknown> {
  const reply = await reach(call);
  if (reply.ok) return reply.data;
  throw new ServiceFailure(reply.code, reply.details as Record<string, unknown>, reply.requestId);
}

async function reach(call: Call): Promise<Reply<unknown>> {
  const { name, ...data } = call;
  try {
    const { result } = await wx.cloud.callFunction({ name, data });
    return result as unknown as Reply<unknown>;
  } catch (error) {
    throw wasReached(error) ? new ServiceFailure('INTERNAL', {}, '') : new ServiceFailure('OFFLINE', {}, '', call);
  }
}

/**
 * Whether a call came as far as the cloud, whose function crashed, ran out of time, or is missing: WeChat numbers those
 * -404xxx and -5xxxxx, and what its network did -1 or not at all.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/debug/errcode.html
 */
function wasReached(error: unknown): boolean {
  const { errCode } = error as { errCode?: unknown };
  return typeof errCode === 'number' && errCode < -404_000 && errCode > -600_000;
}
