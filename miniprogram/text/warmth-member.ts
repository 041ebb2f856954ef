import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { ClaimView, Kit, Window } from '../../cloudfunctions/warmth/contract/fields';
import type { ClaimStation, OfferView } from '../../cloudfunctions/warmth/contract/member';
import type { TodayCard } from '../services/today/card';
import { distanceSaid, openingSentence } from './places';
import { CLAIM_STATES, REASONS } from './warmth';
import { clock, dayAndClock } from './times';

const PAGES = '/packages/warmth/pages';
const MINUTE_MS = 60_000;

/** 手套 1 双、暖贴 10 片. */
export const kitSaid = ({ items }: Pick<Kit, 'items'>): string =>
  items.map(({ name, count, unit }) => (count === 1 ? name : `${name} ${count} ${unit}`)).join('、');

const minuteSaid = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const DAYS = '一二三四五六日';
const daysSaid = (days: readonly number[]) =>
  days.length === 7 ? '每天' : `周${days.map((day) => DAYS[day - 1]).join('、')}`;
const windowSaid = ({ days, from, to }: Window) =>
  `${daysSaid(days)} ${minuteSaid(from)} 到${to >= 1440 ? '第二天' : ''} ${minuteSaid(to)}`;

/** When kits are handed out: 每天 20:00 到第二天 06:00. */
export const windowsSaid = (windows: readonly Window[]): string =>
  windows.length === 0 ? '随时可领' : windows.map(windowSaid).join('；');

