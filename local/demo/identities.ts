import type { Role } from '../../cloudfunctions/kit/access';
import type { Account } from '../../cloudfunctions/kit/accounts';
import type { KeyRing } from '../../cloudfunctions/kit/sealed';
import type { Occupation } from '../../cloudfunctions/domain/person';
import { CONSENT_VERSION } from '../../cloudfunctions/people/contract';
import { personIdOfAccount, personRow } from '../../cloudfunctions/people/store';
import type { Person } from '../../cloudfunctions/people/store';
import { demoOrgUnit } from './org-units';
import { demoStations } from './stations';

/** Somebody one can be in the phone. */
export interface Identity {
  openid: string;
  name: string;
  /** What they are, for the panel. */
  label: string;
  phone: string;
  /** What there is to try as them. */
  note: string;
}

interface Cast extends Identity {
  occupation: Occupation;
  unitId: string;
  station?: string;
  grants: readonly (readonly [role: Role, unitId: string])[];
}

const CAST: readonly Cast[] = [
  {
    openid: 'courier-zhou',
    name: '周远',
    label: '快递员',
    phone: '15400000001',
    note: '已经登记，看首页和附近站点',
    occupation: 'courier',
    unitId: 'bda-p2',
    station: '中航技工业户外劳动者站点',
    grants: [],
  },
  {
    openid: 'rider-xu',
    name: '许燕',
    label: '外卖骑手',
    phone: '15400000002',
    note: '工会替她登记过，看首页认领',
    occupation: 'rider',
    unitId: 'd110117002',
    station: '兴谷街道户外劳动者站点',
    grants: [],
  },
  {
    openid: 'secretary-li',
    name: '李敏',
    label: '经开区总工会 · 工会干部',
    phone: '15400000003',
    note: '可以导入单位名单',
    occupation: 'employee',
    unitId: 'bda',
    grants: [['secretary', 'bda']],
  },
  {
    openid: 'secretary-zhao',
    name: '赵国梁',
    label: '阳坊镇总工会 · 工会干部',
    phone: '15400000004',
    note: '只看得到本镇的人',
    occupation: 'employee',
    unitId: 'd110114104',
    grants: [['secretary', 'd110114104']],
  },
  {
    openid: 'keeper-sun',
    name: '孙秀兰',
    label: '站点管理员',
    phone: '15400000005',
    note: '守着中航技工业站点',
    occupation: 'employee',
    unitId: 'bda-p2',
    station: '中航技工业户外劳动者站点',
    grants: [['stationKeeper', 'bda-p2']],
  },
  {
    openid: 'keeper-du',
    name: '杜强',
    label: '夜间驿站管理员',
    phone: '15400000021',
    note: '汇龙森夜间驿站，夜里发餐包',
    occupation: 'employee',
    unitId: 'bda-p3',
    station: '汇龙森夜间驿站',
    grants: [['stationKeeper', 'bda-p3']],
  },
  {
    openid: 'sorter-bai',
    name: '白雪',
    label: '夜班分拣员',
    phone: '15400000022',
    note: '在汇龙森约了夜班餐包',
    occupation: 'sorter',
    unitId: 'bda-p3',
    station: '汇龙森夜间驿站',
    grants: [],
  },
  {
    openid: 'verifier-he',
    name: '何平',
    label: '核实员',
    phone: '15400000006',
    note: '平谷区',
    occupation: 'employee',
    unitId: 'd110117',
    grants: [['caseWorker', 'd110117']],
  },
  {
    openid: 'returning-ma',
    name: '马建国',
    label: '返京职工',
    phone: '15400000007',
    note: '在回京的路上，替孩子也登记了',
    occupation: 'employee',
    unitId: 'd110117-x-e3',
    grants: [],
  },
  {
    openid: 'observed-lin',
    name: '林小满',
    label: '返京职工 · 观察第 5 天',
    phone: '15400000010',
    note: '每天报一次健康情况',
    occupation: 'employee',
    unitId: 'd110117-x-e3',
    grants: [],
  },
  {
    openid: 'finished-pan',
    name: '潘秀英',
    label: '返京职工 · 观察结束',
    phone: '15400000013',
    note: '领观察结束的证明',
    occupation: 'cleaner',
    unitId: 'd110105',
    grants: [],
  },
  {
    openid: 'verifier-tang',
    name: '唐文静',
    label: '阳坊镇 · 核实员',
    phone: '15400000011',
    note: '接收核转，也转给别处',
    occupation: 'employee',
    unitId: 'd110114104',
    grants: [['caseWorker', 'd110114104']],
  },
  {
    openid: 'both-qian',
    name: '钱文',
    label: '工会干部兼核实员',
    phone: '15400000008',
    note: '两个身份，首页上可以换',
    occupation: 'employee',
    unitId: 'd110117',
    grants: [
      ['secretary', 'd110117'],
      ['caseWorker', 'd110117'],
    ],
  },
  {
    openid: 'admin-gao',
    name: '高岚',
    label: '北京市总工会 · 单位管理员',
    phone: '15400000009',
    note: '全市',
    occupation: 'employee',
    unitId: 'bj',
    grants: [['unitAdmin', 'bj']],
  },
  {
    openid: 'auditor-shao',
    name: '邵明',
    label: '北京市总工会 · 监督员',
    phone: '15400000020',
    note: '只看不改：物资、活动、走访',
    occupation: 'employee',
    unitId: 'bj',
    grants: [['auditor', 'bj']],
  },
];

/** Those one can be; the newcomer is not among them, they are nobody yet. */
export const identities: readonly Identity[] = CAST.map(({ openid, name, label, phone, note }) => ({
  openid,
  name,
  label,
  phone,
  note,
}));

/** Their records. @param registeredOn Beijing day */
export function identityPeople(keys: KeyRing, registeredOn: string): Person[] {
  return CAST.map(({ openid, name, phone, occupation, unitId, station }) => {
    const { path } = demoOrgUnit(unitId);
    return personRow(
      {
        _id: personIdOfAccount(keys, openid),
        openid,
        status: 'registered',
        name,
        phone,
        phoneVerifiedBy: 'wechat',
        occupation,
        orgUnitId: unitId,
        orgPath: path,
        stationId: demoStations.find((one) => one.name === station)?._id ?? null,
        announcedBy: null,
        registeredOn,
        consentVersion: CONSENT_VERSION,
        version: 1,
        changedBy: 'demo',
      },
      keys,
    );
  });
}

/** Their accounts, with what they may do. */
export function identityAccounts(keys: KeyRing): Account[] {
  return CAST.map(({ openid, grants }) => ({
    _id: openid,
    personId: personIdOfAccount(keys, openid),
    grants: grants.map(([role, orgUnitId]) => ({
      role,
      orgUnitId,
      orgPath: demoOrgUnit(orgUnitId).path,
      from: '2020-01-01',
      to: null,
    })),
  }));
}
