import * as z from 'zod';
import { beijingDay } from '../domain/calendar';
import { Collection } from './collection';
import { Failure } from './failure';
import { before } from './criteria';
import type { KeyRing } from './sealed';

const Request = z.strictObject({
  _id: z.string(),
  content: z.string().describe('keyed fingerprint of the input'),
  reply: z.string().nullable().describe('JSON of the answer; null while the first attempt runs or was cut off'),
  day: z.iso.date(),
});
type Request = z.infer<typeof Request>;

/** Answers of writes without a natural key: the same request again gets the first answer. */
export class Requests {
  private readonly rows: Collection<Request>;

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('requests', Request, keys);
  }

  /**
   * Runs a write once per request. Three operations beside the write's own the first time, two for a repetition. An
   * attempt that was cut off runs again, so the write itself must bear that: it stamps its rows with the request.
   *
   * @param key names the request among all of all callers
   * @param content fingerprint of the input
   * @throws Failure REQUEST_REUSED when the request came before with other content
   */
  async once<Answer>(key: string, content: string, now: number, write: () => Promise<Answer>): Promise<Answer> {
    const first = await this.rows.insert({ _id: key, content, reply: null, day: beijingDay(now) });
    const earlier = first ? null : await this.rows.find(key);
    if (earlier && earlier.content !== content) throw new Failure('REQUEST_REUSED');
    if (earlier?.reply) return JSON.parse(earlier.reply) as Answer;

    const answer = await write();
    await this.rows.update({ _id: key, reply: null }, { set: { reply: JSON.stringify(answer) } });
    return answer;
  }

  /** Forgets the answers of all days before one; how many they were. One operation. */
  async forgetBefore(day: string): Promise<number> {
    return this.rows.removeAll('byDay', { day: before(day) });
  }
}
