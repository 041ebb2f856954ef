import type { TripGoods } from '../../../../../cloudfunctions/warmth/contract/outreach';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { goodsLine, TRIP_LACKS } from '../../../../text/warmth-trips';
import { areGood, checked, countOf, lineOf } from '../../lines';
import type { Line } from '../../lines';
import { leaveWith } from '../../told';

/** Goods that are missing in the evening, and why. */
interface Missing {
  itemId: string;
  said: string;
  count: number;
  reason: string;
  problem: string;
}

/** What is still on board, as lines: all of it is brought back unless somebody says otherwise. */
const boardOf = (goods: readonly TripGoods[]): Line[] =>
  goods
    .filter(({ left }) => left > 0)
    .map((one) => {
      const { id, name, unit } = one.item;
      const choice = { key: id, itemId: id, lot: null, name, unit, note: goodsLine(one).said, most: one.left };
      return lineOf({ ...choice, goesOff: false }, String(one.left));
    });

/** What is short of what should be on board; reasons that were written stay. */
function missingOf(lines: readonly Line[], before: readonly Missing[]): Missing[] {
  const short = lines.filter(({ count, most }) => (countOf(count) ?? most!) < most!);
  return short.map(({ itemId, name, unit, most, count }) => {
    const missing = most! - countOf(count)!;
    const reason = before.find((one) => one.itemId === itemId)?.reason ?? '';
    return { itemId, said: `${name} 少 ${missing} ${unit}`, count: missing, reason, problem: '' };
  });
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    title: '',
    lines: [] as Line[],
    missing: [] as Missing[],
  },

  tripId: '',
  version: 1,

  onLoad({ trip = '' }: { trip?: string }) {
    this.tripId = trip;
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { trip } = await warmth('readTrip', { tripId: this.tripId });
      this.version = trip.version;
      return { data: { title: trip.title, lines: boardOf(trip.goods), missing: [] } };
    });
  },

  onLines({ detail: { lines } }: WechatMiniprogram.CustomEvent<{ lines: Line[] }>) {
    this.setData({ lines, missing: missingOf(lines, this.data.missing), refusal: '' });
  },

  onReason({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { index } = currentTarget.dataset as { index: number };
    this.setData({ [`missing[${index}].reason`]: value, [`missing[${index}].problem`]: '' });
  },

  async onClose() {
    const lines = checked(this.data.lines, 0);
    if (!areGood(lines)) return this.setData({ lines });
    const missing = this.data.missing.map((one) => ({
      ...one,
      problem: one.reason.trim().length < 2 ? TRIP_LACKS.reason : '',
    }));
    if (missing.some(({ problem }) => problem !== '')) return this.setData({ missing });
    const input = {
      tripId: this.tripId,
      version: this.version,
      back: lines.map(({ itemId, count }) => ({ itemId, count: countOf(count)! })),
      differences: missing.map(({ itemId, count, reason }) => ({ itemId, count, reason: reason.trim() })),
    };
    if (await submit(this, (tap) => warmth('closeTrip', input, tap))) leaveWith('收车了，一件不差都有交代');
  },
});
