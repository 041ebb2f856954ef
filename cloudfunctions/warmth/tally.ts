import * as z from 'zod';
import { Collection } from '../kit/collection';
import { startsWith } from '../kit/criteria';
import type { KeyRing } from '../kit/sealed';
import { transact } from '../kit/transaction';
import { additionsOf, servedId, servedWith, stationKey, summed, tallyId } from './rules/served';
import type { Given } from './rules/served';

const figure = { handOuts: z.int().min(0), people: z.int().min(0).describe('each once') };
const Figures = z.record(z.string(), z.strictObject(figure));

/** What a unit with all below it, or a station, handed out in a month or a year. `_id` is `<period>!<unit>` or `<period>!@<station>`. */
export const Tally = z.strictObject({
  _id: z.string(),
  orgPath: z.string(),
  stationKey: z.string().nullable().describe('<period>!<path>!<station>; null: of a unit'),
  station: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  ...figure,
  parts: Figures.describe('by day of the month, or by month of the year'),
  occupations: Figures,
});
export type Tally = z.infer<typeof Tally>;

/** What of somebody is in the tallies of a year; `_id` is `<year>:<person>`. */
export const Served = z.strictObject({
  _id: z.string(),
  personId: z.string(),
  orgPath: z.string().describe("the person's"),
  handOuts: z.array(z.string()).describe('entry keys of those that are counted'),
  within: z.array(z.string()).describe('<day, month or year>!<unit or station> in which the person is one'),
});
export type Served = z.infer<typeof Served>;

/** Every number of a tally by its path. */
function numbersOf({ handOuts, people, parts, occupations }: Tally): Record<string, number> {
  const nested = Object.entries({ parts, occupations }).flatMap(([field, figures]) =>
    Object.entries(figures).flatMap(([key, of]) => [
      [`${field}.${key}.handOuts`, of.handOuts] as const,
      [`${field}.${key}.people`, of.people] as const,
    ]),
  );
  return { handOuts, people, ...Object.fromEntries(nested) };
}

/** The door to the tallies of hand-outs and people. */
export class TallyStore {
  private readonly tallies: Collection<Tally>;
  private readonly served: Collection<Served>;

  constructor(keys: () => KeyRing) {
    this.tallies = new Collection('warmthTallies', Tally, keys);
    this.served = new Collection('warmthServed', Served, keys);
  }

  /** The tally of a unit in a period, or `null` when nothing was handed out. One operation. */
  ofUnit(period: string, unitId: string): Promise<Tally | null> {
    return this.tallies.find(tallyId(period, unitId));
  }

  /** The tallies of at most 1,000 stations below a path. One operation. */
  ofStations(period: string, path: string): Promise<Tally[]> {
    const where = { stationKey: startsWith(stationKey(period, path)) };
    return this.tallies.list({ reach: { extent: 'all' }, index: 'byStation', where, limit: 1_000 });
  }

  /**
   * Takes hand-outs in, each once, however often it is asked. One transaction: two operations for each person, and one for
   * each tally of theirs.
   *
   * @throws Failure CONFLICT when another run was faster each time
   */
  async count(hands: readonly (Given & { orgPath: string })[]): Promise<void> {
    await transact(async (transaction) => {
      const [served, tallies] = [this.served.within(transaction), this.tallies.within(transaction)];
      const sums = new Map<string, Tally>();
      for (const given of hands) {
        const _id = servedId(given);
        const { personId, orgPath } = given;
        const before = (await served.find(_id)) ?? { _id, personId, orgPath, handOuts: [], within: [] };
        if (before.handOuts.includes(given.id)) continue;
        await served.put(servedWith(before, given));
        for (const one of additionsOf(before, given)) {
          const sum = sums.get(one._id);
          sums.set(one._id, sum ? summed(sum, one) : one);
        }
      }
      for (const [id, sum] of sums) await tallies.add(id, numbersOf(sum), sum);
    });
  }
}
