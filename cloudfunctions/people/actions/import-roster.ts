import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import type { Context } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { OrgUnit } from '../../places/store';
import { peopleContract } from '../contract';
import { missingColumns, readRows } from '../roster/rows';
import type { Roster, RosterRow } from '../roster/rows';
import { personIdOfPhone, personRow } from '../store';
import type { PeopleStore, Person } from '../store';

/** Most rows of one file; a larger enterprise sends several. */
export const MOST_ROWS = 2_000;
/** Rows looked up and written at a time. */
const BATCH = 500;
/** How often a batch is looked up again when somebody announces the same people at the same moment. */
const ATTEMPTS = 3;

/** Announces a unit's people from a file: the good rows land, each bad one is named, and twice changes nothing. */
export const importRoster = action(peopleContract.importRoster, {
  access: { secretary: 'unit', unitAdmin: 'unit' },
  once: 'request',
  budget: 6 + (MOST_ROWS / BATCH) * ATTEMPTS * 3,

  async run({ orgUnitId, file }, { reach, requestKey, store, audit }: Context<PeopleStore>) {
    const unit = await store.places.findOrgUnit(orgUnitId);
    if (!unit || !covers(reach, unit.path)) throw new Failure('NOT_FOUND');

    const roster = await rosterOf(Buffer.from(file.content, 'base64'));
    const addedCount = await announce(store, unit, roster.good, requestKey);
    await audit({ subjectId: unit._id, orgPath: unit.path, reason: `导入名单，新增 ${addedCount} 人` });
    return {
      rowCount: roster.rowCount,
      addedCount,
      knownCount: roster.good.length - addedCount,
      badRows: roster.bad,
    };
  },
});

/** What reads spreadsheets is loaded by the first roster, so that no other call's cold start pays for it. */
async function rosterOf(file: Buffer): Promise<Roster> {
  const { readTable } = await import('../../kit/read-table');
  const table = await readTable(file);
  if (!table) throw new Failure('ROSTER_UNREADABLE', { missingColumns: [] });
  const missing = missingColumns(table);
  if (missing.length > 0) throw new Failure('ROSTER_UNREADABLE', { missingColumns: missing });
  const roster = readRows(table);
  if (roster.rowCount > MOST_ROWS) throw new Failure('ROSTER_TOO_LONG', { rows: roster.rowCount, most: MOST_ROWS });
  return roster;
}

/** Adds those whom the union does not know; answers how many this request added, also when it is a repetition. */
async function announce(store: PeopleStore, unit: OrgUnit, rows: readonly RosterRow[], requestKey: string) {
  let added = 0;
  for (let from = 0; from < rows.length; from += BATCH) {
    const people = rows.slice(from, from + BATCH).map((row) => announcedPerson(store, unit, row, requestKey));
    added += await announceBatch(store, people, requestKey);
  }
  return added;
}

async function announceBatch(store: PeopleStore, people: readonly Person[], requestKey: string): Promise<number> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const known = await store.knownAmong(people);
    const names = new Set(known.flatMap(({ _id, phoneIndex }) => [_id, phoneIndex]));
    const unknown = people.filter(({ _id, phoneIndex }) => !names.has(_id) && !names.has(phoneIndex));
    if (unknown.length === 0 || (await store.add(unknown))) {
      return unknown.length + known.filter(({ announcedBy }) => announcedBy === requestKey).length;
    }
  }
  throw new Failure('CONFLICT');
}

function announcedPerson(store: PeopleStore, unit: OrgUnit, row: RosterRow, requestKey: string): Person {
  const { name, phone, occupation } = row;
  const standing = { openid: null, status: 'expected', phoneVerifiedBy: null, registeredOn: null } as const;
  const place = { orgUnitId: unit._id, orgPath: unit.path, stationId: null };
  const stamps = { consentVersion: null, version: 1, announcedBy: requestKey, changedBy: requestKey };
  return personRow(
    { _id: personIdOfPhone(store.keys(), phone), name, phone, occupation, ...standing, ...place, ...stamps },
    store.keys(),
  );
}
