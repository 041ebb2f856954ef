import { load, loading } from '../../../../services/page-state';
import { openPage } from '../../../../services/open-page';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { closingText, counterLine, pickupLine, shiftSaid } from '../../../../text/warmth-keeper';
import { keepBook } from '../../book';
import { scanned } from '../../../../services/scan';

interface Chip {
  value: string;
  label: string;
}
type Sheet = '' | 'digits' | 'tail' | 'close' | 'closed';

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    chips: [] as Chip[],
    stationId: '',
    name: '',
    isOpen: false,
    shift: '',
    handOutCount: 0,
    personCount: 0,
    counters: [] as ReturnType<typeof counterLine>[],
    handed: [] as ReturnType<typeof pickupLine>[],
    sheet: '' as Sheet,
    digits: '',
    tail: '',
    surname: '',
    found: [] as (ReturnType<typeof pickupLine> & { attempt: number })[],
    summary: '',
  },

  onLoad({ station = '' }: { station?: string }) {
    this.setData({ stationId: station });
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  async refresh(): Promise<void> {
    const { stationId } = this.data;
    await load(this, () => this.day(), { snapshot: `station-day:${stationId}` });
    void this.readBook();
  },

  async day() {
    const { stations } = await warmth('listMyStations', {});
    if (stations.length === 0) return { data: {}, isEmpty: true };
    const stationId = stations.find(({ id }) => id === this.data.stationId)?.id ?? stations[0]!.id;
    const day = await warmth('readStationDay', { stationId });
    const now = Date.now();
    const data = {
      stationId,
      chips: stations.length > 1 ? stations.map(({ id, name }) => ({ value: id, label: name })) : [],
      name: day.station.name,
      isOpen: day.shift !== null && day.shift.closedAt === null,
      shift: shiftSaid(day.shift, now),
      handOutCount: day.handOutCount,
      personCount: day.personCount,
      counters: day.counters.map(counterLine),
      handed: day.handed.map((pickup) => pickupLine(pickup, now)),
    };
    return { data };
  },

  /** What the phone needs when the network goes; without one, the book of before stays. */
  async readBook(): Promise<void> {
    const { stationId, isOpen } = this.data;
    if (!isOpen) return;
    const book = await warmth('readOfflineBook', { stationId }).catch(() => null);
    if (book) keepBook(stationId, book);
  },

  onStation({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ stationId: value, phase: 'loading' });
    void this.refresh();
  },

  async onDoor() {
    const { stationId } = this.data;
    if (await submit(this, (tap) => warmth('openStation', { stationId }, tap))) await this.refresh();
  },

  async onScan() {
    const text = await scanned();
    if (text !== null) this.handOut(`text=${encodeURIComponent(text)}`);
  },

  handOut(query: string): void {
    this.setData({ sheet: '' });
    openPage(`/packages/warmth-keeper/pages/hand-out/hand-out?station=${this.data.stationId}&${query}`);
  },

  onPoster() {
    openPage(`/packages/warmth-office/pages/poster/poster?station=${this.data.stationId}`);
  },

  onSheet({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { sheet } = currentTarget.dataset as { sheet: Sheet };
    this.setData({ ...unsent, sheet, digits: '', tail: '', surname: '', found: [] });
  },

  onStay() {
    this.setData({ sheet: '' });
  },

  onField({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: string };
    this.setData({ [field]: value, found: [], problems: {}, refusal: '' });
  },

  onDigits() {
    const digits = this.data.digits.replace(/\s/g, '');
    if (!/^\d{10}$/.test(digits)) return this.setData({ problems: { digits: '领取码是 10 位数，请对方再念一遍' } });
    return this.handOut(`digits=${digits}`);
  },

  async onFind() {
    const { stationId, tail: phoneTail, surname } = this.data;
    const answer = await submit(this, () => warmth('findClaims', { stationId, phoneTail, surname }));
    if (!answer || phoneTail !== this.data.tail || surname !== this.data.surname) return;
    const now = Date.now();
    const found = answer.pickups.map((pickup) => ({ ...pickupLine(pickup, now), attempt: pickup.attempt }));
    this.setData({ found, refusal: found.length === 0 ? '这里没有这个尾号约的，请看看 TA 约的是哪一家' : '' });
  },

  onKnown({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    const { id, attempt } = this.data.found[index]!;
    this.handOut(`known=${id}.${attempt}`);
  },

  async onClose() {
    const { stationId } = this.data;
    const summary = await submit(this, (tap) => warmth('closeStation', { stationId }, tap));
    if (!summary) return;
    this.setData({ sheet: 'closed', summary: closingText(summary) });
    await this.refresh();
  },

  onCopy() {
    void wx.setClipboardData({ data: this.data.summary });
  },
});
