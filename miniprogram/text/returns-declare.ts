import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import { STAYS, SYMPTOMS } from './returns';

type Declaration = ReturnsApi['declareReturn']['input'];
type Transport = Declaration['trip']['transport'];
type Relation = NonNullable<Declaration['traveller']>['relation'];

/** The version of the consent below; the server knows the same one, and a new text asks everybody again. */
export const HEALTH_CONSENT_VERSION: Declaration['healthConsentVersion'] = '2026-11';

/** What somebody agrees to when they tell of their health, in plain words. */
export const HEALTH_CONSENT = [
  '我们记下您从哪里来、住在哪里、身体怎么样。',
  '只给负责您的工会工作人员看，每次查看都有记录。',
  '用来核实和健康观察，不做别的。到期就删。',
];

/** How somebody travels. */
export const TRANSPORTS: Record<Transport, string> = {
  train: '火车',
  plane: '飞机',
  coach: '长途车',
  car: '自驾',
  other: '其他',
};

/** What the number of a vehicle is called. */
export const NUMBERS: Record<Transport, { label: string; placeholder: string }> = {
  train: { label: '车次', placeholder: '如 G502，不记得可以不填' },
  plane: { label: '航班号', placeholder: '如 CA1334，不记得可以不填' },
  coach: { label: '车次或车牌', placeholder: '不记得可以不填' },
  car: { label: '车牌', placeholder: '可以不填' },
  other: { label: '车次或班次', placeholder: '可以不填' },
};

/** Who somebody without a phone is to whoever files for them. */
export const RELATIONS: Record<Relation, string> = {
  spouse: '爱人',
  child: '孩子',
  parent: '父母',
  colleague: '同事',
  other: '其他',
};

/** What of an address somebody who knocks needs; as its hints stand below the field. */
export const ADDRESS_PARTS = {
  road: '路名或村名',
  community: '小区或院号',
  building: '楼号',
  unit: '单元',
  room: '门牌号',
} as const;
export type AddressPart = keyof typeof ADDRESS_PARTS;

/** What staff found missing, as they say it. */
export const MISSING_PARTS: Readonly<Record<string, string>> = {
  road: '路名或村名',
  community: '小区或院号',
  building: '楼号',
  room: '门牌号',
  dormitory: '宿舍的楼号和房间号',
};

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** What can be chosen in the forms, as components/choice-chips takes it. */
export const OPTIONS = {
  transports: optionsOf(TRANSPORTS),
  relations: optionsOf(RELATIONS),
  stays: optionsOf(STAYS),
  symptoms: optionsOf(SYMPTOMS),
};

/** Why somebody takes a declaration back. */
export const WITHDRAW_REASONS = [
  { value: 'notComing', label: '不回北京了' },
  { value: 'later', label: '改期了，定了再登记' },
  { value: 'mistake', label: '填错了' },
  { value: 'other', label: '别的原因' },
];
