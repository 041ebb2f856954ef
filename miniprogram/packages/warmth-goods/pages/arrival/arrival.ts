import type { TransferView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { goodsSaid, LACKING, transferCard } from '../../../../text/warmth-goods';
import { areGood, checked, countOf, lineOf } from '../../lines';
import type { Line } from '../../lines';
import { leaveWith } from '../../told';

/** What was sent, as lines that can only get fewer. */
const linesOf = ({ lines }: TransferView): Line[] =>
  lines.map(({ item: { id, name, unit, spec }, count }) => {
    const choice = { key: id, itemId: id, lot: null, name, unit, note: spec, most: count, goesOff: false };
    return lineOf(choice, String(count));
  });

/** What is short of what was sent, in words; empty when nothing is. */
function missingSaid(lines: readonly Line[]): string {
  const short = lines.filter(({ count, most }) => (countOf(count) ?? 0) < most!);
  const asGoods = short.map(({ itemId: id, name, unit, note, most, count }) => ({
    item: { id, name, unit, spec: note },
    count: most! - (countOf(count) ?? 0),
  }));
  return goodsSaid(asGoods);
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    sent: null as ReturnType<typeof transferCard> | null,
    lines: [] as Line[],
    missing: '',
    reason: '',
  },

  siteId: '',
  transferId: '',

  onLoad({ site = '', transfer = '' }: { site?: string; transfer?: string }) {
    this.siteId = decodeURIComponent(site);
    this.transferId = transfer;
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { arriving } = await warmth('readStock', { siteId: this.siteId });
      const one = arriving.find(({ id }) => id === this.transferId);
      if (!one) return { data: {}, isEmpty: true };
      return { data: { sent: transferCard(one, 'in', Date.now()), lines: linesOf(one), missing: '' } };
    });
  },

  onLines({ detail: { lines } }: WechatMiniprogram.CustomEvent<{ lines: Line[] }>) {
    this.setData({ lines, missing: missingSaid(lines), refusal: '' });
  },

  onReason({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: value, 'problems.reason': '' });
  },

  onBack() {
    void wx.navigateBack();
  },

  async onReceive() {
    const lines = checked(this.data.lines, 0);
    if (!areGood(lines)) return this.setData({ lines });
    const { missing, reason } = this.data;
    if (missing !== '' && reason.trim().length < 2) return this.setData({ 'problems.reason': LACKING.reason });
    const input = {
      transferId: this.transferId,
      lines: lines.map(({ itemId, count }) => ({ itemId, count: countOf(count)! })),
      reason: missing === '' ? '' : reason.trim(),
    };
    const answer = await submit(this, (tap) => warmth('receiveTransfer', input, tap));
    if (answer) leaveWith(missing === '' ? '都收好了' : `收好了，少 ${missing} 已记下`);
  },
});
