import { addDays, beijingDay } from '../domain/calendar';
import { idsOfPath } from '../domain/org-unit';
import type { Person } from '../people/store';
import type { OrgUnit } from '../places/store';
import type { Campaign } from './campaign';
import type { Case, Particulars } from './case';
import { newCase } from './case';
import { badField, changeCase, noted } from './change';
import type { ReturnsContext } from './change';
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

/** Who a case is about, who files it, and how a first or a changed declaration looks. */
export interface Filing {
  step: string;
  campaign: Campaign;
  subjectKey: string;
  filedBy: string | null;
  offeredTo: string | null;
  holder: Holder;
  who: Pick<Particulars, 'name' | 'phone' | 'relation' | 'consent'>;
  first: Pick<Case, 'stage' | 'dueAt' | 'callableAt'> & { said: Pick<Particulars, 'trip' | 'outbound' | 'fields'> };
  anew: (one: Case) => Case;
}

/** Most operations that `file` makes. */
export const FILE_OPERATIONS = 4 + 6;

/** Opens a case about somebody, or changes the one that is open; twice is once. */
export async function file(context: ReturnsContext, filing: Filing): Promise<Case> {
  const { store, now, caller, requestKey } = context;
  const open = await store.findOpen(filing.subjectKey);
  if (!open) {
    const earlier = await store.latestAbout(filing.subjectKey);
    const fresh = newCase({
      _id: store.keys().blindIndex(requestKey, 'case').slice(0, 24),
      kind: 'return',
      campaignId: filing.campaign._id,
      keepDays: filing.campaign.keepDays,
      filedBy: filing.filedBy,
      subjectKey: filing.subjectKey,
      offeredTo: filing.offeredTo,
      declaredAt: now,
      ...filing.holder,
      stage: filing.first.stage,
      dueAt: filing.first.dueAt,
      callableAt: filing.first.callableAt,
      particulars: {
        ...filing.who,
        ...filing.first.said,
        noteForNext: null,
        missingPart: null,
        previous: previousOf(earlier, now),
      },
    });
    const by = { at: now, by: caller.personId, request: requestKey };
    const row = noted({ step: filing.step, next: fresh }, by);
    if (await store.add([row])) return row;
  }
  const known = open ?? (await store.findOpen(filing.subjectKey));
  if (!known) throw badField('', 'unknown');
  return changeCase(context, known._id, (one) => ({ step: filing.step, next: changed(one, filing) }));
}

/** An open case as it is told now: the name and the number that count are those of the latest declaration. */
function changed(one: Case, { anew, who }: Filing): Case {
  const next = anew(one);
  return { ...next, particulars: { ...next.particulars, ...who } };
}
