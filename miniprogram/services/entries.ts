import type { Role } from '../../cloudfunctions/kit/access';
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
/** Who works on the cases of a unit. */
const RETURN_STAFF: readonly Role[] = ['caseWorker', 'secretary'];
const RETURN_OFFICE: readonly Role[] = [...RETURN_STAFF, 'unitAdmin'];

/** Every way in from 首页 and 我的, in the order in which they stand there. */
const ENTRIES: readonly Entry[] = [
  { id: 'warmth', icon: 'bag', name: '暖心包', url: '/packages/warmth/pages/offers/offers', for: 'member' },
  { id: 'returns', icon: 'train', name: '返京登记', url: `${RETURNS}/journey/journey`, for: 'member' },
  { id: 'departure', icon: 'bus', name: '离京报备', url: `${RETURNS}/depart/depart`, for: 'member' },
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
  { id: 'calls', icon: 'phone', name: '今天的电话', url: `${RETURNS}/queue/queue`, for: RETURN_STAFF },
  { id: 'observed', icon: 'temp', name: '观察中的人', url: `${RETURNS}/roster/roster`, for: RETURN_STAFF },
  { id: 'handovers', icon: 'swap', name: '核转', url: `${RETURNS}/handovers/handovers`, for: RETURN_STAFF },
  { id: 'evening', icon: 'clock', name: '今晚', url: `${RETURNS}/evening/evening`, for: RETURN_OFFICE },
  { id: 'ledger', icon: 'list', name: '台账', url: `${RETURNS}/ledger/ledger`, for: RETURN_OFFICE },
  { id: 'file-return', icon: 'hand', name: '代为登记', url: `${RETURNS}/file-return/file-return`, for: RETURN_STAFF },
  { id: 'clues', icon: 'file', name: '导入线索', url: `${RETURNS}/clues/clues`, for: RETURN_STAFF },
  { id: 'rules', icon: 'shield', name: '观察规则', url: `${RETURNS}/rules/rules`, for: RETURN_OFFICE },
  {
    id: 'station-day',
    icon: 'station',
    name: '今天的站点',
    url: '/packages/warmth-keeper/pages/day/day',
    for: ['stationKeeper'],
  },
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
