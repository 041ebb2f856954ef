import type { Problem } from '../../cloudfunctions/kit/failure';

/** What a field is called in front of the person. */
const FIELDS: Record<string, string> = {
  name: '姓名',
  phone: '手机号',
  occupation: '做什么工作',
  place: '站点或工会',
  consentVersion: '同意书',
  file: '名单文件',
  orgUnitId: '单位',
  toUnitId: '转给的单位',
  trip: '行程',
  answers: '核实内容',
  report: '健康情况',
  health: '健康情况',
  traveller: '同行人',
  employer: '所在单位',
  address: '详细住址',
  stay: '怎么住',
  temperatureC: '体温',
  from: '从哪里来',
  to: '去哪里',
  departsAt: '出发时间',
  transport: '怎么走',
  arrival: '到京时间',
  relation: '和您的关系',
  text: '这句话',
  outcome: '核实结果',
  reason: '原因',
  rule: '规则',
  day: '日期',
  field: '这一项',
  exposedOn: '接触日期',
  untilAt: '借调到几点',
  orgUnitIds: '分给的单位',
  arrivesThereAt: '到达时间',
  leavesAt: '离京时间',
  arrivedAt: '到京时间',
  plannedReturnOn: '预计返京日期',
  facts: '活动内容',
  issuedBy: '发起单位',
  documentNumber: '文件号',
  words: '附的话',
  kit: '包里的东西',
  occupations: '工种',
  unitIds: '发给的单位',
  windows: '发放时间',
  stationRule: '在哪里领',
  count: '份数',
  stationId: '站点',
  ticket: '领取资格',
  phoneTail: '手机尾号',
  surname: '姓',
  proof: '领取码',
};

/** What is wrong with it, after its name. */
const PROBLEMS: Record<Problem, string> = {
  required: '还没有填',
  tooLong: '太长了',
  tooShort: '太短了',
  format: '不对',
  range: '不在范围里',
  unknown: '没有找到，请重新选',
  surplus: '不用填',
  taken: '已经有人用了',
};

/** Where the usual words would not help. */
const SPECIAL: Record<string, string> = {
  'phone.number format': '手机号应为 11 位数字',
  'phone format': '微信里的号码不是大陆手机号，请自己填一个',
  'phone unknown': '授权过期了，请再点一次',
  'phone required': '请填手机号，或用微信手机号',
  'name format': '姓名里只能有文字，如 古丽·买买提',
  'name tooShort': '姓名至少两个字',
  'place required': '请选一个站点或工会',
  'occupation required': '请选一项',
  'answers.arrival range': '到京时间要晚于出发时间',
  'trip.number tooLong': '车次或航班号太长了',
  'traveller.name range': '给自己登记，请选“我自己”',
  'relation range': '名字和您一样，请选“是我”',
  'answers.address tooShort': '地址请写到楼号、门牌，方便上门',
  'answers.health.temperatureC range': '体温应在 34 到 43 度之间',
  'report.health.temperatureC range': '体温应在 34 到 43 度之间',
  'health.temperatureC range': '体温应在 34 到 43 度之间',
  'outcome.answers.arrival range': '到京时间还没有到，请选“还没到京”',
  'outcome.at range': '请选还没到的时间，早上八点到晚上九点之间',
  'outcome.expectedAt range': '预计到京的时间应在以后',
  'arrivedAt range': '到京时间不能晚于现在，也不能早于出发',
  'arrivesThereAt range': '到达时间要晚于离京时间',
  'plannedReturnOn range': '预计返京日期应在离京之后',
  'rule.from required': '请填这条规则从哪一天起执行',
  'rule.from range': '规则只能从明天或以后起执行',
  'facts.closesAt range': '结束要在开始之后',
  'facts.unitIds unknown': '只能选本单位下面的单位',
  'facts.stationRule taken': '站点已经放了份数，在哪里领不能再改',
  'toUnitId range': '本来就在这个单位，要转给另一个',
  'toUnitId unknown': '请换一个单位',
  'expiresOn required': '这里没有同样的可以对照，请看包装上写的日期',
  'reason tooShort': '请写一句，至少两个字',
  'advice tooShort': '请写一句，至少两个字',
  'measure tooShort': '请写一句，至少两个字',
  'exposedOn range': '应在观察开始以后、今天或以前',
  'healthConsentVersion required': '请先看过健康信息的说明并同意',
  'consentVersion required': '请先看过并同意',
};

/** What came of a call carries fields that stand by themselves elsewhere. */
const OUTCOME = /^outcome\./;

/** What is wrong with a field, in a few words. @param path keys joined by dots */
export function problemSentence(path: string, problem: Problem): string {
  const parts = path.split('.');
  const field = parts[0] ?? '';
  const named = [...parts].reverse().find((part) => part in FIELDS) ?? '';
  return (
    SPECIAL[`${path} ${problem}`] ??
    SPECIAL[`${path.replace(OUTCOME, '')} ${problem}`] ??
    SPECIAL[`${field} ${problem}`] ??
    `${FIELDS[named] ?? '这一项'}${PROBLEMS[problem]}`
  );
}
