import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type {
  ItemRef,
  ItemView,
  LotView,
  MovementKind,
  MovementView,
  StockLine,
  TransferView,
} from '../../cloudfunctions/warmth/contract/goods-fields';
import { dateAndClock, dayAndClock, dayInFull, daySaid } from './times';

type LedgerLine = WarmthApi['readLedger']['output']['lines'][number];
type Cause = NonNullable<MovementView['cause']>;

interface Option<Value extends string> {
  value: Value;
  label: string;
}

/** What each kind of movement is called in a ledger. */
export const KINDS: Record<MovementKind, string> = {
  purchase: '采购入库',
  donation: '接受捐赠',
  returned: '退回',
  handOut: '发放',
  loss: '报损',
  difference: '盘点差异',
  kitting: '配包',
  transferOut: '调出',
  transferIn: '调入',
  recall: '召回',
  allotment: '留给活动',
  tripOut: '装车',
  tripBack: '带回',
};

export const CAUSES: readonly Option<Cause>[] = [
  { value: 'damaged', label: '破损' },
  { value: 'expired', label: '过期' },
  { value: 'lost', label: '丢失' },
  { value: 'other', label: '别的' },
];

export const SHOWN_AS: readonly Option<'name' | 'anonymous'>[] = [
  { value: 'name', label: '公开名字' },
  { value: 'anonymous', label: '不留名' },
];

/** 60 份. */
const pieces = (count: number, unit: string) => `${count} ${unit}`;

/** 冬季暖心包 60 份、保温杯 40 个. */
export const goodsSaid = (lines: readonly { item: ItemRef; count: number }[]): string =>
  lines.map(({ item, count }) => `${item.name} ${pieces(count, item.unit)}`).join('、');

const LOT_TONES = { fresh: '', expiring: 'wait', expired: 'alert' } as const;
const LOT_ENDS = { fresh: '到期', expiring: '就到期', expired: '已过期' } as const;

/** A lot in a line: 2212 批 36 盒，12 月 14 日就到期. */
export function lotLine({ lot, expiresOn, count, state }: LotView, unit: string) {
  const day = state === 'fresh' ? dayInFull : daySaid;
  const until = expiresOn === null ? '' : `，${day(expiresOn)}${LOT_ENDS[state]}`;
  return { said: `${lot === '' ? '' : `${lot} 批 `}${pieces(count, unit)}${until}`, tone: LOT_TONES[state] };
}

/** How a line of stock stands; `null` while it is as it should be. */
export function stockTag({ isLow, expiring, lots }: StockLine): { tone: string; icon: string; word: string } | null {
  if (lots.some(({ state }) => state === 'expired')) return { tone: 'alert', icon: 'warn', word: '有过期的' };
  if (isLow) return { tone: 'wait', icon: 'bag', word: '快没了' };
  return expiring ? { tone: 'wait', icon: 'clock', word: '快到期' } : null;
}

/** Kits that lie there for campaigns: 另有 45 份留给“2022 冬季送温暖”. */
export const keptSaid = ({ kept, item }: StockLine): string =>
  kept.map(({ campaign, count }) => `另有 ${pieces(count, item.unit)}留给“${campaign.name}”`).join('；');

const TRANSFER_TAGS = {
  sent: { tone: 'wait', icon: 'van', word: '在路上' },
  received: { tone: 'good', icon: 'check', word: '已收到' },
  recalled: { tone: '', icon: 'undo', word: '已召回' },
} as const;

/** A transfer as a card shows it. @param direction from the site where one stands */
export function transferCard(one: TransferView, direction: 'in' | 'out', now: number) {
  const other = direction === 'in' ? `从${one.from.name}来` : `去${one.to.name}`;
  const short = one.lines.filter(({ count, receivedCount }) => receivedCount !== null && receivedCount < count);
  const missing = short.map(({ item, count, receivedCount }) => ({ item, count: count - receivedCount! }));
  return {
    id: one.id,
    other,
    goods: goodsSaid(one.lines),
    when: `${dayAndClock(one.sentAt, now)} 发出${one.note === '' ? '' : ` · ${one.note}`}`,
    missing: missing.length === 0 ? '' : `少收 ${goodsSaid(missing)}：${one.reason}`,
    tag: TRANSFER_TAGS[one.state],
    isSent: one.state === 'sent',
  };
}

const signed = (delta: number) => (delta > 0 ? `+${delta}` : `−${-delta}`);
const causeSaid = (cause: Cause | null) => CAUSES.find(({ value }) => value === cause)?.label ?? '';

