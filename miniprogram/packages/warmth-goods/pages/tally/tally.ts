import type { WarmthApi } from '../../../../../cloudfunctions/warmth/contract';
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
      const { lines, balances } = await this.read();
      this.summary = ledgerText(this.data.unit.name, this.data.month, lines, balances);
      const cards = lines.map(ledgerCard).sort((a, b) => weightOf(b) - weightOf(a));
      return { data: { lines: cards, balances } };
    });
  },

  /** The ledger of the month that is chosen when it comes; another would stand under the wrong name. */
  async read(): Promise<WarmthApi['readLedger']['output']> {
    const { unit, month } = this.data;
    const ledger = await warmth('readLedger', { orgUnitId: unit.id, month });
    return month === this.data.month ? ledger : this.read();
  },

  onMonth({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ month: monthOf(value), phase: 'loading' });
    void this.refresh();
  },

  onCopy() {
    void wx.setClipboardData({ data: this.summary });
  },
});
