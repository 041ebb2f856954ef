import type { StockLine, StockTakeView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import { keptSaid, lotLine, stockTag } from '../../../../text/warmth-goods';

/** Which lines are shown. */
export type Filter = 'all' | 'low' | 'expiring';

const PASSES: Record<Filter, (line: StockLine) => boolean> = {
  all: () => true,
  low: ({ isLow }) => isLow,
  expiring: ({ expiring }) => expiring,
};

/** Fresh goods without a batch say nothing that the figure does not. */
const isTold = ({ lots }: StockLine) => lots.some(({ expiresOn }) => expiresOn !== null);

const lineView = (line: StockLine) => ({
  id: line.item.id,
  name: line.item.name,
  spec: line.item.spec,
  unit: line.item.unit,
  free: line.free,
  kept: keptSaid(line),
  lots: isTold(line) ? line.lots.map((lot) => lotLine(lot, line.item.unit)) : [],
  tag: stockTag(line),
});
export type LineView = ReturnType<typeof lineView>;

export const linesShown = (lines: readonly StockLine[], filter: Filter): LineView[] =>
  lines.filter(PASSES[filter]).map(lineView);

/** The filters that let something through. */
export function filtersOf(lines: readonly StockLine[]): { value: Filter; label: string }[] {
  const counted = (filter: Filter, word: string) => ({
    value: filter,
    label: `${word} ${lines.filter(PASSES[filter]).length}`,
  });
  const some = [counted('low', '快没了'), counted('expiring', '快到期')].filter(({ label }) => !label.endsWith(' 0'));
  return some.length === 0 ? [] : [counted('all', '全部'), ...some];
}

/** 点了 3 样，还有 5 样. */
export function takeSaid({ lines }: StockTakeView): string {
  const counted = lines.filter((line) => line.counted !== null).length;
  return `点了 ${counted} 样，还有 ${lines.length - counted} 样`;
}

/** What can be done with goods at a site. */
export const ACTS = [
  { id: 'purchase', icon: 'box', name: '采购入库' },
  { id: 'donation', icon: 'hand', name: '接受捐赠' },
  { id: 'send', icon: 'van', name: '调出' },
  { id: 'handOut', icon: 'bag', name: '发放' },
  { id: 'assemble', icon: 'clip', name: '配包' },
  { id: 'takeBack', icon: 'undo', name: '退回' },
  { id: 'writeOff', icon: 'trash', name: '报损' },
  { id: 'stock-take', icon: 'list', name: '盘点' },
] as const;
