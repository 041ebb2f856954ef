import type { ServiceFailure, ServiceFailureCode } from '../services/cloud';
import { GOODS_FAILURES } from './goods';
import { WARMTH_FAILURES } from './warmth';

/** What happened, and what to do next; for every code there is. */
const SENTENCES: Record<ServiceFailureCode, string> = {
  OFFLINE: '网络不通，填的内容都还在，过一会儿再点一次',
  INVALID_INPUT: '有几处还没有填好，改一下标红的地方',
  UNKNOWN_ACTION: '小程序的版本旧了，请关掉重新打开',
  NOT_ALLOWED: '这件事要由所在工会的工作人员来办',
  NOT_FOUND: '没有找到，可能已经变了，请返回重新选',
  CONFLICT: '刚才有人改过这份信息，请先看看新的',
  REQUEST_REUSED: '内容变了，请再点一次',
  ALREADY_REGISTERED: '您已经登记过了，要改信息请到“我的”',
  PHONE_TAKEN: '这个手机号已经有人登记了，要换到这个微信请拨 12351',
  PHONE_CODE_EXPIRED: '手机号的授权过期了，请再点一次“用微信手机号”',
  ROSTER_UNREADABLE: '这个文件读不出来，请用 Excel 或 CSV 文件',
  ROSTER_TOO_LONG: '一个文件里的人太多了，请分成几个再导',
  CASE_CLOSED: '这一件已经结束了，不用再办',
  NOT_AT_THIS_STAGE: '现在还办不了这一步，请先看看进展到哪里',
  CASE_HELD: '这位同志正由别的同事联系，您写的内容还在',
  HELD_ELSEWHERE: '这位同志的登记由别的单位负责，请本人自己改，或请那个单位转过来',
  QUIET_HOURS: '晚上九点到早上八点不给职工打电话，请明早再拨',
  DAY_CLOSED: '这一天不能填',
  FOLLOW_UP_OPEN: '还有一次随访没有办结，办结以后再来办',
  UNIT_CANNOT_RECEIVE: '这个单位没有核实人员，请转给它的上一级',
  TRANSFER_PENDING: '这一件正在核转，等对方答复，或先撤回',
  NO_CAMPAIGN: '现在没有需要申报的专项行动',
  NOT_FINISHED: '观察期还没有结束，结束后可以领取证明',
  SECOND_PERSON_NEEDED: '质检要由另一位同事来做',
  NOT_ELIGIBLE: '这次活动还领不了',
  SOLD_OUT: '这个站点刚刚领完了，可以换一个站点，或排队等',
  KITS_FREE: '这个站点现在还有，不用排队，直接约就行',
  ALREADY_CLAIMED: '这次活动您已经有一份了',
  CARD_OVER: '这张代领卡已经有人接下，或者对方收回了',
  CLAIM_ENDED: '这一份已经取消或过期了',
  CODE_REFUSED: '这个码不能用，请对方打开领取码再扫一次',
  ALREADY_HANDED: '这一份已经领走了',
  STATION_CLOSED: '站点今天还没有开门，请先点“开门”',
  CAMPAIGN_CLOSED: '这次活动已经结束，不再发放',
  OUTSIDE_WINDOW: '现在不在发放时间里',
  OFFER_EXPIRED: '页面开得太久了，请下拉刷新后再点一次',
  KITS_ALLOTTED: '已经有礼包分到站点或排了慰问，不能再换一种；其他内容可以改',
  TOO_MANY_KITS: '这个站点放不下这么多份，请少放一些',
  OUT_OF_STOCK: '库里不够了，请看看现有多少',
  GOODS_KEPT: '点少的里有给活动留着的，请工会先从活动里收回几份，再结束盘点',
  KIT_PART_MISSING: '配包的物资不够，请先补齐',
  GOODS_EXPIRED: '这批物资已经过期，不能发放',
  UNKNOWN_LOT: '这里没有这个批号，请核对后再试',
  SITE_CLOSED: '这个库点已经停用',
  TRANSFER_ENDED: '这批货已经处理过了',
  STOCK_TAKE_ENDED: '这次盘点已经结束',
  STOCK_TAKE_INCOMPLETE: '还有没点的物资，点完再结束',
  TRIP_NOT_OUT: '这次慰问现在办不了这一步',
  TRIP_NOT_BALANCED: '还有没交代的物资，请填带回多少，或说明原因',
  ALREADY_GIVEN: '这位师傅已经领过了',
  INTERNAL: '我们这边出了点问题，填的内容都还在，请再试一次',
};

/** A form whose fields are marked. */
export const STILL_LACKING = '还差几处，标红的地方补上就好';

/** Nobody can be reached, and the phone has no room to keep what was written. */
export const NO_ROOM = '网络不通，手机也存满了。请先别关这一页，有网了再点一次';

/** Codes behind which a person on the phone may want to look. */
const TRACEABLE: ReadonlySet<ServiceFailureCode> = new Set(['INTERNAL', 'NOT_ALLOWED', 'PHONE_TAKEN']);

/** Why a day cannot be filled in. */
const DAYS_CLOSED: Record<string, string> = {
  future: '还没到这一天，到时候再填',
  outside: '这一天不在观察期里，不用填',
  tooOld: '这一天已经过去太久，请告诉联系您的工作人员',
};

const dayClosedSentence = (details: ServiceFailure['details']) =>
  DAYS_CLOSED[String(details?.['reason'])] ?? SENTENCES.DAY_CLOSED;

function rosterSentence(details: ServiceFailure['details']): string {
  const missing = (details?.['missingColumns'] ?? []) as string[];
  return missing.length > 0 ? `表里没有找到这一列：${missing.join('、')}` : SENTENCES.ROSTER_UNREADABLE;
}

/** Refusals that say more than one sentence can; `null`: the usual one does. */
const TOLD: Partial<Record<ServiceFailureCode, (details: Record<string, unknown>) => string | null>> = {
  ...WARMTH_FAILURES,
  ...GOODS_FAILURES,
  DAY_CLOSED: dayClosedSentence,
  ROSTER_UNREADABLE: rosterSentence,
};

/** A short number to read out, where that helps. */
const numberOf = ({ code, requestId }: ServiceFailure) =>
  TRACEABLE.has(code) && requestId ? `（编号 ${requestId.slice(0, 6)}）` : '';

/** A failure in the person's words. */
export function failureSentence(failure: ServiceFailure): string {
  const { code, details } = failure;
  return TOLD[code]?.(details ?? {}) ?? (SENTENCES[code] ?? SENTENCES.INTERNAL) + numberOf(failure);
}

/** Why something could not be shown, where nothing was filled in that could be lost. */
const UNSHOWN: Partial<Record<ServiceFailureCode, string>> = {
  OFFLINE: '没有网络',
  INTERNAL: '我们这边出了点问题',
  INVALID_INPUT: '链接不完整，请对方再发一次',
};

/** Why something could not be shown, as half a sentence; `null`: the failure says it itself. */
export function unshownBecause(failure: ServiceFailure): string | null {
  const why = UNSHOWN[failure.code];
  return why === undefined ? null : why + numberOf(failure);
}
