import type { Reach } from '../kit/access';
import type { Collection } from '../kit/collection';
import { atMost, before, between, startsWith } from '../kit/criteria';
import type { Case, CaseRow } from './case';
import { caseOf, pageOf } from './records';

const EVERYWHERE: Reach = { extent: 'all' };

/** What the jobs look for over all units: work whose time has come. */
export class Sweeps {
  constructor(private readonly cases: Collection<CaseRow>) {}

  /** Hand-overs that nobody answered in time. One operation. */
  async overdueTransfers(now: number, limit: number): Promise<Case[]> {
    const where = { escalateAt: atMost(now) };
    return (await this.cases.list({ reach: EVERYWHERE, index: 'byEscalation', where, limit })).map(caseOf);
  }

  /** Cases whose report is late, or whose period is over. One operation. */
  async toLookAgain(now: number, limit: number): Promise<Case[]> {
    const where = { lookAgainAt: atMost(now) };
    return (await this.cases.list({ reach: EVERYWHERE, index: 'byLookAgain', where, limit })).map(caseOf);
  }

  /** Running periods judged by an older rule than a version. One operation. */
  async judgedBefore(version: number, limit: number): Promise<Case[]> {
    const where = { ruleVersion: before(version) };
    return (await this.cases.list({ reach: EVERYWHERE, index: 'byRule', where, limit })).map(caseOf);
  }

  /** Cases that have not ended. One operation. */
  async open(limit: number): Promise<Case[]> {
    const where = { openKey: before('~') };
    return (await this.cases.list({ reach: EVERYWHERE, index: 'byOpen', where, limit })).map(caseOf);
  }

  /** Cases that ended on a day, in the order of their units, and where to go on. One operation. */
  async endedPage(day: string, after: string | null, size: number) {
    const where = { endedKey: startsWith(`${day}!`, after) };
    const rows = await this.cases.list({ reach: EVERYWHERE, index: 'byEnded', where, limit: size + 1 });
    return pageOf(rows, size, ({ endedKey }) => endedKey);
  }

  /** The earliest day, up to one, on which cases ended whose rows are still here; `null`: none. One operation. */
  async firstEnded(upToDay: string): Promise<string | null> {
    const where = { endedKey: between('2', `${upToDay}~`) };
    const [row] = await this.cases.list({ reach: EVERYWHERE, index: 'byEnded', where, limit: 1 });
    return row ? row.endedKey.slice(0, 10) : null;
  }

  /** Removes the rows of the cases that ended on a day; how many. One operation. */
  purge(endedOn: string): Promise<number> {
    return this.cases.removeAll('byEnded', { endedKey: startsWith(`${endedOn}!`) });
  }
}
