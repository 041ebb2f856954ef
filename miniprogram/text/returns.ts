import type { OwnCase } from '../../cloudfunctions/returns/contract/fields';
import type { ReturnsApi } from '../../cloudfunctions/returns/contract';

type Stage = OwnCase['stage'];
type OutcomeKind = ReturnsApi['recordOutcome']['input']['outcome']['kind'];
type Field = OwnCase['fields'][number]['name'];
type DayState = ReturnsApi['readJournal']['output']['days'][number]['state'];
type Answers = ReturnsApi['declareReturn']['input']['answers'];
type ClueProblem = ReturnsApi['importClues']['output']['badRows'][number]['problem'];

/** Where a journey stands, as its traveller reads it. */
export const STAGES: Record<Stage, string> = {
  away: '已登记离京',
  notArrived: '等您到京',
  toVerify: '等工作人员来电核实',
  needsFix: '请把地址补完整',
  toVisit: '工作人员会上门看看',
  escalated: '已请上级工会协助',
  toCheck: '核实完成，正在复核',
  observing: '健康观察中',
  completed: '已结束',
  cancelled: '已取消',
  lost: '没有联系上',
  movedOut: '已转到外地',
};

/** The five questions, and the five about a contact. */
export const FIELD_NAMES: Record<Field, string> = {
  arrival: '到京时间',
  employer: '所在单位',
  address: '详细住址',
  health: '健康状况',
  stay: '居住方式',
  exposure: '最后接触时间',
  whereabouts: '现在在哪里',
  household: '同住的人',
  placement: '管控方式',
};

/** What a caller taps after a call. */
export const OUTCOMES: Record<OutcomeKind, string> = {
  verified: '核实无误',
  wrongArea: '不是本区',
  addressUnclear: '地址不清楚',
  notArrived: '还没到京',
  noAnswer: '没有接听',
  callBack: '约好再打',
  refused: '拒绝配合',
  duplicate: '重复登记',
  badNumber: '号码不对',
};

/** How somebody stays. */
export const STAYS: Record<Answers['stay'], string> = {
  alone: '独自居住',
  withFamily: '和家人同住',
  shared: '与人合租',
  dormitory: '单位宿舍',
  hotel: '宾馆',
  designated: '集中观察点',
};

/** What may be felt beside fever. */
export const SYMPTOMS: Record<Answers['health']['symptoms'][number], string> = {
  cough: '咳嗽',
  soreThroat: '嗓子疼',
  breathless: '喘不上气',
  fatigue: '没力气',
  diarrhoea: '拉肚子',
  lossOfTaste: '闻不出、尝不出味道',
};

/** A day of the period. */
export const DAY_STATES: Record<DayState, string> = {
  open: '今天还没报',
  done: '已报',
  lateDone: '补报',
  missed: '没有报',
  ahead: '还没到',
};

/** Why a row of a clue sheet did not land, and what would help. */
export const CLUE_PROBLEMS: Record<ClueProblem, string> = {
  nameMissing: '没有姓名',
  nameMalformed: '姓名里有数字或符号',
  phoneMissing: '没有手机号',
  phoneMalformed: '手机号不是 11 位',
  exposureMalformed: '接触时间看不懂，请写成 2022-12-01 14:30',
  exposureOutOfRange: '接触时间要在六十天以内，也不能晚于现在，请核对年月日',
  twiceInFile: '表里前面已经有这个号码',
};
