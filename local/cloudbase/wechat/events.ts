/** An event as WeChat pushes it, in JSON. */
export interface PushedEvent {
  ToUserName: string;
  FromUserName: string;
  /** Seconds, as a number or as its digits. */
  CreateTime: number | string;
  MsgType: 'event';
  Event: string;
  /** What the event says beside that; of subscriptions `List`. */
  [field: string]: unknown;
}

/** How an event is written; developers report each of these from the real service. */
export interface EventShape {
  /** `entry`: a list of one is the entry itself. `list`: it is a list all the same. */
  list?: 'entry' | 'list';
  /** Whether the time is a number or a text. */
  time?: 'number' | 'text';
}

/** The account that events are sent to. */
export const ACCOUNT = 'gh_local';

/** An instant as events write it. @param at epoch milliseconds */
export const secondsOf = (at: number, as: 'number' | 'text'): number | string => {
  const seconds = Math.floor(at / 1_000);
  return as === 'text' ? String(seconds) : seconds;
};

/**
 * An event about entries.
 *
 * @param at epoch milliseconds
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html
 */
export function eventOf(
  name: string,
  openid: string,
  entries: object[],
  at: number,
  { list = 'entry', time = 'number' }: EventShape = {},
): PushedEvent {
  const [only, ...more] = entries;
  return {
    ToUserName: ACCOUNT,
    FromUserName: openid,
    CreateTime: secondsOf(at, time),
    MsgType: 'event',
    Event: name,
    List: list === 'entry' && only !== undefined && more.length === 0 ? only : entries,
  };
}
