import { idsOfPath } from '../../domain/org-unit';
import type { Block, Entry } from '../block';
import { entryKey } from '../block';
import type { Served, Tally } from '../tally';

/** A hand-out as it is counted: by whom it was had, when and where. */
export interface Given {
  id: string;
  personId: string;
  day: string;
  occupation: Entry['occupation'];
  /** Units from the root down, and the station. */
  scopes: readonly Scope[];
}

interface Scope {
  id: string;
  path: string;
  /** `null`: a unit. */
  station: { id: string; name: string } | null;
}

type Place = Pick<Block, 'stationId' | 'stationName' | 'orgPath'>;

function scopesOf({ stationId, stationName, orgPath }: Place): Scope[] {
  const ids = idsOfPath(orgPath);
  const units = ids.map((id, i) => ({ id, path: `${ids.slice(0, i + 1).join('/')}/`, station: null }));
  const station = { id: stationId, name: stationName };
  return [...units, { id: `@${stationId}`, path: orgPath, station }];
}

/** A hand-out of a block. @param day on which it was, in Beijing */
export function givenOf(place: Place, { claimId, attempt, personId, occupation }: Entry, day: string): Given {
  return { id: entryKey(claimId, attempt), personId, day, occupation, scopes: scopesOf(place) };
}

const yearOf = (day: string) => day.slice(0, 4);
const monthOf = (day: string) => day.slice(0, 7);

/** The row in which somebody counts as served in the year of a day. */
export const servedId = ({ personId, day }: Pick<Given, 'personId' | 'day'>) => `${yearOf(day)}:${personId}`;
export const tallyId = (period: string, scope: string) => `${period}!${scope}`;
export const stationKey = (period: string, path: string, station = '') =>
  `${period}!${path}${station && `!${station}`}`;

const within = ({ day, scopes }: Given): string[] =>
  [day, monthOf(day), yearOf(day)].flatMap((period) => scopes.map(({ id }) => tallyId(period, id)));

/** Somebody's row with one more hand-out in it. */
export const servedWith = (row: Served, given: Given): Served => ({
  ...row,
  handOuts: [...row.handOuts, given.id],
  within: [...new Set([...row.within, ...within(given)])],
});

/** What one hand-out adds to the tallies of its month and year. @param before the person's row without it */
export function additionsOf(before: Served, given: Given): Tally[] {
  const { day, occupation, scopes } = given;
  const counted = new Set(before.within);
  const terms = [
    { period: monthOf(day), part: day },
    { period: yearOf(day), part: monthOf(day) },
  ];
  return terms.flatMap(({ period, part }) =>
    scopes.map(({ id, path, station }) => {
      const figure = (of: string) => ({ handOuts: 1, people: counted.has(tallyId(of, id)) ? 0 : 1 });
      return {
        _id: tallyId(period, id),
        orgPath: path,
        stationKey: station && stationKey(period, path, station.id),
        station,
        ...figure(period),
        parts: { [part]: figure(part) },
        occupations: { [occupation]: figure(period) },
      };
    }),
  );
}

type Figures = Tally['parts'];

function merged(a: Figures, b: Figures): Figures {
  const sum = { ...a };
  for (const [key, { handOuts, people }] of Object.entries(b)) {
    const of = sum[key] ?? { handOuts: 0, people: 0 };
    sum[key] = { handOuts: of.handOuts + handOuts, people: of.people + people };
  }
  return sum;
}

/** Two additions to one tally as one. */
export const summed = (a: Tally, b: Tally): Tally => ({
  ...a,
  handOuts: a.handOuts + b.handOuts,
  people: a.people + b.people,
  parts: merged(a.parts, b.parts),
  occupations: merged(a.occupations, b.occupations),
});
