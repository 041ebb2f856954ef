import * as z from 'zod';
import { maskPhone, OCCUPATIONS } from '../domain/person';
import type { Accounts } from '../kit/accounts';
import type { Caller, Reach } from '../kit/access';
import { Collection } from '../kit/collection';
import { startsWith } from '../kit/criteria';
import { Failure } from '../kit/failure';
import type { KeyRing } from '../kit/sealed';
import { PlacesStore } from '../places/store';
import { rosterKey, rosterPrefix } from './rules';

/** Somebody the union knows. */
export const Person = z.strictObject({
  _id: z.string(),
  openid: z.string().nullable().describe('null while only a roster has announced them'),
  status: z.enum(['expected', 'registered']),
  name: z.string(),
  phone: z.string().describe('sealed at rest'),
  phoneIndex: z.string().describe('fingerprint of a proven or announced number; a filler of its own for a typed one'),
  accountKey: z.string().describe('the openid; a filler of its own while there is none'),
  phoneVerifiedBy: z.enum(['wechat', 'call']).nullable(),
  occupation: z.enum(OCCUPATIONS),
  orgUnitId: z.string(),
  orgPath: z.string(),
  stationId: z.string().nullable(),
  rosterKey: z.string(),
  announcedBy: z.string().nullable().describe('the request that brought the roster; null when nobody announced them'),
  registeredOn: z.iso.date().nullable(),
  consentVersion: z.string().nullable(),
  version: z.int().positive(),
  changedBy: z.string().describe('the request that wrote this version'),
});
export type Person = z.infer<typeof Person>;

/** What is decided about a person; the keys to find and order them by follow from it. */
export type PersonFacts = Omit<Person, 'phoneIndex' | 'accountKey' | 'rosterKey'>;

/** The fingerprint that a proven number is found by. */
export const phoneIndexOf = (keys: KeyRing, phone: string) => keys.blindIndex(phone, 'phone');

/**
 * A person as stored. A number that was only typed claims nothing: it gets a filler, so that a stranger who types
 * somebody's number neither takes it nor learns that it is known.
 */
export function personRow(facts: PersonFacts, keys: KeyRing): Person {
  const proven = facts.status === 'expected' || facts.phoneVerifiedBy !== null;
  return {
    ...facts,
    phoneIndex: proven ? phoneIndexOf(keys, facts.phone) : `typed:${facts._id}`,
    accountKey: facts.openid ?? `none:${facts._id}`,
    rosterKey: rosterKey(facts.orgPath, facts.status, facts._id),
  };
}

/** The id of somebody who registers from an account: the same for every attempt. */
export const personIdOfAccount = (keys: KeyRing, openid: string) => keys.blindIndex(openid, 'person').slice(0, 24);
/** The id of somebody whom a roster announces by phone: the same for every import. */
export const personIdOfPhone = (keys: KeyRing, phone: string) => keys.blindIndex(phone, 'announced').slice(0, 24);

/** The refusal that a number belongs to somebody else already. */
export const phoneTaken = () => new Failure('PHONE_TAKEN', { fields: [{ path: 'phone', problem: 'taken' }] });

/** A line of a roster, with what a secretary may see of a person. */
export type RosterLine = Pick<Person, 'name' | 'occupation' | 'status'> & { maskedPhone: string };

/** The door to everybody the union knows. */
export class PeopleStore {
  readonly places: PlacesStore;
  private readonly persons: Collection<Person>;

  constructor(
    readonly keys: () => KeyRing,
    readonly accounts: Accounts,
  ) {
    this.places = new PlacesStore(keys);
    this.persons = new Collection('persons', Person, keys);
  }

  /** The person of an id, or `null`. */
  find(id: string): Promise<Person | null> {
    return this.persons.find(id);
  }

  /** The people of at most 1,000 ids, in no order. */
  findAll(ids: readonly string[]): Promise<Person[]> {
    return this.persons.among('_id', ids);
  }

  /** The caller's own person. @throws Failure NOT_FOUND for a newcomer */
  async get({ personId }: Caller): Promise<Person> {
    const person = personId === null ? null : await this.find(personId);
    if (!person) throw new Failure('NOT_FOUND');
    return person;
  }

  /** The person whose proven or announced number this is, or `null`. */
  findByPhone(phone: string): Promise<Person | null> {
    return this.persons.findBy('byPhone', { phoneIndex: phoneIndexOf(this.keys(), phone) });
  }

  /** The person who registered from an account, or `null`. */
  findByAccount(openid: string): Promise<Person | null> {
    return this.persons.findBy('byAccount', { accountKey: openid });
  }

  /**
   * Those of up to 1,000 rows whom the union knows already: by the number, or by the id where somebody who was announced
   * has another number by now. Two operations.
   */
  async knownAmong(rows: readonly Person[]): Promise<Person[]> {
    const indexes = rows.map(({ phoneIndex }) => phoneIndex);
    const ids = rows.map(({ _id }) => _id);
    const [byNumber, byId] = await Promise.all([this.persons.among('phoneIndex', indexes), this.findAll(ids)]);
    return [...new Map([...byNumber, ...byId].map((person) => [person._id, person])).values()];
  }

  /** Adds people; `false` when the id or the number of one is known: read again, some may have landed. */
  add(rows: readonly Person[]): Promise<boolean> {
    return this.persons.insertAll(rows);
  }

  /**
   * Writes the next version of a person over the one that was read; a repetition finds it written. Where a roster
   * announced the number meanwhile, the two become one. `null` when somebody else was faster: read again and decide. At
   * most five operations.
   *
   * @throws Failure PHONE_TAKEN when the number belongs to another account
   */
  async replace(person: Person, facts: PersonFacts): Promise<Person | null> {
    const written = await this.writeOver(person, facts);
    if (written !== 'duplicate') return written;

    const other = await this.findByPhone(facts.phone);
    if (!other || other._id === person._id) return null;
    if (other.openid !== null) throw phoneTaken();
    await this.persons.removeAll('byPhone', { phoneIndex: other.phoneIndex, openid: null });
    const merged = await this.writeOver(person, { ...facts, announcedBy: facts.announcedBy ?? other.announcedBy });
    return merged === 'duplicate' ? null : merged;
  }

  private async writeOver({ _id, version }: Person, facts: PersonFacts): Promise<Person | 'duplicate' | null> {
    const next = personRow({ ...facts, _id, version: version + 1 }, this.keys());
    const { _id: sameId, version: nextVersion, ...set } = next;
    const written = await this.persons.update({ _id, version }, { set, increment: { version: 1 } });
    if (written !== false) return written === true ? next : written;

    const now = await this.find(_id);
    return now?.changedBy === facts.changedBy ? now : null;
  }

  /** A page of a unit's own roster, and where the next one starts (`null`: this is the last). */
  async rosterPage(reach: Reach, orgPath: string, after: string | null, size: number) {
    const where = { rosterKey: startsWith(rosterPrefix(orgPath), after) };
    const rows = await this.persons.list({ reach, index: 'byRoster', where, limit: size + 1 });
    const page = rows.slice(0, size);
    return { lines: page.map(rosterLine), next: rows.length > size ? page.at(-1)!.rosterKey : null };
  }
}

function rosterLine({ name, phone, occupation, status }: Person): RosterLine {
  return { name, maskedPhone: maskPhone(phone), occupation, status };
}
