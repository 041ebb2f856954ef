import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import type { DayReport, OwnCase } from '../../cloudfunctions/returns/contract/fields';

type Journal = ReturnsApi['readJournal']['output'];

/** A case as its person sees it: declared for 3 December 2022, the rest as a test wants it. */
export const ownCaseOf = (part: Partial<OwnCase> = {}): OwnCase => ({
  id: 'own',
  kind: 'return',
  stage: 'notArrived',
  name: '马建国',
  relation: null,
  mayWithdraw: true,
  holderId: 'bda',
  heldBy: '荣华街道总工会',
  pendingWith: null,
  expectedAt: Date.parse('2022-12-03T12:00:00+08:00'),
  arrivedOn: null,
  lastDay: null,
  todayNumber: null,
  reportedToday: false,
  reportBy: null,
  missingPart: null,
  hasCertificate: false,
  fields: [],
  trip: null,
  outbound: null,
  version: 1,
  ...part,
});

/** A day of a period that nobody has reported yet. */
export const dayOf = (day: string, part: Partial<DayReport> = {}): DayReport => ({
  day,
  dayNumber: 1,
  state: 'open',
  temperatureC: null,
  symptoms: [],
  unchanged: false,
  by: null,
  mayReport: true,
  ...part,
});

/** The journal of a case on 2 December 2022. */
export const journalOf = (one: OwnCase, days: DayReport[] = [], part: Partial<Journal> = {}): Journal => ({
  case: one,
  days,
  today: '2022-12-02',
  feverAtC: 37.3,
  reportBy: null,
  followUpOpen: false,
  story: [],
  ...part,
});

/** What a person has, as `readMyCases` answers. */
export const minesOf = (...cases: OwnCase[]): ReturnsApi['readMyCases']['output'] => ({
  cases,
  offered: [],
  healthConsentVersion: '2026-11',
});
