import type { CampaignFacts } from '../../../../../cloudfunctions/warmth/contract/office';
import { clock, dayAfter, dayAt, instantAt } from '../../../../text/times';
import { isWhole, itemForm, itemOf } from '../../item-form';
import type { ItemForm } from '../../item-form';
import { windowForm, windowOf } from '../../window-form';
import type { WindowForm } from '../../window-form';

/** A campaign as it is filled in; days as `YYYY-MM-DD`, times as `HH:MM`, both of Beijing. */
export interface Form {
  name: string;
  /** Issuing bodies, with 、 between them. */
  issuedBy: string;
  documentNumber: string;
  words: string;
  kitId: string | null;
  kitName: string;
  items: ItemForm[];
  occupations: CampaignFacts['occupations'];
  units: { id: string; name: string }[];
  opensDay: string;
  opensTime: string;
  closesDay: string;
  closesTime: string;
  windows: WindowForm[];
  stationRule: CampaignFacts['stationRule'];
  /** Minutes. */
  holdMinutes: string;
  offerMinutes: string;
}

const SEPARATOR = /[、,，;；\n]+/;
const bodiesOf = (typed: string) =>
  typed
    .split(SEPARATOR)
    .map((one) => one.trim())
    .filter(Boolean);

/** An empty form of a unit: from tomorrow, for a month. @param today Beijing day */
export const newForm = (unitName: string, today: string): Form => ({
  name: '',
  issuedBy: unitName,
  documentNumber: '',
  words: '',
  kitId: null,
  kitName: '',
  items: [],
  occupations: [],
  units: [],
  opensDay: dayAfter(today, 1),
  opensTime: '08:00',
  closesDay: dayAfter(today, 30),
  closesTime: '18:00',
  windows: [],
  stationRule: 'any',
  holdMinutes: '1440',
  offerMinutes: '180',
});

/** What was decided, to be changed. */
export function formLike(facts: CampaignFacts, units: Form['units']): Form {
  const { name, documentNumber, words, kit, occupations, opensAt, closesAt, stationRule } = facts;
  return {
    ...{ name, documentNumber, words, occupations, units, stationRule },
    issuedBy: facts.issuedBy.join('、'),
    kitId: kit.kitId,
    kitName: kit.name,
    items: kit.items.map(itemForm),
    opensDay: dayAt(opensAt),
    opensTime: clock(opensAt),
    closesDay: dayAt(closesAt),
    closesTime: clock(closesAt),
    windows: facts.windows.map(windowForm),
    holdMinutes: String(facts.holdMinutes),
    offerMinutes: String(facts.offerMinutes),
  };
}

/** What is sent. */
export function factsOf(orgUnitId: string, form: Form): CampaignFacts {
  const { name, documentNumber, words, kitId, occupations, stationRule } = form;
  return {
    ...{ orgUnitId, name, documentNumber, words, occupations, stationRule },
    issuedBy: bodiesOf(form.issuedBy),
    kit: { kitId, name: form.kitName, items: form.items.map(itemOf) },
    unitIds: form.units.map(({ id }) => id),
    opensAt: instantAt(form.opensDay, form.opensTime),
    closesAt: instantAt(form.closesDay, form.closesTime),
    windows: form.windows.map(windowOf),
    holdMinutes: Number(form.holdMinutes),
    offerMinutes: Number(form.offerMinutes),
  };
}

type Lack = readonly [field: string, says: string, lacks: (form: Form) => boolean];

const LACKS: readonly Lack[] = [
  ['name', '请给活动起个名字', ({ name }) => name.trim().length < 2],
  ['issuedBy', '请写清楚是哪些单位发的，最多 8 个', ({ issuedBy }) => !isFew(bodiesOf(issuedBy))],
  ['kitName', '请给这个包起个名字', ({ kitName }) => kitName.trim().length < 2],
  ['items', '每一样都要写是什么、几个、单位', ({ items }) => !items.every(isWhole)],
  ['windows', '每一段都要选是星期几', ({ windows }) => windows.some(({ days }) => days.length === 0)],
  ['closesAt', '结束要在开始之后', (form) => opensOf(form) >= closesOf(form)],
];
const isFew = (bodies: readonly string[]) =>
  bodies.length > 0 && bodies.length <= 8 && bodies.every(({ length }) => length >= 2 && length <= 60);
const opensOf = ({ opensDay, opensTime }: Form) => `${opensDay} ${opensTime}`;
const closesOf = ({ closesDay, closesTime }: Form) => `${closesDay} ${closesTime}`;

/** What is missing before it can be sent: field → sentence. */
export const formLacks = (form: Form): Record<string, string> =>
  Object.fromEntries(LACKS.filter(([, , lacks]) => lacks(form)).map(([field, says]) => [field, says]));
