import type { Me, RowProblem } from '../../cloudfunctions/people/contract';
import type { Role } from '../../cloudfunctions/kit/access';

/** What people work as. */
export const OCCUPATIONS: Record<Me['occupation'], string> = {
  courier: '快递员',
  rider: '外卖骑手',
  truckDriver: '货车司机',
  rideDriver: '网约车司机',
  guard: '保安',
  sorter: '分拣员',
  cleaner: '环卫保洁',
  employee: '单位职工',
  other: '其他',
};

/** What people do for the union. */
export const ROLES: Record<Role, string> = {
  member: '职工',
  caseWorker: '核实员',
  stationKeeper: '站点管理员',
  volunteer: '志愿者',
  secretary: '工会干部',
  unitAdmin: '单位管理员',
  auditor: '监督员',
};

/** Why a row of a roster did not land, and what would help. */
export const ROW_PROBLEMS: Record<RowProblem, string> = {
  nameMissing: '没有姓名',
  nameMalformed: '姓名里有不是文字的符号',
  phoneMissing: '没有手机号',
  phoneMalformed: '手机号不是 11 位数字',
  occupationUnknown: '岗位没认出来',
  twiceInFile: '和前面一行是同一个手机号',
};

/** Surnames of two letters; whoever has one is not to be called by half of it. */
const LONG_SURNAMES = ['欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '夏侯'];
const MASTERS: ReadonlySet<Me['occupation']> = new Set([
  'courier',
  'rider',
  'truckDriver',
  'rideDriver',
  'guard',
  'sorter',
  'cleaner',
]);

/** How a person is addressed: 周师傅, 李敏. */
export function addressOf({ name, occupation }: Pick<Me, 'name' | 'occupation'>): string {
  if (!MASTERS.has(occupation)) return name;
  const surname = LONG_SURNAMES.find((one) => name.startsWith(one)) ?? name.slice(0, 1);
  return `${surname}师傅`;
}
