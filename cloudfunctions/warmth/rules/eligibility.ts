import { isWithin } from '../../domain/org-unit';
import type { Occupation } from '../../domain/person';

/** Whom a campaign is for, and when. No occupations: everybody; no paths: nobody. Instants are epoch milliseconds. */
export interface Terms {
  state: 'draft' | 'open' | 'closed';
  occupations: readonly Occupation[];
  paths: readonly string[];
  opensAt: number;
  closesAt: number;
  stationRule: 'any' | 'own';
}

/** What of a person decides. */
export interface Applicant {
  occupation: Occupation;
  orgPath: string;
  stationId: string | null;
}

/** Why somebody may not claim. */
export type Hindrance = 'notRegistered' | 'occupation' | 'unit' | 'noStation' | 'notYet' | 'over';

type Check = readonly [hindrance: Hindrance, hinders: (terms: Terms, now: number, person: Applicant) => boolean];

/** What stands in the way, the most lasting first: nobody is told to wait for what is not for them. */
const CHECKS: readonly Check[] = [
  ['over', ({ state, closesAt }, now) => state === 'closed' || now >= closesAt],
  ['occupation', ({ occupations }, _, who) => occupations.length > 0 && !occupations.includes(who.occupation)],
  ['unit', ({ paths }, _, { orgPath }) => !paths.some((path) => isWithin(orgPath, path))],
  ['notYet', ({ state, opensAt }, now) => state === 'draft' || now < opensAt],
  ['noStation', ({ stationRule }, _, { stationId }) => stationRule === 'own' && stationId === null],
];

/** Why somebody (`null`: a newcomer) may not claim at an instant, or `null` when they may. */
export function hindranceOf(terms: Terms, person: Applicant | null, now: number): Hindrance | null {
  if (person === null) return now >= terms.closesAt ? 'over' : 'notRegistered';
  return CHECKS.find(([, hinders]) => hinders(terms, now, person))?.[0] ?? null;
}
