import type { Accounts } from '../kit/accounts';
import type { Reach } from '../kit/access';
import { Collection } from '../kit/collection';
import { atMost, between, startsWith } from '../kit/criteria';
import type { KeyRing } from '../kit/sealed';
import { PeopleStore } from '../people/store';
import type { PlacesStore } from '../places/store';
import { CampaignStore } from './campaign';
import { CaseRow } from './case';
import type { Case } from './case';
import { callerKey, settledPrefix } from './keys';
import { LoanStore } from './loans';
import { caseOf, caseRow, pageOf } from './records';
import { PACE_WINDOW_MS } from './rules/pace';
import { LEASE_MS, queuePrefix } from './rules/queue';
import type { Stage } from './rules/stages';
import { Sweeps } from './sweeps';
import { TallyStore } from './tallies';

/** More than one number's owner is likely to have filed for. */
const MOST_OFFERED = 10;
/** Further back nobody repeats a tap. */
const MOST_RECENT = 10;
const EVERYWHERE: Reach = { extent: 'all' };

/** What a ledger is narrowed to; instants in epoch milliseconds, `to` not included. */
export interface LedgerFilter {
  from: number;
  to: number;
  stage: Stage | null;
}

/** The doors to the cases, and to what they need of other capabilities. */
export class ReturnsStore {
  readonly people: PeopleStore;
  readonly places: PlacesStore;
  readonly campaigns: CampaignStore;
  readonly loans: LoanStore;
  readonly tallies: TallyStore;
  readonly sweeps: Sweeps;
  private readonly cases: Collection<CaseRow>;

  constructor(
    readonly keys: () => KeyRing,
    accounts: Accounts,
  ) {
    this.people = new PeopleStore(keys, accounts);
    this.places = this.people.places;
    this.campaigns = new CampaignStore(keys);
    this.cases = new Collection('returnCases', CaseRow, keys);
    this.loans = new LoanStore(keys);
    this.tallies = new TallyStore(keys);
    this.sweeps = new Sweeps(this.cases);
  }

  /** The case of an id, or `null`. One operation. */
  async find(id: string): Promise<Case | null> {
    const row = await this.cases.find(id);
    return row && caseOf(row);
  }

  /** The open case about somebody, or `null`. One operation. */
  async findOpen(subjectKey: string): Promise<Case | null> {
    const row = await this.cases.findBy('byOpen', { openKey: subjectKey });
    return row && caseOf(row);
  }

  /** The open cases about some of at most 500 people. One operation. */
  async openAmong(subjectKeys: readonly string[]): Promise<Case[]> {
    return (await this.cases.among('openKey', subjectKeys)).map(caseOf);
  }

  /** The newest cases somebody filed, for themselves or for others. One operation. */
  async listFiledBy(personId: string, limit: number): Promise<Case[]> {
    const reach: Reach = { extent: 'own', personId };
    return (await this.cases.list({ reach, index: 'byFiler', where: { filedBy: personId }, limit })).map(caseOf);
  }

  /** The newest cases somebody filed that have not ended. One operation. */
  async listOpenFiledBy(personId: string, limit: number): Promise<Case[]> {
    const reach: Reach = { extent: 'own', personId };
    const where = { filedBy: personId, endedAt: null };
    return (await this.cases.list({ reach, index: 'byFilerOpen', where, limit })).map(caseOf);
  }

  /** Cases whose number's owner may adopt them, at most ten, in no order. One operation. */
  async offered(offeredTo: string): Promise<Case[]> {
    return (await this.cases.among('offeredTo', [offeredTo], MOST_OFFERED)).map(caseOf);
  }

  /** The newest cases about somebody, ended or not, at most ten. One operation. */
  async recentAbout(subjectKey: string): Promise<Case[]> {
    const where = { subjectKey };
    return (await this.cases.list({ reach: EVERYWHERE, index: 'bySubject', where, limit: MOST_RECENT })).map(caseOf);
  }

  /** Those about some of at most 500 people, the ended ones too, at most 1,000 in no order. One operation. */
  async about(subjectKeys: readonly string[]): Promise<Case[]> {
    return (await this.cases.among('subjectKey', subjectKeys, 1_000)).map(caseOf);
  }

  /** Adds cases; `false` when one is open about the same person: read again, some may have landed. One operation. */
  add(cases: readonly Case[]): Promise<boolean> {
    return this.cases.insertAll(cases.map(caseRow));
  }

  /** Writes the next version over the one that was read; `false` when somebody was faster. One operation. */
  async replace({ _id, version }: Case, next: Case): Promise<boolean> {
    const { _id: same, version: counted, ...set } = caseRow(next);
    return (await this.cases.update({ _id, version }, { set, increment: { version: 1 } })) === true;
  }

  /** The case a caller has in hand, by the latest lease; it may have run out. `null`: none. One operation. */
  async heldBy(personId: string): Promise<Case | null> {
    const where = { leaseHolder: personId };
    const [row] = await this.cases.list({ reach: EVERYWHERE, index: 'byHolder', where, limit: 1 });
    return row ? caseOf(row) : null;
  }

