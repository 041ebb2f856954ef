import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { ok, refused } from './answers';
import type { Answer } from './answers';

/** Whoever is named must have opened the mini-program within this time, milliseconds. */
const VISITED_WITHIN_MS = 2 * 3_600_000;
const MOST_CONTENT = 2_500;

/** Words that a test may use to be noticed; the real service knows many more and says none. */
const WORDS: readonly { word: string; suggest: 'risky' | 'review'; label: number }[] = [
  { word: '赌博', suggest: 'risky', label: 20002 },
  { word: '代开发票', suggest: 'risky', label: 20006 },
  { word: '刷单', suggest: 'review', label: 21000 },
];
const NORMAL = 100;
/** Profile, comment, forum, social log. */
const SCENES = [1, 2, 3, 4];

/** `security.msgSecCheck`, version 2. */
export class ContentCheck {
  private readonly visits = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Somebody opened, or used, the mini-program. */
  visited(openid: string): void {
    this.visits.set(openid, this.clock.now());
  }

  check({ version, openid, scene, content }: Record<string, unknown>): Answer {
    if (Number(version) !== 2 || !SCENES.includes(Number(scene))) return refused(40097);
    if (typeof content !== 'string' || content === '' || content.length > MOST_CONTENT) return refused(47001);
    return this.refusalOf(openid) ?? verdictOn(content);
  }

  /** Why nothing of somebody's is checked now, or `null`. */
  refusalOf(openid: unknown): Answer | null {
    const visit = typeof openid === 'string' ? this.visits.get(openid) : undefined;
    if (visit === undefined) return refused(40003);
    return this.clock.now() - visit > VISITED_WITHIN_MS ? refused(61010) : null;
  }
}

function verdictOn(content: string): Answer {
  const { suggest, label } = WORDS.find(({ word }) => content.includes(word)) ?? { suggest: 'pass', label: NORMAL };
  return ok({ result: { suggest, label }, trace_id: randomBytes(8).toString('hex'), detail: [] });
}
