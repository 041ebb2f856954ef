import type { StockTakeView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { ABANDONS, LACKING } from '../../../../text/warmth-goods';
import { countOf } from '../../lines';
import { leaveWith } from '../../told';
import { offOf, takeView } from './view';
import type { LineView } from './view';

/** A count that is as it should be. */
const NOT_OFF: ReturnType<typeof offOf> = { off: '', isAsked: false, isDayAsked: false };

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
    ...NOT_OFF,
    /** Last good day of what is more; empty while none is chosen. */
    expiresOn: '',
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
    const off = line === null ? NOT_OFF : offOf(line, typed);
    const known = { reason: line?.reason ?? '', expiresOn: line?.expiresOn ?? '' };
    this.setData({ counting: line, typed, ...known, ...off, problems: {}, refusal: '' });
  },

  onTyped({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: value, ...offOf(this.data.counting!, value), 'problems.counted': '' });
  },

  onExpected() {
    this.setData({ typed: String(this.data.counting!.expected), ...NOT_OFF, problems: {} });
    return this.onCounted();
  },

  onReason({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: value, 'problems.reason': '' });
  },

  onDay({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ expiresOn: value, 'problems.expiresOn': '' });
  },

  async onCounted() {
    const { counting, typed, isAsked, reason } = this.data;
    const counted = countOf(typed);
    if (counted === null) return this.setData({ 'problems.counted': LACKING.count });
    if (isAsked && reason.trim().length < 2) return this.setData({ 'problems.reason': LACKING.reason });
    const input = { stockTakeId: this.stockTakeId, itemId: counting!.itemId, counted, ...this.askedFor() };
    const answer = await submit(this, (tap) => warmth('countItem', input, tap));
    if (!answer) return this.isMoved() ? this.moved() : undefined;
    this.setData(this.shown(answer.stockTake));
    return this.count(this.data.round!.lines.find((line) => line.counted === null) ?? null);
  },

  askedFor() {
    const { isAsked, reason, isDayAsked, expiresOn } = this.data;
    return { reason: isAsked ? reason.trim() : '', ...(isDayAsked && expiresOn !== '' && { expiresOn }) };
  },

  /** Something is asked for that was not while it was typed. */
  isMoved() {
    const { problems, isAsked, isDayAsked } = this.data;
    return (!isAsked && problems['reason']) || (!isDayAsked && problems['expiresOn']);
  },

  /** Goods moved while they were counted: something else should lie there, and what was found needs a reason. */
  async moved() {
    this.setData({ isAsked: true });
    await this.refresh();
    const { counting, round, typed } = this.data;
    const line = round!.lines.find(({ itemId }) => itemId === counting?.itemId);
    if (line) this.setData({ counting: line, ...offOf(line, typed) });
  },

  onStay() {
    this.setData({ counting: null, isClosing: false, isLeaving: false });
  },

  onClosing() {
    this.setData({ isClosing: true, refusal: '' });
  },

  async onClose(): Promise<void> {
    const input = { stockTakeId: this.stockTakeId, version: this.version };
    const answer = await submit(this, (tap) => warmth('closeStockTake', input, tap));
    if (answer?.stockTake.state === 'open') return this.closeFurther(answer.stockTake);
    return answer ? leaveWith('盘点结束，差异记进了流水') : undefined;
  },

  /** A round with many differences ends in several steps. */
  closeFurther(stockTake: StockTakeView): Promise<void> {
    this.setData(this.shown(stockTake));
    return this.onClose();
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
