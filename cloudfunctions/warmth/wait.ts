import * as z from 'zod';
import { Collection } from '../kit/collection';
import { before, startsWith } from '../kit/criteria';
import type { KeyRing } from '../kit/sealed';
import { claimRowId } from './claim-row';
import { Occupation } from './contract/fields';

/** Somebody who waits for a kit at a station. `_id` is `<campaign>:<person>`: one place in one queue. */
export const WaitRow = z.strictObject({
  _id: z.string(),
  campaignId: z.string(),
  stationId: z.string(),
  personId: z.string(),
  claimId: z.string(),
  occupation: Occupation,
  orgPath: z.string(),
  since: z.int(),
  queueKey: z.string().describe('<campaign>!<station>!<since>!<id>, or a filler once nobody waits'),
  changes: z.int().min(0),
});
export type WaitRow = z.infer<typeof WaitRow>;

const EVERYWHERE = { extent: 'all' } as const;
const queuePrefix = (campaignId: string, stationId: string) => `${campaignId}!${stationId}!`;
const doneKey = (id: string) => `~${id}`;
/** Whether a row still stands in its queue. */
export const isWaiting = ({ queueKey }: WaitRow) => !queueKey.startsWith('~');

/** The door to the waiting lists. */
export class WaitStore {
  private readonly rows: Collection<WaitRow>;

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('warmthWaits', WaitRow, keys);
  }

  /** Where somebody waits in some campaigns; rows of the past included. One operation. */
  ofPerson(personId: string, campaignIds: readonly string[]): Promise<WaitRow[]> {
    return this.rows.among(
      '_id',
      campaignIds.map((campaignId) => claimRowId(campaignId, personId)),
    );
  }

  /** Puts somebody at the end of a queue, unless they stand in it already; answers since when. At most three operations. */
  async join(facts: Omit<WaitRow, '_id' | 'queueKey' | 'changes'>): Promise<WaitRow> {
    const _id = claimRowId(facts.campaignId, facts.personId);
    const since = String(facts.since).padStart(14, '0');
    const queueKey = `${queuePrefix(facts.campaignId, facts.stationId)}${since}!${_id}`;
    const row = { ...facts, _id, queueKey, changes: 0 };
    if (await this.rows.insert(row)) return row;

    const known = await this.rows.find(_id);
    if (known && isWaiting(known) && known.stationId === facts.stationId) return known;
    const { changes: _, _id: same, ...set } = row;
    await this.rows.update({ _id }, { set, increment: { changes: 1 } });
    return row;
  }

  /** Whether somebody stands in the queue of a station. One operation. */
  async waitsAt(campaignId: string, personId: string, stationId: string): Promise<boolean> {
    const row = await this.rows.find(claimRowId(campaignId, personId));
    return row !== null && isWaiting(row) && row.stationId === stationId;
  }

  /** Takes somebody out of their queue; who stands in none stays as they are. One operation. */
  async leave(campaignId: string, personId: string): Promise<void> {
    const _id = claimRowId(campaignId, personId);
    const waiting = { _id, queueKey: before('~') };
    await this.rows.update(waiting, { set: { queueKey: doneKey(_id) }, increment: { changes: 1 } });
  }

  /** Campaigns and stations where somebody waits, of the first thousand. One operation. */
  async places(): Promise<Pick<WaitRow, 'campaignId' | 'stationId'>[]> {
    const where = { queueKey: before('~') };
    const rows = await this.rows.list({ reach: EVERYWHERE, index: 'byQueue', where, limit: 1_000 });
    return [...new Map(rows.map((row) => [queuePrefix(row.campaignId, row.stationId), row])).values()];
  }

  /** Those who wait at a station, the first first. One operation. */
  queue(campaignId: string, stationId: string, limit: number): Promise<WaitRow[]> {
    const where = { queueKey: startsWith(queuePrefix(campaignId, stationId)) };
    return this.rows.list({ reach: EVERYWHERE, index: 'byQueue', where, limit });
  }
}
