import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { Pickup } from '../../cloudfunctions/warmth/contract/fields';
import { OCCUPATIONS } from './people';
import { CODE_SENTENCES } from './warmth';
import { kitSaid } from './warmth-member';
import { clock, dayAndClock } from './times';

type Day = WarmthApi['readStationDay']['output'];

export { CODE_SENTENCES };

/** What a scanned code came to; `unsure`: nobody knows whether the hand-out was written down; `before`: that one was. */
export const VERDICTS = {
  checking: { tone: '', icon: 'clock', role: 'status', title: '正在核对…', note: '稍等一下' },
  good: { tone: 'verdict-good', icon: 'okc', role: 'status', title: '可以发', note: '码是真的，这次还没领过' },
  bad: { tone: 'verdict-bad', icon: 'warn', role: 'alert', title: '不能发', note: '' },
  unsure: {
    tone: 'verdict-wait',
    icon: 'offline',
    role: 'alert',
    title: '不知道记没记上',
    note: '东西先别给。再点一次，记上了再给，不会记两份',
  },
  before: {
    tone: 'verdict-wait',
    icon: 'info',
    role: 'alert',
    title: '刚才那次记上了',
    note: '东西还没给的，现在给；已经给了的，请下一位',
  },
  done: { tone: 'verdict-good', icon: 'okc', role: 'status', title: '发好了', note: '已经记上了' },
};
export type Verdict = keyof typeof VERDICTS;

/** Whether the door is open, for the keeper. @param now epoch milliseconds */
export function shiftSaid(shift: Day['shift'], now: number): string {
  if (!shift) return '今天还没开门';
  return shift.closedAt === null
    ? `${dayAndClock(shift.openedAt, now)} 开的门`
    : `${dayAndClock(shift.closedAt, now)} 收的工`;
}

/** One campaign's kits at the door. */
export const counterLine = ({
  campaign,
  left,
  reservedCount,
  handedCount,
  handedToday,
  waiting,
}: Day['counters'][number]) => ({
  id: campaign.id,
  name: campaign.name,
  kit: campaign.kit.name,
  here: left + reservedCount,
  total: left + reservedCount + handedCount,
  note: `给人留着 ${reservedCount} 份，还能约 ${left} 份，今天发了 ${handedToday} 份${waiting ? '，有人在排队' : ''}`,
});

const faceOf = ({ person, proxy }: Pickup) => (proxy ? `${proxy.name}，替${person.name}领` : person.name);

/** Who and what, in one glance. */
export const pickupView = (pickup: Pickup) => ({
  initial: (pickup.proxy ?? pickup.person).name.slice(-1),
  name: faceOf(pickup),
  about: `${(pickup.proxy ?? pickup.person).maskedPhone} · ${OCCUPATIONS[pickup.occupation]}`,
  kit: `${pickup.kit.name} 1 份`,
  items: kitSaid(pickup.kit),
  campaign: pickup.campaignName,
});

/** Somebody in today's list, or one of those a phone tail found; by the last letter of the name, the only one a keeper sees. @param now epoch milliseconds */
export const pickupLine = (pickup: Pickup, now: number) => ({
  id: `${pickup.campaignId}.${pickup.claimId}`,
  name: pickup.person.name.slice(-1),
  note: `${faceOf(pickup)} · ${pickup.person.maskedPhone} · ${pickup.kit.name}`,
  at: pickup.handedAt === null ? '' : clock(pickup.handedAt),
  isLate: pickup.until < now,
});

/** Why a kit that was shown is not handed out; empty: it is. @param now epoch milliseconds */
export function notHandedBecause({ state, handedAt }: Pickup, now: number): string {
  if (state === 'redeemed') return `这一份${handedAt === null ? '' : ` ${dayAndClock(handedAt, now)} `}已经领走了`;
  if (state === 'cancelled') return '这一份本人取消了，请 TA 重新约';
  return state === 'expired' ? '这一份过期让给别人了，请 TA 重新约' : '';
}

/** A day's end as a text to pass on. */
export function closingText({
  station,
  shift,
  counters,
  handOutCount,
  personCount,
}: WarmthApi['closeStation']['output']): string {
  const lines = counters.map(
    ({ campaign, left, reservedCount, handedToday }) =>
      `${campaign.kit.name}：今天发 ${handedToday}，还有 ${left + reservedCount}`,
  );
  return [`${station.name} ${shift.day}`, `发出 ${handOutCount} 份，${personCount} 人`, ...lines].join('\n');
}

/** A code that the phone's list does not know: what is claimed after it was fetched is not in it. */
export const NOT_IN_BOOK = '手机里的名单没有这一份，可能是刚约的。先记下姓名电话，有网了再扫一次';
