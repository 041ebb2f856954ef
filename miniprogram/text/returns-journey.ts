import type { DayReport, OwnCase, Told } from '../../cloudfunctions/returns/contract/fields';
import { STAYS, SYMPTOMS } from './returns';
import { dayAndClock } from './times';

type Field = OwnCase['fields'][number];
type Health = { temperatureC: number | null; symptoms: readonly DayReport['symptoms'][number][] };

/** What happened to a case, in plain words; units by name where there are some. */
const STORY: Record<Told['step'], (told: Told) => string> = {
  declared: () => '您登记了',
  filedByStaff: () => '工作人员替您登记了',
  imported: ({ heldBy }) => `${heldBy}收到了线索`,
  adopted: () => '您认领了',
  departed: () => '您报备了离京',
  arrived: () => '您说到北京了',
  noAnswer: () => '给您打过电话，没有接通',
  callBack: () => '通了电话，约好再打',
  badNumber: () => '号码打不通，会有人上门',
  refused: () => '请上级工会协助联系',
  addressUnclear: () => '通了电话，住址还差一点',
  notArrived: () => '通了电话，您还没到京',
  verified: ({ heldBy }) => `${heldBy}核实过了`,
  corrected: () => '工作人员和您一起更正了信息',
  objected: () => '您提出了不同意见',
  sent: ({ sentTo }) => (sentTo ? `正在转给${sentTo}` : '转给别的单位'),
  accepted: ({ heldBy }) => `${heldBy}接过去了`,
  returned: ({ heldBy }) => `没有转成，还由${heldBy}负责`,
  revoked: ({ heldBy }) => `不转了，还由${heldBy}负责`,
  exposed: () => '有新的接触，天数重新算了',
  completed: () => '观察期结束',
  ended: () => '这一件结束了',
  withdrawn: () => '您撤回了登记',
};

export const storySaid = (told: Told): string => STORY[told.step](told);

/** 体温 36.5，没有不舒服. */
export function healthSaid({ temperatureC, symptoms }: Health): string {
  const felt = symptoms.length === 0 ? '没有不舒服' : symptoms.map((one) => SYMPTOMS[one]).join('、');
  return temperatureC === null ? felt : `体温 ${temperatureC.toFixed(1)}，${felt}`;
}

const isHealth = (value: Field['inForce']): value is Exclude<Field['inForce'], string | number | null> =>
  typeof value === 'object' && value !== null;

/** Where contacts are, or were brought. */
export const PLACEMENTS: Readonly<Record<string, string>> = {
  home: '居家',
  central: '集中观察点',
  hospital: '医院',
  otherCity: '在外地',
  abroad: '在境外',
  notFound: '没有找到',
};

/** The fields whose values are chosen from words, and the words. */
const WORDS: Partial<Record<Field['name'], Readonly<Record<string, string>>>> = { stay: STAYS, placement: PLACEMENTS };

/** A value of one of the five fields, in words; 没有填 where there is none. @param now epoch milliseconds */
export function fieldSaid(name: Field['name'], value: Field['inForce'], now: number): string {
  if (value === null || value === '') return '没有填';
  if (isHealth(value)) return healthSaid(value);
  return typeof value === 'number' ? dayAndClock(value, now) : (WORDS[name]?.[value] ?? value);
}

/** Who filled in a day. */
export const REPORTED_BY: Record<NonNullable<DayReport['by']>, string> = {
  self: '自己报的',
  proxy: '家人代报的',
  staff: '电话里报的',
};
