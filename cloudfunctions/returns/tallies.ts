import * as z from 'zod';
import type { Reach } from '../kit/access';
import { Collection } from '../kit/collection';
import type { KeyRing } from '../kit/sealed';

/** What remains of the cases of one unit that ended on one day. */
export const Tally = z.strictObject({
  _id: z.string().describe('<day>:<unit>'),
  endedOn: z.iso.date(),
  orgUnitId: z.string(),
  orgPath: z.string(),
  counts: z.record(z.string(), z.int()).describe('cases by kind and end, reports, calls'),
});
export type Tally = z.infer<typeof Tally>;

/** The door to the counts that outlive the rows. */
export class TallyStore {
  private readonly tallies: Collection<Tally>;

  constructor(keys: () => KeyRing) {
    this.tallies = new Collection('returnTallies', Tally, keys);
  }

  /** Keeps what remains of a unit's day; the first count stays, since later ones may find rows gone. One operation. */
  async keep(tally: Tally): Promise<void> {
    await this.tallies.insert(tally);
  }

  /** What remains of a day, unit by unit. One operation. */
  ofDay(endedOn: string, reach: Reach): Promise<Tally[]> {
    return this.tallies.list({ reach, index: 'byDay', where: { endedOn }, limit: 1_000 });
  }
}
