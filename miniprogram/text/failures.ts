import type { ServiceFailure, ServiceFailureCode } from '../services/cloud';

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
  INTERNAL: '我们这边出了点问题，填的内容都还在，请再试一次',
};

/** Codes behind which a person on the phone may want to look. */
const TRACEABLE: ReadonlySet<ServiceFailureCode> = new Set(['INTERNAL', 'NOT_ALLOWED', 'PHONE_TAKEN']);

/** A failure in the person's words; with a short number where it helps to read one out. */
export function failureSentence({ code, details, requestId }: ServiceFailure): string {
  const missing = (details?.['missingColumns'] ?? []) as string[];
  if (code === 'ROSTER_UNREADABLE' && missing.length > 0) return `表里没有找到这一列：${missing.join('、')}`;
  const number = TRACEABLE.has(code) && requestId ? `（编号 ${requestId.slice(0, 6)}）` : '';
  return (SENTENCES[code] ?? SENTENCES.INTERNAL) + number;
}
