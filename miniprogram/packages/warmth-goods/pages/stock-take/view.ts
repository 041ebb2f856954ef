import type { StockTakeView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import { differenceSaid } from '../../../../text/warmth-goods';
import { countOf } from '../../lines';

const lineView = ({ item, expected, counted, difference, reason }: StockTakeView['lines'][number]) => ({
  itemId: item.id,
  name: item.name,
  spec: item.spec,
  unit: item.unit,
  expected,
  counted,
  reason,
  isOff: difference !== null && difference !== 0,
  said: difference === null ? '还没点' : differenceSaid(difference, item.unit),
});
export type LineView = ReturnType<typeof lineView>;

/** How what was typed differs from what should lie there; empty while it does not. */
export function offSaid({ expected, unit }: LineView, typed: string): string {
  const counted = countOf(typed);
  return counted === null || counted === expected ? '' : differenceSaid(counted - expected, unit);
}

/** A round as its page shows it: what is still to be counted first, then what differs. */
export function takeView({ lines }: StockTakeView) {
  const views = lines.map(lineView);
  const order = ({ counted, isOff }: LineView) => (counted === null ? 0 : isOff ? 1 : 2);
  const counted = views.filter((line) => line.counted !== null).length;
  return {
    lines: [...views].sort((a, b) => order(a) - order(b)),
    counted,
    total: views.length,
    share: views.length === 0 ? 1 : counted / views.length,
    off: views.filter(({ isOff }) => isOff).map(({ name, said, reason }) => `${name} ${said}：${reason}`),
  };
}
