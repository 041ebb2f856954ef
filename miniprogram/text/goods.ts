import type { ServiceFailureCode } from '../services/cloud';
import { dateAndClock, dayInFull } from './times';

/** Goods that are short, as a refusal tells them. */
interface Short {
  item: string;
  unit: string;
  wanted: number;
  onHand: number;
}

type Details = Readonly<Record<string, unknown>>;

const shortsOf = ({ lines }: Details) => (lines ?? []) as Short[];
const say = (value: unknown) => (typeof value === 'string' ? value : '');

/** “棉手套”要 30 双，只有 12 双. */
const shortage = ({ item, unit, wanted, onHand }: Short) => `“${item}”要 ${wanted} ${unit}，只有 ${onHand} ${unit}`;
const leftOver = ({ item, unit, onHand }: Short) => `“${item}”${onHand} ${unit}`;

const TRIP_STATES: Record<string, string> = {
  planned: '还没有装车，先装车再发放',
  closed: '这次慰问已经收车，不能再动物资',
  cancelled: '这次慰问已经取消',
};

/** Refusals about goods that say more than one sentence can; `null`: the usual one does. */
export const GOODS_FAILURES: Partial<Record<ServiceFailureCode, (details: Details) => string | null>> = {
  OUT_OF_STOCK: (details) => shortsOf(details).map(shortage).join('；') || null,
  GOODS_KEPT: (details) =>
    `${shortsOf(details)
      .map(({ item }) => `“${item}”`)
      .join('、')}少了的，有给活动留着的。请工会先从活动里收回几份，再结束盘点`,
  KIT_PART_MISSING: (details) => `“${say(details['kit'])}”配不齐：${shortsOf(details).map(shortage).join('；')}`,
  GOODS_EXPIRED: ({ item, expiresOn }) => `“${say(item)}”有到 ${dayInFull(say(expiresOn))} 的，已经过期，请先报损`,
  UNKNOWN_LOT: ({ item, lot }) => `这里没有批号 ${say(lot)} 的“${say(item)}”`,
  SITE_CLOSED: ({ site }) => `“${say(site)}”已经停用，不再收发物资`,
  TRANSFER_ENDED: ({ state }) => (state === 'recalled' ? '这批货已经被发出方召回' : '这批货已经收过了'),
  STOCK_TAKE_INCOMPLETE: ({ items }) => `还没有点：${((items ?? []) as string[]).join('、')}`,
  TRIP_NOT_OUT: ({ state }) => TRIP_STATES[say(state)] ?? null,
  TRIP_NOT_BALANCED: (details) => `还有没交代的：${shortsOf(details).map(leftOver).join('、')}`,
  ALREADY_GIVEN: ({ stop, at }) => `这位师傅 ${dateAndClock(Number(at))} 已经在“${say(stop)}”领过了`,
};
