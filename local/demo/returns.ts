import { beijingDay, beijingInstant, addDays, DAY_MS } from '../../cloudfunctions/domain/calendar';
import type { KeyRing } from '../../cloudfunctions/kit/sealed';
import { personIdOfAccount } from '../../cloudfunctions/people/store';
import { RETURN_CAMPAIGN_ID } from '../../cloudfunctions/returns/campaign';
import type { Campaign, StoredRule } from '../../cloudfunctions/returns/campaign';
import { newCase } from '../../cloudfunctions/returns/case';
import type { Case } from '../../cloudfunctions/returns/case';
import { noted } from '../../cloudfunctions/returns/change';
import type { Outcome } from '../../cloudfunctions/returns/contract/calls';
import { isCall } from '../../cloudfunctions/returns/keys';
import { callTimes, declaredFields, firstStage } from '../../cloudfunctions/returns/moves/declare';
import { completedIfDue } from '../../cloudfunctions/returns/moves/end';
import { afterOutcome } from '../../cloudfunctions/returns/moves/outcome';
import { missed, reported } from '../../cloudfunctions/returns/moves/report';
import { sent } from '../../cloudfunctions/returns/moves/transfer';
import { caseRow } from '../../cloudfunctions/returns/records';
import type { CaseRow } from '../../cloudfunctions/returns/case';
import { demoOrgUnit } from './org-units';

const HOUR_MS = 3_600_000;

/** Fourteen days from the day of arrival, reports until 20:00; what the demo's campaign goes by. */
const RULE: StoredRule = {
  version: 1,
  from: '2020-01-01',
  lengthDays: 14,
  firstDay: 'arrival',
  reportByMinute: 1_200,
  lateDays: 2,
  feverAtC: 37.3,
  symptoms: ['cough', 'breathless', 'soreThroat'],
  clearDays: 3,
  restartsOnExposure: true,
  basis: '演示用规则',
};

/** The emergency campaign of the demo. */
export const demoCampaign: Campaign = {
  _id: RETURN_CAMPAIGN_ID,
  name: '返京人员健康服务',
  issuedBy: '北京市总工会',
  documentNumber: '演示〔2020〕1号',
  orgPath: 'bj/',
  startsOn: '2020-01-01',
  endsOn: null,
  keepDays: 60,
  rules: [RULE],
  version: 1,
};

/** Whose calls those of the demo are. */
const CALLER = 'verifier-he';

/** Somebody on the way, or back; `daysAgo` of arrival may be negative: still to come. */
interface Traveller {
  name: string;
  /** Their account, when they are one of those one can be. */
  openid?: string;
  daysAgo: number;
  unitId?: string;
  /** To whoever filed; left out: filed for themselves. */
  relation?: string;
  /** The number under which staff filed it; nobody's until its owner adopts it. */
  filedUnder?: string;
  /** What happened after the declaration, in order. */
  then?: readonly Happening[];
}

/** Something that happened, as the history calls it. */
interface Happening {
  step: string;
  move: (one: Case, now: number) => Case | null;
}

export const judging = (now: number) => ({
  by: 'demo',
  request: 'demo',
  how: 'phone' as const,
  now,
  rules: [RULE],
  toUnit: demoOrgUnit('d110114104'),
});
const outcome = (told: Outcome): Happening => ({
  step: told.kind,
  move: (one, now) => afterOutcome(one, told, judging(now)),
});

const answersOf = (arrival: number) => ({
  arrival,
  employer: '兴谷重工',
  address: '平谷区兴谷街道 林荫北街 13 号院 2 号楼 301',
  health: { temperatureC: 36.5, symptoms: [] },
  stay: 'dormitory' as const,
});
const arrivalOf = (one: Case) => Number(one.particulars.fields.arrival!.declared);

const verify: Happening = {
  step: 'verified',
  move(one, now) {
    const arrivedAt = Math.min(arrivalOf(one), now - HOUR_MS);
    const at = Math.min(now, arrivedAt + HOUR_MS);
    const verifying: Outcome = { kind: 'verified', answers: answersOf(arrivedAt), consented: true };
    return afterOutcome(one, verifying, judging(at));
  },
};
const reportDays = (count: number, lastC = 36.6): Happening => ({
  step: 'reported',
  move: (one, now) =>
    Array.from({ length: count }, (_, i) => i).reduce((at, i) => {
      const day = addDays(one.anchorOn!, i);
      const temperatureC = i === count - 1 ? lastC : 36.5;
      const said = { kind: 'health' as const, health: { temperatureC, symptoms: [] } };
      const report = { day, said, by: 'self' as const, byPersonId: one.filedBy, request: `demo-${day}` };
      return reported(at, report, Math.min(now, beijingInstant(day, 540))) ?? at;
    }, one),
});
const miss: Happening = { step: 'missed', move: missed };
const finish: Happening = { step: 'completed', move: completedIfDue };

/** Says that the address is not so. */
const object: Happening = {
  step: 'objected',
  move(one) {
    const { fields } = one.particulars;
    const address = { ...fields.address!, objection: '门牌写错了，是 302' };
    return { ...one, particulars: { ...one.particulars, fields: { ...fields, address } } };
  },
};

