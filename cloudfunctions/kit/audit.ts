import * as z from 'zod';
import { beijingDay } from '../domain/calendar';
import { maskNumbers } from '../domain/person';
import type { Caller } from './access';
import { Collection } from './collection';
import type { KeyRing } from './sealed';

/** One look at, or change of, somebody's record or a unit's list. Never holds the personal data that was looked at. */
export const AuditEntry = z.strictObject({
  _id: z.string(),
  at: z.int().describe('epoch milliseconds'),
  byPersonId: z.string().nullable().describe('null: the first administrator, before registering'),
  byOpenid: z.string(),
  action: z.string(),
  subjectId: z.string().describe('a person or an org unit'),
  orgPath: z.string(),
  reason: z.string().describe('as it was given, the numbers in it masked'),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What an action tells about what it did. */
export type AuditNote = Pick<AuditEntry, 'subjectId' | 'orgPath' | 'reason'>;

/** The audit trail; entries are only ever added. */
export class AuditTrail {
  private readonly rows: Collection<AuditEntry>;

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('audit', AuditEntry, keys);
  }

  /**
   * Notes what a caller did. A repetition on the same day notes it once. One operation.
   *
   * @param actKey names the request and what it asked for: another case or reason under its id is another act
   */
  async note(actKey: string, action: string, caller: Caller, now: number, note: AuditNote): Promise<void> {
    const by = { byPersonId: caller.personId, byOpenid: caller.openid };
    const told = { ...note, reason: maskNumbers(note.reason) };
    await this.rows.insert({ _id: `${actKey}:${beijingDay(now)}:${note.subjectId}`, at: now, action, ...by, ...told });
  }
}
