import type { ClaimView, CodeProblem, Ineligible } from '../../cloudfunctions/warmth/contract/fields';
import type { ServiceFailureCode } from '../services/cloud';
import { dateAndClock } from './times';

/** Where a claim stands, as its owner reads it. */
export const CLAIM_STATES: Record<ClaimView['state'], string> = {
  reserved: '已为您留好',
  redeemed: '已领取',
  cancelled: '已取消',
  expired: '没来领，已让给别人',
};

/** Why somebody cannot claim. */
export const REASONS: Record<Ineligible, string> = {
  notRegistered: '先登记一下，就能领了',
  occupation: '这次是给别的工种的，下次有您的会告诉您',
  unit: '这次不在您所在工会的范围里',
  noStation: '请先在“我的”里选好所在的站点',
  notYet: '还没有开始',
  over: '已经结束了',
  had: '这次活动您已经领过一份了',
  tooOften: '约了又取消的次数太多，请直接到站点找管理员',
};

/** Why a code is not taken, as a keeper reads it; `station`: whose it is, where that is known. */
export const CODE_SENTENCES: Record<CodeProblem, (station: string | null) => string> = {
  unreadable: () => '这不是领取码，请对方打开小程序里的领取码',
  old: () => '这个码过时了（可能是截图），请对方打开小程序，亮出新的码',
  forged: () => '这个码对不上，不能发放',
  otherStation: (station) => `这一份约在“${station ?? '别的站点'}”，请到那里领，或请对方换站点`,
  otherCampaign: () => '这是另一次活动的码，本站没有这次活动的包',
  unknown: () => '没有找到这一份，请核对后再试',
};

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const stationName = (value: unknown) => (typeof value === 'string' ? value : null);

type Details = Readonly<Record<string, unknown>>;

/** Refusals that say more than one sentence can; `null`: the usual one does. */
export const WARMTH_FAILURES: Partial<Record<ServiceFailureCode, (details: Details) => string | null>> = {
  NOT_ELIGIBLE: ({ reason }) => REASONS[text(reason) as Ineligible] ?? null,
  SOLD_OUT: ({ waiting }) => (waiting === true ? '这个站点前面还有人在排队，可以排上，或换一个站点' : null),
  ALREADY_CLAIMED: ({ station, at, handed }) => {
    const when = dateAndClock(Number(at));
    return handed === true
      ? `您 ${when} 已经在“${text(station)}”领过了`
      : `您已经在“${text(station)}”约了一份（${when}）`;
  },
  CLAIM_ENDED: ({ state, at }) =>
    `这一份 ${dateAndClock(Number(at))} 已经${state === 'expired' ? '过期，让给别人了' : '取消了'}`,
  CODE_REFUSED: ({ reason, station }) => CODE_SENTENCES[text(reason) as CodeProblem]?.(stationName(station)) ?? null,
  ALREADY_HANDED: ({ station, at }) => `这一份 ${dateAndClock(Number(at))} 已经在“${text(station)}”领走了`,
  OUTSIDE_WINDOW: ({ opensAt }) => (typeof opensAt === 'number' ? `现在不发放，${dateAndClock(opensAt)} 开始` : null),
  KITS_ALLOTTED: ({ kit }) => `“${text(kit)}”已经分到站点或排了慰问，不能再换成别的；其他内容可以改`,
  TOO_MANY_KITS: ({ most }) => `定点领取的活动，一个站点最多放 ${Number(most)} 份`,
};