const TRAVELLERS: readonly Traveller[] = [
  { name: '林小满', openid: 'observed-lin', daysAgo: 4, then: [verify, reportDays(4)] },
  { name: '丁一鸣', daysAgo: 0 },
  { name: '叶知秋', daysAgo: 0 },
  { name: '魏国强', daysAgo: 1 },
  { name: '沈桂英', daysAgo: 0, then: [outcome({ kind: 'noAnswer' })] },
  { name: '程远航', daysAgo: -3 },
  { name: '苏晓梅', daysAgo: 0, then: [outcome({ kind: 'addressUnclear', missing: 'building' })] },
  { name: '吕振华', daysAgo: 1, then: [outcome({ kind: 'badNumber' })] },
  { name: '任建军', daysAgo: 1, then: [outcome({ kind: 'refused', reason: '怕是骗子，不愿意说' })] },
  { name: '蒋雪', daysAgo: 6, then: [verify, reportDays(6, 37.8)] },
  { name: '田园', daysAgo: 5, then: [verify, reportDays(3), miss] },
  { name: '董海涛', daysAgo: 2, then: [verify, reportDays(2), object] },
  { name: '潘秀兰', daysAgo: 16, then: [verify, reportDays(14), finish] },
  {
    name: '于洋',
    daysAgo: 0,
    then: [outcome({ kind: 'wrongArea', toUnitId: 'd110114104', reason: '住在阳坊镇' })],
  },
  {
    name: '杜鹃',
    daysAgo: 0,
    unitId: 'd110114104',
    then: [
      {
        step: 'sent',
        move: (one, now) =>
          sent(one, { to: demoOrgUnit('d110117'), reason: '在平谷上班', by: null, request: 'demo' }, now - HOUR_MS),
      },
    ],
  },
  { name: '马建国', openid: 'returning-ma', daysAgo: -1, unitId: 'd110105' },
  {
    name: '马小麦',
    openid: 'returning-ma',
    daysAgo: 3,
    unitId: 'd110105',
    relation: 'child',
    then: [verify, reportDays(2)],
  },
  { name: '许艳', filedUnder: '15400000002', daysAgo: 2, unitId: 'd110105', then: [verify] },
  { name: '潘秀英', openid: 'finished-pan', daysAgo: 15, unitId: 'd110105', then: [verify, reportDays(14), finish] },
];

/** Journeys in every state, as they stand at an instant (epoch milliseconds). */
export function demoCases(keys: KeyRing, at: number): CaseRow[] {
  return TRAVELLERS.map((traveller, i) => caseRow(caseOfTraveller(traveller, i, keys, at)));
}

function caseOfTraveller(
  { name, openid, daysAgo, unitId, relation, filedUnder, then = [] }: Traveller,
  i: number,
  keys: KeyRing,
  at: number,
) {
  const { _id: orgUnitId, path: orgPath, name: orgName } = demoOrgUnit(unitId ?? 'd110117');
  const arrival = beijingInstant(beijingDay(at - daysAgo * DAY_MS), 450);
  const declaredAt = Math.min(at - (20 - i) * 60_000, arrival);
  const person = openid === undefined ? `demo-traveller-${i}` : personIdOfAccount(keys, openid);
  const fresh = newCase({
    _id: `demo-case-${String(i + 1).padStart(2, '0')}`,
    kind: 'return',
    campaignId: RETURN_CAMPAIGN_ID,
    keepDays: demoCampaign.keepDays,
    filedBy: filedUnder === undefined ? person : null,
    subjectKey: keys.blindIndex(['return', person, relation ? name : ''].join('\0'), 'subject').slice(0, 40),
    offeredTo: filedUnder === undefined ? null : keys.blindIndex(filedUnder, 'offer').slice(0, 40),
    declaredAt,
    stage: firstStage(arrival, declaredAt),
    orgUnitId,
    orgPath,
    orgName,
    ...callTimes(arrival, declaredAt),
    particulars: {
      name,
      phone: filedUnder ?? `154001${String(i + 1).padStart(5, '0')}`,
      relation: relation ?? null,
      consent: relation === undefined && filedUnder === undefined ? 'own' : 'oral',
      trip: {
        from: { code: '420100', name: '湖北省武汉市' },
        departsAt: arrival - 5 * HOUR_MS,
        transport: 'train',
        number: 'G502',
      },
      outbound: null,
      fields: declaredFields(answersOf(arrival)),
      noteForNext: null,
      missingPart: null,
      previous: null,
    },
  });
  const by = { at: declaredAt, by: person, request: `demo-${i}` };
  const declared = noted({ step: filedUnder === undefined ? 'declared' : 'filedByStaff', next: fresh }, by);
  return then.reduce((one, { step, move }, k) => {
    const next = move(one, at);
    const when = step === 'verified' ? Math.min(at, arrivalOf(one) + HOUR_MS) : at - HOUR_MS;
    const who = isCall({ step }) ? personIdOfAccount(keys, CALLER) : null;
    return next ? noted({ step, next }, { at: Math.max(when, declaredAt), by: who, request: `demo-${i}-${k}` }) : one;
  }, declared);
}
