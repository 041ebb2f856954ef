import { isWithin } from '../domain/org-unit';

/** Standing of a person: announced by a roster, or registered by themselves. */
export type PersonStatus = 'expected' | 'registered';

/** Registered people stand behind those who are still expected, whom a secretary wants to see first. */
const rosterRank = { expected: '0', registered: '1' } as const satisfies Record<PersonStatus, string>;

/** Sorts before every letter of an id, so that a unit's own people come before those of the units below it. */
const OWN = '!';

/**
 * The one string by which rosters are ordered and paged: unit by unit down the tree, expected people first. Unique,
 * because the id closes it.
 */
export function rosterKey(orgPath: string, status: PersonStatus, personId: string): string {
  return `${rosterPrefix(orgPath)}${rosterRank[status]}${OWN}${personId}`;
}

/** What the roster keys of a unit's own people begin with. */
export function rosterPrefix(orgPath: string): string {
  return `${orgPath}${OWN}`;
}

/** Whether a key to continue after belongs to the roster of a unit; a key from elsewhere is no place in it. */
export function isInRoster(key: string, orgPath: string): boolean {
  return isWithin(key, rosterPrefix(orgPath));
}
