import * as z from 'zod';
import { addDays } from '../domain/calendar';
import { Collection } from '../kit/collection';
import { atMost } from '../kit/criteria';
import type { KeyRing } from '../kit/sealed';

/** A keeper's day at a station, from opening to closing. `_id` is `<station>:<day>`. */
export const ShiftRow = z.strictObject({
  _id: z.string(),
  stationId: z.string(),
  orgPath: z.string(),
  day: z.iso.date(),
  openedAt: z.int(),
  openedBy: z.string().nullable(),
  closedAt: z.int().nullable(),
  openKey: z.string().describe('the station while it is open; a filler of its own afterwards'),
  overdueAt: z.int().describe('when somebody has forgotten to close it; far away once it is closed'),
  openings: z.int().positive(),
});
export type ShiftRow = z.infer<typeof ShiftRow>;

/** The longest that a station is kept open by one opening. */
const LONGEST_MS = 20 * 3_600_000;
const CLOSED = 9_007_199_254_740_991;
const EVERYWHERE = { extent: 'all' } as const;

/** The door to the keepers' days. */
export class ShiftStore {
  private readonly rows: Collection<ShiftRow>;

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('warmthShifts', ShiftRow, keys);
  }

  /** The day that is open at a station, or `null`. One operation. */
  openAt(stationId: string): Promise<ShiftRow | null> {
    return this.rows.findBy('byOpen', { openKey: stationId });
  }

  /** The day that is open at a station, or that of a date; `null`: neither. Two operations at most. */
  async latest(stationId: string, day: string): Promise<ShiftRow | null> {
    return (await this.openAt(stationId)) ?? this.rows.find(`${stationId}:${day}`);
  }

  /** The same, or that of the date before: a night shift ends in the morning. Two operations at most. */
  async toClose(stationId: string, day: string): Promise<ShiftRow | null> {
    const ids = [day, addDays(day, -1)].map((of) => `${stationId}:${of}`);
    const found = (await this.openAt(stationId)) ?? (await this.rows.among('_id', ids)).sort(byDay).at(-1);
    return found ?? null;
  }

  /** Which of some stations are open. One operation. */
  async openAmong(stationIds: readonly string[]): Promise<Set<string>> {
    return new Set((await this.rows.among('openKey', stationIds)).map(({ stationId }) => stationId));
  }

  /** Opens a station, or finds it open; a day that was closed goes on. At most three operations. */
  async open(
    station: Pick<ShiftRow, 'stationId' | 'orgPath'>,
    day: string,
    by: string | null,
    now: number,
  ): Promise<ShiftRow | null> {
    const { stationId } = station;
    const _id = `${stationId}:${day}`;
    const opened = { openedBy: by, closedAt: null, openKey: stationId, overdueAt: now + LONGEST_MS };
    if (await this.rows.insert({ ...station, _id, day, openedAt: now, openings: 1, ...opened }))
      return this.openAt(stationId);
    const closed = { _id, openKey: closedKey(_id) };
    await this.rows.update(closed, { set: opened, increment: { openings: 1 } });
    return this.openAt(stationId);
  }

  /** Closes a day. One operation. */
  async close({ _id, openKey }: ShiftRow, now: number): Promise<void> {
    const set = { closedAt: now, openKey: closedKey(_id), overdueAt: CLOSED };
    await this.rows.update({ _id, openKey }, { set });
  }

  /** Days that nobody has closed in time. One operation. */
  overdue(now: number): Promise<ShiftRow[]> {
    return this.rows.list({ reach: EVERYWHERE, index: 'byAge', where: { overdueAt: atMost(now) }, limit: 200 });
  }
}

const byDay = (a: ShiftRow, b: ShiftRow) => (a.day < b.day ? -1 : 1);
const closedKey = (id: string) => `closed:${id}`;
