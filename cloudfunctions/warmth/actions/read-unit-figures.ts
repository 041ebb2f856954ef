import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { warmthContract } from '../contract';
import type { UnitFigures } from '../contract/office';
import type { WarmthContext } from '../member';
import type { Tally } from '../tally';

type Figures = Tally['parts'];
const figureOf = ({ handOuts, people }: Figures[string]) => ({ handOutCount: handOuts, personCount: people });
const inOrder = (figures: Figures = {}) => Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1));

/** What a unit's stations handed out in a month or a year over all campaigns: 人次, and 人 each once. */
export const readUnitFigures = action(warmthContract.readUnitFigures, {
  access: { secretary: 'unit', unitAdmin: 'unit', auditor: 'all' },
  once: 'read',
  budget: 3,

  async run({ orgUnitId, period }, { store, reach }: WarmthContext) {
    const unit = await store.places.findOrgUnit(orgUnitId);
    if (!unit || !covers(reach, unit.path)) throw new Failure('NOT_FOUND');
    const [tally, stations] = await Promise.all([
      store.tallies.ofUnit(period, unit._id),
      store.tallies.ofStations(period, unit.path),
    ]);
    return {
      orgUnit: { id: unit._id, name: unit.name },
      ...figureOf(tally ?? { handOuts: 0, people: 0 }),
      parts: inOrder(tally?.parts).map(([part, of]) => ({ part, ...figureOf(of) })),
      occupations: inOrder(tally?.occupations).map(([name, of]) => ({
        occupation: name as UnitFigures['occupations'][number]['occupation'],
        ...figureOf(of),
      })),
      stations: stations.flatMap(({ station, ...of }) => (station ? [{ station, ...figureOf(of) }] : [])),
    };
  },
});