  /** Gives the best case of a part of a queue to one caller; `null`: nobody is to be called now. One operation. */
  async takeFirst(prefix: string, reach: Reach, personId: string, now: number): Promise<Case | null> {
    const free = { leaseUntil: atMost(now), callableAt: atMost(now) };
    const where = { queueKey: startsWith(prefix), ...free };
    const set = { leaseHolder: personId, leaseUntil: now + LEASE_MS };
    const row = await this.cases.updateFirst('byQueue', reach, where, { set, increment: { fence: 1, version: 1 } });
    return row && caseOf(row);
  }

  /** A unit's queue in its order, those held or not yet callable included. One operation. */
  async queue(unitId: string, reach: Reach, limit: number): Promise<Case[]> {
    const where = { queueKey: startsWith(queuePrefix(unitId)) };
    return (await this.cases.list({ reach, index: 'byQueue', where, limit })).map(caseOf);
  }

  /** How many wait in a unit's queue. One operation. */
  async queueLength(unitId: string, reach: Reach): Promise<number> {
    const where = { queueKey: startsWith(queuePrefix(unitId)) };
    return sumOf(await this.cases.countBy('byQueue', reach, where, 'kind'));
  }

  /** How many were settled at and below a path in the current half hour and the one before, by unit. Two operations. */
  async settledByUnit(orgPath: string, reach: Reach, now: number): Promise<Map<string, number>> {
    const slots = [now, now - PACE_WINDOW_MS].map((at) => startsWith(settledPrefix(at, orgPath)));
    const [current, earlier] = await Promise.all(
      slots.map((settledKey) => this.cases.countBy('bySettled', reach, { settledKey }, 'orgUnitId')),
    );
    const share = 1 - (now % PACE_WINDOW_MS) / PACE_WINDOW_MS;
    const sum = new Map(current);
    for (const [unitId, count] of earlier!) sum.set(unitId, (sum.get(unitId) ?? 0) + Math.round(count * share));
    return sum;
  }

  /** Cases still to be verified at and below a path, the oldest days first within a unit. One operation. */
  async left(orgPath: string, reach: Reach, limit: number): Promise<Case[]> {
    const where = { leftKey: startsWith(orgPath) };
    return (await this.cases.list({ reach, index: 'byLeft', where, limit })).map(caseOf);
  }

  /** How many cases are still to be verified at and below a path, by unit. One operation. */
  leftByUnit(orgPath: string, reach: Reach): Promise<Map<string, number>> {
    return this.cases.countBy('byLeft', reach, { leftKey: startsWith(orgPath) }, 'orgUnitId');
  }

  /** How many cases were declared on a day at and below a path: all by stage, and those verified. Two operations. */
  async declaredOn(day: string, orgPath: string, reach: Reach) {
    const where = { declaredKey: startsWith(`${day}!${orgPath}`) };
    const [byStage, unverified] = await Promise.all([
      this.cases.countBy('byDeclared', reach, where, 'stage'),
      this.cases.countBy('byDeclared', reach, { ...where, verifiedAt: null }, 'stage'),
    ]);
    return { byStage: byStage as Map<Stage, number>, unverified: unverified as Map<Stage, number> };
  }

  /** A page of those under observation in a unit, worst first, and where the next one starts. One operation. */
  async rosterPage(unitId: string, reach: Reach, after: string | null, size: number) {
    const where = { rosterKey: startsWith(`${unitId}!`, after) };
    const rows = await this.cases.list({ reach, index: 'byRoster', where, limit: size + 1 });
    return pageOf(rows, size, ({ rosterKey }) => rosterKey);
  }

  /** Cases on one of a unit's lists, in no order. One operation. */
  async box(box: string, limit: number): Promise<Case[]> {
    const listed = await this.cases.list({ reach: EVERYWHERE, index: 'byBox', where: { boxes: box }, limit });
    return listed.map(caseOf);
  }

  /** Cases within a reach that somebody called on a day, in no order. One operation. */
  async calledBy(personId: string, day: string, reach: Reach, limit: number): Promise<Case[]> {
    const where = { callers: callerKey(personId, day) };
    return (await this.cases.list({ reach, index: 'byCaller', where, limit })).map(caseOf);
  }

  /** A page of the ledger at and below a path, and where the next one starts. One operation. */
  async ledgerPage(orgPath: string, reach: Reach, filter: LedgerFilter, after: string | null, size: number) {
    const { from, to, stage } = filter;
    const where = {
      ledgerKey: startsWith(orgPath, after),
      declaredAt: between(from, to),
      ...(stage !== null && { stage }),
    };
    const rows = await this.cases.list({ reach, index: 'byLedger', where, limit: size + 1 });
    return pageOf(rows, size, ({ ledgerKey }) => ledgerKey);
  }
}

const sumOf = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
