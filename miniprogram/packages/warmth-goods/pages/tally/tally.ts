import { load, loading } from '../../../../services/page-state';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { dayAt } from '../../../../text/times';
import { ledgerCard, ledgerText } from '../../../../text/warmth-goods';

/** What does not balance comes first, then what moved. */
const weightOf = ({ balances, kinds }: ReturnType<typeof ledgerCard>) => (balances ? Math.min(kinds.length, 1) : 2);

const monthOf = (day: string) => day.slice(0, 7);

Page({
  data: {
    ...typeScale(),
    ...loading,
    unit: { id: '', name: '' },
    month: '',
    thisMonth: '',
    lines: [] as ReturnType<typeof ledgerCard>[],
    balances: true,
  },

  summary: '',

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    const month = monthOf(dayAt(Date.now()));
    this.setData({ unit: { id, name: decodeURIComponent(name) }, month, thisMonth: month });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { unit, month } = this.data;
      const { lines, balances } = await warmth('readLedger', { orgUnitId: unit.id, month });
      this.summary = ledgerText(unit.name, month, lines, balances);
      const cards = lines.map(ledgerCard).sort((a, b) => weightOf(b) - weightOf(a));
      return { data: { lines: cards, balances } };
    });
  },

  onMonth({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ month: monthOf(value) });
    void this.refresh();
  },

  onCopy() {
    void wx.setClipboardData({ data: this.summary });
  },
});
