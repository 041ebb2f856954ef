import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { ok, refused } from './answers';
import type { Answer } from './answers';
import { ACCOUNT, secondsOf } from './events';
import type { EventShape, PushedEvent } from './events';

export interface MediaCheckOptions {
  clock: Clock;
  onEvent: (event: PushedEvent) => void;
  eventShape: () => EventShape;
  /** How long a picture is looked at, milliseconds. */
  looksMs: number;
  /** Whether it looks as long again when that is over. */
  looksAgain: () => boolean;
  /** Why WeChat does not check for somebody, or `null`. */
  refusalOf: (openid: unknown) => Answer | null;
}

/** What WeChat makes of a picture. */
export type Suggestion = 'pass' | 'review' | 'risky';

interface Outcome {
  errcode: number;
  errmsg: string;
  result?: { suggest: Suggestion; label: number };
}

const LABELS: Record<Suggestion, number> = { pass: 100, review: 21000, risky: 20002 };
const SCENES = [1, 2, 3, 4];
const PICTURE = 2;
const trace = () => [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-');

/**
 * `security.mediaCheckAsync`, version 2, of pictures: the answer is a receipt, the verdict is pushed afterwards. A file
 * whose name says `risky` or `review` gets that verdict, and one that says `unreadable` none; the real service looks at
 * the picture.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html
 */
export class MediaCheck {
  constructor(private readonly options: MediaCheckOptions) {}

  check({ version, openid, scene, media_type: type, media_url: url }: Record<string, unknown>): Answer {
    if (Number(version) !== 2 || !SCENES.includes(Number(scene)) || Number(type) !== PICTURE) return refused(40097);
    if (typeof url !== 'string' || !/^https?:\/\//.test(url)) return refused(47001);
    const refusal = this.options.refusalOf(openid);
    if (refusal) return refusal;
    const traceId = trace();
    this.look(() => this.push(openid as string, traceId, outcomeOf(url)));
    return ok({ trace_id: traceId });
  }

  private look(tell: () => void): void {
    const { looksMs, looksAgain } = this.options;
    setTimeout(() => (looksAgain() ? this.look(tell) : tell()), looksMs).unref();
  }

  private push(openid: string, traceId: string, outcome: Outcome): void {
    const { clock, onEvent, eventShape } = this.options;
    const { list = 'entry', time = 'number' } = eventShape();
    const detail = { strategy: 'content_model', errcode: outcome.errcode, ...outcome.result, prob: 90 };
    onEvent({
      ToUserName: ACCOUNT,
      FromUserName: openid,
      CreateTime: secondsOf(clock.now(), time),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: 'wxlocal',
      trace_id: traceId,
      version: 2,
      detail: list === 'entry' ? detail : [detail],
      ...outcome,
    });
  }
}

function outcomeOf(url: string): Outcome {
  const [, found = 'pass'] = /\b(risky|review|unreadable)\b/.exec(decodeURIComponent(new URL(url).pathname)) ?? [];
  if (found === 'unreadable') return { errcode: -1, errmsg: 'system error' };
  const suggest = found as Suggestion;
  return { errcode: 0, errmsg: 'ok', result: { suggest, label: LABELS[suggest] } };
}
