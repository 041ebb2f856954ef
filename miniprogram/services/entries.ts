import type { Role } from '../../cloudfunctions/kit/access';
import { RETURNS_ACTS } from './may';
import type { Duty } from './today/card';

/** A way in. */
interface Entry {
  id: string;
  /** Of components/line-icon. */
  icon: string;
  name: string;
  /** A page; one for a duty is opened with `id` and `name` of the unit. */
  url: string;
  /** Who has it: anybody, whoever is registered, or those with one of these duties. */
  for: 'everyone' | 'member' | readonly Role[];
}

const WARMTH_OFFICE = '/packages/warmth-office/pages';
const RETURNS = '/packages/returns/pages';

/** Who keeps goods, and who looks at what became of them. */
const GOODS_STAFF: readonly Role[] = ['stationKeeper', 'secretary', 'unitAdmin'];
const GOODS_READERS: readonly Role[] = [...GOODS_STAFF, 'auditor'];

const GOODS = '/packages/warmth-goods/pages';

/** Every way in from 首页 and 我的, in the order in which they stand there. */
const ENTRIES: readonly Entry[] = [
  { id: 'warmth', icon: 'bag', name: '暖心包', url: '/packages/warmth/pages/offers/offers', for: 'member' },
  { id: 'returns', icon: 'train', name: '返京登记', url: `${RETURNS}/journey/journey`, for: 'member' },
  { id: 'departure', icon: 'bus', name: '离京报备', url: `${RETURNS}/depart/depart`, for: 'member' },
  { id: 'my-code', icon: 'scan', name: '我的码', url: `${GOODS}/my-code/my-code`, for: 'member' },
  {
    id: 'certificate',
    icon: 'shield',
    name: '查证明',
    url: `${RETURNS}/verify-certificate/verify-certificate`,
    for: 'everyone',
  },
  {
    id: 'public-ledger',
    icon: 'yuan',
    name: '公开账',
    url: `${WARMTH_OFFICE}/public-ledger/public-ledger`,
    for: 'everyone',
  },
  {
    id: 'campaigns',
    icon: 'bag',
    name: '送温暖活动',
    url: `${WARMTH_OFFICE}/campaigns/campaigns`,
    for: ['secretary', 'unitAdmin', 'auditor'],
  },
  {
    id: 'roster',
    icon: 'list',
    name: '导入名单',
    url: '/packages/people/pages/import-roster/import-roster',
    for: ['secretary', 'unitAdmin'],
  },
  {
    id: 'unit-code',
    icon: 'scan',
    name: '单位的码',
    url: '/packages/people/pages/unit-code/unit-code',
    for: ['secretary', 'unitAdmin'],
  },
  { id: 'calls', icon: 'phone', name: '今天的电话', url: `${RETURNS}/queue/queue`, for: RETURNS_ACTS.readQueue },
  { id: 'observed', icon: 'temp', name: '观察中的人', url: `${RETURNS}/roster/roster`, for: RETURNS_ACTS.listRoster },
  { id: 'handovers', icon: 'swap', name: '核转', url: `${RETURNS}/handovers/handovers`, for: RETURNS_ACTS.listBox },
  { id: 'evening', icon: 'clock', name: '今晚', url: `${RETURNS}/evening/evening`, for: RETURNS_ACTS.readDay },
  { id: 'ledger', icon: 'list', name: '台账', url: `${RETURNS}/ledger/ledger`, for: RETURNS_ACTS.listLedger },
  {
    id: 'file-return',
    icon: 'hand',
    name: '代为登记',
    url: `${RETURNS}/file-return/file-return`,
    for: RETURNS_ACTS.fileReturn,
  },
  { id: 'clues', icon: 'file', name: '导入线索', url: `${RETURNS}/clues/clues`, for: RETURNS_ACTS.importClues },
  { id: 'rules', icon: 'shield', name: '观察规则', url: `${RETURNS}/rules/rules`, for: RETURNS_ACTS.readDay },
  {
    id: 'station-day',
    icon: 'station',
    name: '今天的站点',
    url: '/packages/warmth-keeper/pages/day/day',
    for: ['stationKeeper'],
  },
  { id: 'stock', icon: 'box', name: '库存', url: `${GOODS}/stock/stock`, for: GOODS_READERS },
  { id: 'trips', icon: 'van', name: '慰问', url: `${GOODS}/trips/trips`, for: [...GOODS_READERS, 'volunteer'] },
  { id: 'catalogue', icon: 'clip', name: '物资目录', url: `${GOODS}/catalogue/catalogue`, for: GOODS_READERS },
  { id: 'tally', icon: 'chart', name: '物资月报', url: `${GOODS}/tally/tally`, for: GOODS_READERS },
];

/** The ways in of somebody as themselves. */
export function ownEntries(isMember: boolean): Entry[] {
  return ENTRIES.filter(({ for: whom }) => whom === 'everyone' || (whom === 'member' && isMember));
}

/** The ways in of a duty, each to the page about its unit. */
export function dutyEntries({ role, orgUnit }: Duty): Entry[] {
  const query = `id=${orgUnit.id}&name=${encodeURIComponent(orgUnit.name)}`;
  return ENTRIES.filter(({ for: whom }) => Array.isArray(whom) && whom.includes(role)).map((entry) => ({
    ...entry,
    url: `${entry.url}?${query}`,
  }));
}
