import type { KeyRing } from '../../cloudfunctions/kit/sealed';
import type { Case, CaseRow } from '../../cloudfunctions/returns/case';
import { noted } from '../../cloudfunctions/returns/change';
import { clueCase } from '../../cloudfunctions/returns/clues/share';
import type { Outcome } from '../../cloudfunctions/returns/contract/calls';
import { afterOutcome } from '../../cloudfunctions/returns/moves/outcome';
import { caseRow } from '../../cloudfunctions/returns/records';
import { demoOrgUnit } from './org-units';
import { demoCampaign, judging } from './returns';

const HOUR_MS = 3_600_000;

/** Somebody a clue sheet names. */
interface Contact {
  name: string;
  kind: 'closeContact' | 'pooledPositive';
  hoursAgo: number;
  /** Whether they were found, and wait for a second person's check. */
  isFound: boolean;
}

const CONTACTS: readonly Contact[] = [
  { name: '白桂荣', kind: 'closeContact', hoursAgo: 6, isFound: false },
  { name: '金永顺', kind: 'pooledPositive', hoursAgo: 9, isFound: true },
];
const WHEREABOUTS = '平谷区滨河街道 建设西街 8 号院 5 号楼 601';

function found(one: Case, at: number): Case {
  const health = { temperatureC: 36.6, symptoms: [] };
  const exposure = Number(one.particulars.fields.exposure!.declared);
  const answers = { exposure, whereabouts: WHEREABOUTS, household: '和爱人同住', health, placement: 'home' as const };
  const verified: Outcome = { kind: 'verified', answers, consented: true };
  const next = afterOutcome(one, verified, judging(at));
  return noted({ step: 'verified', next }, { at, by: null, request: 'demo' });
}

/** Contacts from clue sheets, as they stand at an instant (epoch milliseconds). */
export function demoContacts(keys: KeyRing, at: number): CaseRow[] {
  const { _id: orgUnitId, path: orgPath, name: orgName } = demoOrgUnit('d110117');
  return CONTACTS.map(({ name, kind, hoursAgo, isFound }, i) => {
    const phone = `154002${String(i + 1).padStart(5, '0')}`;
    const importedAt = at - hoursAgo * HOUR_MS;
    const clue = { line: i + 2, name, phone, exposure: importedAt - 20 * HOUR_MS, whereabouts: WHEREABOUTS };
    const one = clueCase(clue, {
      kind,
      campaign: demoCampaign,
      holder: { orgUnitId, orgPath, orgName },
      previous: null,
      by: { at: importedAt, by: null, request: `demo-contact-${i}` },
      id: `demo-contact-${i + 1}`,
      subjectKey: keys.blindIndex(`contact\0${phone}`, 'subject').slice(0, 40),
      offeredTo: keys.blindIndex(phone, 'offer').slice(0, 40),
    });
    return caseRow(isFound ? found(one, at - HOUR_MS) : one);
  });
}
