import { addDays, beijingDay } from '../domain/calendar';
import { idsOfPath } from '../domain/org-unit';
import type { Person } from '../people/store';
import type { OrgUnit } from '../places/store';
import type { Case, Particulars } from './case';
import { badField } from './change';
import { canReceive } from './rules/transfers';
import type { ReturnsStore } from './store';

/** A previous check this long ago is still shown. */
const RECENT_DAYS = 183;

/** Where a case lies when it begins. */
export type Holder = Pick<Case, 'orgUnitId' | 'orgPath' | 'orgName'>;

/** The holder that a unit is. */
export const holderOf = ({ _id: orgUnitId, path: orgPath, name: orgName }: OrgUnit): Holder => ({
  orgUnitId,
  orgPath,
  orgName,
});

/**
 * The unit that verifies the people of a union, park or employer: itself, or the nearest one above that can. At most
 * two operations.
 *
 * @throws Failure INVALID_INPUT when there is no such unit
 */
export async function verifyingUnit(store: ReturnsStore, orgUnitId: string): Promise<Holder> {
  const unit = await store.places.findOrgUnit(orgUnitId);
  if (!unit) throw badField('orgUnitId', 'unknown');
  if (canReceive(unit.kind)) return holderOf(unit);
  const above = await store.places.findOrgUnits(idsOfPath(unit.path).slice(0, -1));
  const nearest = above.filter(({ kind }) => canReceive(kind)).sort((a, b) => b.path.length - a.path.length)[0];
  if (!nearest) throw badField('orgUnitId', 'unknown');
  return holderOf(nearest);
}

/** What an earlier case tells of somebody, when it ended within half a year. */
export function previousOf(earlier: Case | null, now: number): Particulars['previous'] {
  if (!earlier || earlier.endedAt === null) return null;
  const endedOn = beijingDay(earlier.endedAt);
  return endedOn >= addDays(beijingDay(now), -RECENT_DAYS) ? { stage: earlier.stage, endedOn } : null;
}

/** The fingerprint of whom a case is about; the same for every attempt to tell of the same person. */
export function subjectKey(store: ReturnsStore, ...parts: string[]): string {
  return store.keys().blindIndex(parts.join('\0'), 'subject').slice(0, 40);
}

/** The fingerprint of somebody who returns: a person, or (`name`) somebody without a phone for whom they file. */
export const travellerKey = (store: ReturnsStore, personId: string, name: string | null) =>
  subjectKey(store, 'return', personId, name ?? '');

/** The fingerprint of a number whose owner may adopt what staff filed under it. */
export const offerKey = (store: ReturnsStore, phone: string) => store.keys().blindIndex(phone, 'offer').slice(0, 40);

type Traveller = { name: string; relation: NonNullable<Particulars['relation']> } | null;

/**
 * Whom somebody files for: themselves, or a companion without a phone, called on theirs.
 *
 * @throws Failure INVALID_INPUT for a companion of one's own name
 */
export function travellerOf(store: ReturnsStore, me: Person, traveller: Traveller) {
  if (traveller?.name === me.name) throw badField('traveller.name', 'range');
  const own = { name: me.name, relation: null, consent: 'own' } as const;
  const other = traveller && ({ name: traveller.name, relation: traveller.relation, consent: 'oral' } as const);
  return {
    subjectKey: travellerKey(store, me._id, traveller?.name ?? null),
    filedBy: me._id,
    offeredTo: null,
    who: { phone: me.phone, ...(other ?? own) },
  };
}
