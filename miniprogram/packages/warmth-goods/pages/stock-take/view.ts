import type { StockTakeView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import { differenceSaid } from '../../../../text/warmth-goods';
import { countOf } from '../../lines';

const lineView = ({
  item,
  expected,
  counted,
  difference,
  reason,
  goesOff,
  expiresOn,
}: StockTakeView['lines'][number]) => ({
  itemId: item.id,
  name: item.name,
  spec: item.spec,
  unit: item.unit,
  expected,
  counted,
  reason,
  goesOff,
  expiresOn,
  isOff: difference !== null && difference !== 0,
  said: difference === null ? '还没点' : differenceSaid(difference, item.unit),
});
export type LineView = ReturnType<typeof lineView>;

/** How what was typed differs from what should lie there (empty while it does not), and what is asked for then. */
export function offOf({ expected, unit, goesOff }: LineView, typed: string) {
  const counted = countOf(typed);
  const isOff = counted !== null && counted !== expected;
  const off = isOff ? differenceSaid(counted - expected, unit) : '';
  return { off, isAsked: isOff, isDayAsked: isOff && goesOff && counted > expected };
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