/** An entry of the ledger in lines. */
export function movementCard({ id, kind, at, lines, counterpart, cause, reason }: MovementView, now: number) {
  return {
    id,
    title: KINDS[kind],
    when: dayAndClock(at, now),
    note: [counterpart, causeSaid(cause), reason].filter((part) => part !== '').join(' · '),
    lines: lines.map(({ item, delta }) => ({
      id: item.id,
      name: item.name,
      said: `${signed(delta)} ${item.unit}`,
      tone: delta > 0 ? 'good' : '',
    })),
  };
}

/** 多 2 双, 少 2 双. */
export const differenceSaid = (difference: number, unit: string): string =>
  difference === 0 ? '对得上' : `${difference > 0 ? '多' : '少'} ${pieces(Math.abs(difference), unit)}`;

/** A month of one item: what it began with, what came and went, what is left. */
export function ledgerCard({ item, opening, byKind, closing, balances }: LedgerLine) {
  const kinds = Object.entries(byKind) as [MovementKind, number][];
  return {
    id: item.id,
    name: item.name,
    unit: item.unit,
    opening,
    closing,
    balances,
    kinds: kinds.map(([kind, delta]) => ({
      kind,
      said: `${KINDS[kind]} ${signed(delta)}`,
      tone: delta > 0 ? 'good' : '',
    })),
  };
}

/** A month's ledger to send on as text. */
export function ledgerText(unit: string, month: string, lines: readonly LedgerLine[], balances: boolean): string {
  const rows = lines.map(ledgerCard).map(({ name, unit: of, opening, closing, kinds }) => {
    const moved = kinds.map(({ said }) => said).join('，');
    return `${name}：月初 ${opening}，${moved === '' ? '没有进出' : moved}，月末 ${closing} ${of}`;
  });
  return [`${unit} ${month} 物资月报`, ...rows, balances ? '账物相符' : '有账物不符的，请核查'].join('\n');
}

/** What was just written down, above the page where one goes on. */
export const movedSaid = ({ kind, lines, at }: MovementView): string =>
  `${KINDS[kind]}记好了：${goodsSaid(lines.map(({ item, delta }) => ({ item, count: Math.abs(delta) })))}（${dateAndClock(at)}）`;

/** What a form for goods lacks. */
export const LACKING = {
  lines: '请至少加一样物资',
  count: '请填整数',
  most: (most: number, unit: string) => `这里只有 ${pieces(most, unit)}`,
  expiresOn: '会过期的物资，要填到哪一天为止',
  supplier: '请写从哪里买的',
  donor: '请写是谁捐的；不想公开的，选“不留名”',
  to: '请写发给谁',
  toSite: '请选调到哪里',
  reason: '请写一句原因',
  cause: '请选一个原因',
  phone: '手机号应为 11 位数字',
} as const;

/** What the ledger of a site shows: all that moved, or what was sent here or away. */
export const LEDGER_TABS = [
  { value: 'all', label: '流水' },
  { value: 'in', label: '调入' },
  { value: 'out', label: '调出' },
] as const;
export type LedgerTab = (typeof LEDGER_TABS)[number]['value'];

/** Why goods on their way are called back. */
export const RECALLS = [
  { value: 'wrongPlace', label: '发错了地方' },
  { value: 'wrongGoods', label: '装错了货' },
  { value: 'notNeeded', label: '对方不要了' },
  { value: 'other', label: '别的原因' },
] as const;

/** Why a stock-take is given up. */
export const ABANDONS = [
  { value: 'interrupted', label: '临时有事' },
  { value: 'mistaken', label: '点错了地方' },
  { value: 'other', label: '别的原因' },
] as const;

/** What a kit is made of: 棉手套 1 双、暖宝宝 10 片; empty for what is no kit. */
export const partsSaid = ({ parts }: ItemView): string => goodsSaid(parts);

/** An item as the catalogue shows it. */
export const itemCard = (item: ItemView) => ({
  id: item.id,
  name: item.name,
  note: [item.spec, item.size, item.weightGrams === null ? '' : `${item.weightGrams} 克`]
    .filter((part) => part !== '')
    .join(' · '),
  parts: partsSaid(item),
  tag: item.retired ? '停用' : item.parts.length > 0 ? '整包' : '',
});

/** What a form for an item lacks. */
export const ITEM_LACKS = {
  name: '请写名字，至少两个字',
  unit: '请写怎么数：件、双、盒',
  number: '请填整数，不需要就空着',
} as const;

/** What the catalogue shows. */
export const ITEM_SORTS = [
  { value: 'all', label: '全部' },
  { value: 'kits', label: '整包' },
] as const;
