import type { StockTakeView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { ABANDONS, LACKING } from '../../../../text/warmth-goods';
import { countOf } from '../../lines';
import { leaveWith } from '../../told';
import { offSaid, takeView } from './view';
import type { LineView } from './view';

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    siteName: '',
    round: null as ReturnType<typeof takeView> | null,
    /** The line that is counted; `null`: none. */
    counting: null as LineView | null,
    typed: '',
    reason: '',
    /** How what was typed differs from what should lie there; empty while it does not. */
    off: '',
    /** A reason is asked for. */
    isAsked: false,
    isClosing: false,
    isLeaving: false,
    reasons: ABANDONS,
  },

  siteId: '',
  stockTakeId: '',
  version: 1,

  onLoad({ site = '', name = '' }: { site?: string; name?: string }) {
    this.siteId = decodeURIComponent(site);
    this.setData({ siteName: decodeURIComponent(name) });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { stockTake, site } = await warmth('readStock', { siteId: this.siteId });
      if (!stockTake) return { data: { siteName: site.name }, isEmpty: true };
      return { data: { siteName: site.name, ...this.shown(stockTake) } };
    });
  },

  shown(stockTake: StockTakeView) {
    this.stockTakeId = stockTake.id;
    this.version = stockTake.version;
    return { round: takeView(stockTake) };
  },

  async onOpen() {
    const answer = await submit(this, (tap) => warmth('openStockTake', { siteId: this.siteId }, tap));
    if (answer) this.setData({ ...this.shown(answer.stockTake), phase: 'ready' });
  },

  onLine({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.count(this.data.round!.lines[(currentTarget.dataset as { index: number }).index]!);
  },

  /** Opens a line to count it. */
  count(line: LineView | null) {
    const typed = line === null || line.counted === null ? '' : String(line.counted);
    const off = line === null ? '' : offSaid(line, typed);
    const isAsked = off !== '';
    this.setData({ counting: line, typed, reason: line?.reason ?? '', off, isAsked, problems: {}, refusal: '' });
  },

  onTyped({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const off = offSaid(this.data.counting!, value);
    this.setData({ typed: value, off, isAsked: off !== '', 'problems.counted': '' });
  },

  onExpected() {
    this.setData({ typed: String(this.data.counting!.expected), off: '', isAsked: false, problems: {} });
    return this.onCounted();
  },

  onReason({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: value, 'problems.reason': '' });
  },

  async onCounted() {
    const { counting, typed, isAsked, reason } = this.data;
    const counted = countOf(typed);
    if (counted === null) return this.setData({ 'problems.counted': LACKING.count });
    if (isAsked && reason.trim().length < 2) return this.setData({ 'problems.reason': LACKING.reason });
    const words = isAsked ? reason.trim() : '';
    const input = { stockTakeId: this.stockTakeId, itemId: counting!.itemId, counted, reason: words };
    const answer = await submit(this, (tap) => warmth('countItem', input, tap));
    if (!answer) return this.data.problems['reason'] ? this.moved() : undefined;
    this.setData(this.shown(answer.stockTake));
    return this.count(this.data.round!.lines.find((line) => line.counted === null) ?? null);
  },

  /** Goods moved while they were counted: something else should lie there, and what was found needs a reason. */
  async moved() {
    this.setData({ isAsked: true });
    await this.refresh();
    const { counting, round, typed } = this.data;
    const line = round!.lines.find(({ itemId }) => itemId === counting?.itemId);
    if (line) this.setData({ counting: line, off: offSaid(line, typed) });
  },

  onStay() {
    this.setData({ counting: null, isClosing: false, isLeaving: false });
  },

  onClosing() {
    this.setData({ isClosing: true, refusal: '' });
  },

  async onClose() {
    const input = { stockTakeId: this.stockTakeId, version: this.version };
    const answer = await submit(this, (tap) => warmth('closeStockTake', input, tap));
    if (answer) leaveWith('盘点结束，差异记进了流水');
  },

  onLeaving() {
    this.setData({ isLeaving: true, refusal: '' });
  },

  async onAbandon({ detail: { reason, words } }: WechatMiniprogram.CustomEvent<{ reason: string; words: string }>) {
    const label = ABANDONS.find(({ value }) => value === reason)!.label;
    const said = reason === 'other' ? words : [label, words].filter((part) => part !== '').join('，');
    const input = { stockTakeId: this.stockTakeId, reason: said.slice(0, 200) };
    const answer = await submit(this, (tap) => warmth('abandonStockTake', input, tap));
    if (answer) leaveWith('这次盘点作废了，什么都没有动');
  },
});