/** 1 小时 36 分, 12 分. @param ms left */
export function spanSaid(ms: number): string {
  const minutes = Math.max(Math.ceil(ms / MINUTE_MS), 0);
  if (minutes < 60) return `${minutes} 分`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 || hours >= 10 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** What is free at a station. */
export const leftSaid = ({ left, waiting }: Pick<ClaimStation, 'left' | 'waiting'>): string =>
  waiting ? '有人在排队' : left === 0 ? '领完了' : `还有 ${left} 份`;

/** A station to choose, as components/station-card shows it. @param now epoch milliseconds */
export function claimStationLine(station: ClaimStation, now: number) {
  const { id, name, address, opening, distanceMetres, left, waiting, shards } = station;
  return {
    id,
    name,
    address,
    isOpen: opening.state === 'open',
    opening: openingSentence(opening, now),
    distance: distanceMetres === null ? '' : distanceSaid(distanceMetres),
    services: address,
    left: leftSaid(station),
    isFree: left > 0 && !waiting,
    shards,
  };
}
export type ClaimStationLine = ReturnType<typeof claimStationLine>;

/** Nothing to claim: not behind the door whose code was scanned, or no more. */
export const NOTHING = {
  here: { title: '这里现在没有在发的', note: '别的站点在发的，写在首页。' },
  more: { title: '这个活动结束了', note: '有新的会写在首页。' },
};

/** The stations were read anew between a look and a tap. */
export const STATIONS_CHANGED = '站点的情况变了，请看一眼再点';

type Tag = TodayCard['tag'];
const TAGS: Record<ClaimView['state'], Tag> = {
  reserved: { tone: 'brick', icon: 'bag', word: '给您留着' },
  redeemed: { tone: 'good', word: '领到了' },
  cancelled: { tone: 'wait', icon: 'x', word: '取消了' },
  expired: { tone: 'wait', word: '过期了' },
};

/** What an offer is to somebody. */
type Standing = 'held' | 'had' | 'waits' | 'refused' | 'free';

function standingOf({ claim, wait, reason }: OfferView): Standing {
  if (claim?.state === 'reserved') return 'held';
  if (claim?.state === 'redeemed') return 'had';
  if (reason !== null) return 'refused';
  return wait ? 'waits' : 'free';
}

const TAG: Record<Standing, (offer: OfferView) => Tag> = {
  held: () => TAGS.reserved,
  had: () => TAGS.redeemed,
  waits: ({ wait }) => ({
    tone: 'wait',
    icon: 'people',
    word: wait!.ahead === 0 ? '下一个是您' : `前面 ${wait!.ahead} 人`,
  }),
  refused: ({ reason }) => ({ tone: 'wait', icon: 'info', word: reason === 'notYet' ? '还没开始' : '领不了' }),
  free: () => ({ tone: 'good', icon: 'bag', word: '可以领' }),
};

const SENTENCE: Record<Standing, (offer: OfferView, now: number) => string> = {
  held: ({ claim }, now) => `${claim!.station.name}，${dayAndClock(claim!.until, now)} 前来领`,
  had: ({ claim }, now) => `${dayAndClock(claim!.endedAt ?? claim!.reservedAt, now)} 在${claim!.station.name}领的`,
  waits: ({ wait }) => `在${wait!.station.name}排着，轮到您会告诉您`,
  refused: ({ reason, campaign }, now) =>
    reason === 'notYet' ? `${dayAndClock(campaign.opensAt, now)} 开始` : REASONS[reason!],
  free: ({ claim, campaign }, now) =>
    claim ? `${CLAIM_STATES[claim.state]}，可以再领` : `${dayAndClock(campaign.closesAt, now)} 前都可以领`,
};

const claimPage = (id: string) => `${PAGES}/claim/claim?campaign=${id}`;

/** Where the button of an offer leads, and what it says; `null`: there is nothing to do. */
const ACT: Record<Standing, (offer: OfferView) => { word: string; url: string } | null> = {
  held: ({ campaign }) => ({ word: '出示领取码', url: `${PAGES}/voucher/voucher?campaign=${campaign.id}` }),
  had: () => null,
  waits: ({ campaign }) => ({ word: '看看排队', url: claimPage(campaign.id) }),
  refused: ({ reason }) =>
    reason === 'notRegistered' ? { word: '去登记', url: '/packages/people/pages/register/register' } : null,
  free: ({ campaign }) => ({ word: '领一份', url: claimPage(campaign.id) }),
};

/** A campaign as a member's card. @param now epoch milliseconds */
export function offerCard(offer: OfferView, now: number) {
  const standing = standingOf(offer);
  return {
    id: offer.campaign.id,
    name: offer.campaign.name,
    kit: `${offer.campaign.kit.name}：${kitSaid(offer.campaign.kit)}`,
    issuedBy: offer.campaign.issuedBy.join('、'),
    tag: TAG[standing](offer),
    sentence: SENTENCE[standing](offer, now),
    act: ACT[standing](offer),
    mayThank: standing === 'had' && offer.claim!.word === null,
  };
}
export type OfferCard = ReturnType<typeof offerCard>;

type Words = Pick<TodayCard, 'urgency' | 'tag' | 'title' | 'note'>;

/** What an offer asks today; nothing where it was had or cannot be. */
const TODAY: Partial<Record<Standing, (offer: OfferView, now: number) => Words>> = {
  held({ claim, campaign }, now) {
    const { offered, until, station } = claim!;
    const tag: Tag = { tone: offered ? 'alert' : 'brick', icon: 'clock', word: `${dayAndClock(until, now)} 前` };
    const title = offered ? '轮到您了，快来领' : `${campaign.kit.name}给您留好了`;
    return { urgency: offered ? 'now' : 'today', tag, title, note: station.name };
  },
  waits: (offer, now) => ({
    urgency: 'waiting',
    tag: TAG.waits(offer),
    title: `${offer.campaign.kit.name}，排着队`,
    note: SENTENCE.waits(offer, now),
  }),
  free: ({ campaign }, now) => ({
    urgency: 'today',
    tag: { tone: 'brick', icon: 'clock', word: `到 ${dayAndClock(campaign.closesAt, now)}` },
    title: `领一份${campaign.kit.name}`,
    note: kitSaid(campaign.kit),
  }),
};

/** What an offer asks of a member today; `null`: nothing. @param now epoch milliseconds */
export function offerToday(offer: OfferView, now: number): TodayCard | null {
  const standing = standingOf(offer);
  const words = TODAY[standing]?.(offer, now);
  if (!words) return null;
  return { ...words, id: `warmth-${offer.campaign.id}`, picture: 'bag', act: ACT[standing](offer), also: null };
}

/** What stands over a code that is no longer good. */
export const SPENT: Record<Exclude<ClaimView['state'], 'reserved'>, string> = {
  redeemed: '领到了',
  cancelled: '已取消',
  expired: '过期了',
};

/** What to say at the door, of one's own kit or a colleague's. @param tail of the own number; empty: not known */
export function saidAtDoor(
  { claim: { kitName }, of }: Pick<WarmthApi['readVoucher']['output'], 'claim' | 'of'>,
  tail: string,
) {
  if (of) return { lead: `替${of.name}领，到了就说`, words: `您好，替同事领${kitName}` };
  return { lead: '到了就说', words: `您好，领${kitName}${tail === '' ? '' : `，尾号 ${tail}`}` };
}

/** 今天 18:00 前. @param now epoch milliseconds */
export const untilSaid = (until: number, now: number): string => `${dayAndClock(until, now)} 前`;

/** What somebody can do who cannot come. */
export const WAYS_OUT = [
  { id: 'proxy', word: '请同事代领' },
  { id: 'change', word: '换个站点' },
  { id: 'cancel', word: '不领了，让给别人' },
] as const;

/** What can be said afterwards. */
export const WORD_KINDS = [
  { value: 'thanks', label: '说声谢谢' },
  { value: 'complaint', label: '提个意见' },
];

/** 今天 16:31 领到. */
export const handedSaid = (at: number, now: number): string =>
  `${dayAndClock(at, now).replace(clock(at), '')}${clock(at)} 领到`;
