import type { TripView } from '../../../../../cloudfunctions/warmth/contract/outreach';
import { ServiceFailure } from '../../../../services/cloud';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { handOutLine, TRIP_LACKS } from '../../../../text/warmth-trips';
import { countOf } from '../../lines';
import { isOnTeam } from '../../team';
import { Codes } from './codes';
import { handed, refused, WRITTEN_BEFORE } from './verdict';
import type { Verdict } from './verdict';

type HandOut = ReturnType<typeof handOutLine>;
/** Lines of the list that is kept on the page while it is scanned. */
const SHOWN = 50;

const goodsOf = (trip: TripView) =>
  trip.goods.map(({ item, left }) => ({ value: item.id, label: item.name, unit: item.unit, left }));

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    stopName: '',
    /** Whether goods are on the road, and whoever looks is one to hand them out. */
    isOut: false,
    goods: [] as ReturnType<typeof goodsOf>,
    itemId: '',
    unit: '',
    left: 0,
    handOutCount: 0,
    /** A code is being looked at. */
    isBusy: false,
    /** What the last code came to; `null` before the first. */
    verdict: null as Verdict | null,
    cameraFailed: false,
    handOuts: [] as HandOut[],
    tail: 'end',
    isCounting: false,
    count: '',
    witness: '',
    note: '',
  },

  at: { tripId: '', stopId: '' },
  codes: new Codes(),
  next: null as string | null,

  onLoad({ trip = '', stop = '' }: { trip?: string; stop?: string }) {
    this.at = { tripId: trip, stopId: stop };
    this.codes = new Codes();
    wx.setKeepScreenOn({ keepScreenOn: true, fail: () => {} });
    void this.refresh();
  },

  onUnload() {
    wx.setKeepScreenOn({ keepScreenOn: false, fail: () => {} });
  },

  refresh() {
    return load(this, async () => {
      const [goes, { trip }, { handOuts, next }] = await Promise.all([
        isOnTeam(),
        warmth('readTrip', { tripId: this.at.tripId }),
        warmth('listHandOuts', { ...this.at, after: null }),
      ]);
      const stop = trip.stops.find(({ id }) => id === this.at.stopId)!;
      this.next = next;
      const goods = goodsOf(trip);
      const isOut = goes && trip.state === 'out';
      const list = { handOuts: handOuts.map(handOutLine), tail: next === null ? 'end' : 'more' };
      const itemId = this.data.itemId || (goods[0]?.value ?? '');
      return {
        data: { stopName: stop.name, handOutCount: stop.handOutCount, isOut, goods, ...list, ...chosen(goods, itemId) },
      };
    });
  },

  onItem({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData(chosen(this.data.goods, value));
  },

  onCode({ detail: { result } }: WechatMiniprogram.CustomEvent<{ result: string }>) {
    if (this.data.isBusy || this.data.isCounting || !this.codes.isFresh(result, Date.now())) return;
    void this.give(result);
  },

  onCameraFailed() {
    this.setData({ cameraFailed: true });
  },

  onSetting() {
    void wx.openSetting();
  },

  async onScan() {
    const scanned = await wx.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }).catch(() => null);
    if (scanned) await this.give(scanned.result);
  },

  async give(code: string) {
    this.setData({ isBusy: true });
    const { itemId } = this.data;
    try {
      const answer = await warmth('handToPerson', { ...this.at, itemId, code }, this.codes.requestFor(code));
      this.codes.answered();
      this.took(answer.handOutCount, handOutLine(answer.handOut), 1);
      this.setData({ verdict: handed(answer.handOut, answer.handOutCount) });
      void wx.vibrateShort({ type: 'medium' });
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      this.setData({ verdict: this.verdictOn(error, code) });
      void wx.vibrateLong();
    } finally {
      this.setData({ isBusy: false });
    }
  },

  verdictOn(failure: ServiceFailure, code: string): Verdict {
    if (failure.isUnsure) {
      this.codes.unsure(code, Date.now());
      return refused(failure);
    }
    this.codes.answered();
    const isOwnTap = failure.code === 'ALREADY_GIVEN' && this.codes.wasLost(code, Number(failure.details['at']));
    return isOwnTap ? WRITTEN_BEFORE : refused(failure);
  },

  /** Something was handed out: the figures and the list go on without asking again. */
  took(handOutCount: number, line: HandOut, count: number) {
    const known = this.data.handOuts.some(({ id }) => id === line.id);
    const handOuts = known ? this.data.handOuts : [line, ...this.data.handOuts].slice(0, SHOWN);
    const { itemId } = this.data;
    const goods = this.data.goods.map((one) => (one.value === itemId && !known ? less(one, count) : one));
    this.setData({ handOutCount, handOuts, goods, ...chosen(goods, itemId) });
    if (!known && this.data.handOuts.length === SHOWN) this.setData({ tail: 'fold' });
  },

  async onMore() {
    if (this.data.tail === 'fold') return this.refresh();
    this.setData({ tail: 'loading' });
    const answer = await submit(this, () => warmth('listHandOuts', { ...this.at, after: this.next }));
    if (!answer) return this.setData({ tail: 'failed' });
    this.next = answer.next;
    const handOuts = [...this.data.handOuts, ...answer.handOuts.map(handOutLine)];
    return this.setData({ handOuts, tail: answer.next === null ? 'end' : 'more' });
  },

  onCounting() {
    this.setData({ isCounting: true, count: '', note: '', problems: {}, refusal: '' });
  },

  onStay() {
    this.setData({ isCounting: false });
  },

  onField({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: string };
    this.setData({ [field]: value, [`problems.${field}`]: '', refusal: '' });
  },

  async onCounted() {
    const { itemId, witness, note } = this.data;
    const count = countOf(this.data.count);
    if (count === null || count === 0) return this.setData({ 'problems.count': TRIP_LACKS.count });
    if (witness.trim().length < 2) return this.setData({ 'problems.witness': TRIP_LACKS.witness });
    const input = { ...this.at, itemId, count, witness: witness.trim(), note: note.trim() };
    const answer = await submit(this, (tap) => warmth('handByCount', input, tap));
    if (!answer) return;
    this.took(answer.handOutCount, handOutLine(answer.handOut), count);
    const title = `按数发了 ${count} ${this.data.unit}`;
    this.setData({ isCounting: false, verdict: { tone: 'good', icon: 'okc', title, note: `见证 ${witness.trim()}` } });
  },
});

/** The item that is handed out now. */
function chosen(goods: ReturnType<typeof goodsOf>, itemId: string) {
  const one = goods.find(({ value }) => value === itemId);
  return { itemId, unit: one?.unit ?? '', left: one?.left ?? 0 };
}

const less = <One extends { left: number }>(one: One, count: number): One => ({ ...one, left: one.left - count });
