/** An event as WeChat pushes it, in JSON. */
export interface PushedEvent {
  ToUserName: string;
  FromUserName: string;
  /** Seconds. */
  CreateTime: number;
  MsgType: 'event';
  Event: string;
  List: object | object[];
}

/** The account that events are sent to. */
const ACCOUNT = 'gh_local';

/**
 * An event about entries. WeChat writes a list of one as the entry itself.
 *
 * @param at epoch milliseconds
 */
export function eventOf(name: string, openid: string, entries: object[], at: number): PushedEvent {
  const [only, ...more] = entries;
  return {
    ToUserName: ACCOUNT,
    FromUserName: openid,
    CreateTime: Math.floor(at / 1_000),
    MsgType: 'event',
    Event: name,
    List: only !== undefined && more.length === 0 ? only : entries,
  };
}
