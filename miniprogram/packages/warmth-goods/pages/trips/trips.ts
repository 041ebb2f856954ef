import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { session } from '../../../../services/session';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { comingLine, promiseLine, tripLine } from '../../../../text/warmth-trips';
import { toldOnce } from '../../told';

const PAGES = '/packages/warmth-goods/pages';
const PLANNERS: ReadonlySet<string> = new Set(['secretary', 'unitAdmin']);
type Promised = ReturnType<typeof promiseLine>;

const tailOf = (next: string | null) => (next === null ? 'end' : 'more');

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    /** Of other unions, to places of this one. */
    coming: [] as ReturnType<typeof tripLine>[],
    trips: [] as ReturnType<typeof tripLine>[],
    more: 'end',
    promises: [] as Promised[],
    morePromises: 'end',
    canPlan: false,
    /** The promise that was kept; `null`: none. */
    keeping: null as Promised | null,
    note: '',
    told: '',
  },

  unit: { id: '', name: '' },
  next: null as string | null,
  nextPromise: null as string | null,

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    this.unit = { id, name: decodeURIComponent(name) };
  },

  onShow() {
    this.setData({ told: toldOnce() });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const at = { orgUnitId: this.unit.id || null, after: null };
      const [{ roles }, { trips, next }, promised, coming] = await Promise.all([
        session(),
        warmth('listTrips', at),
        warmth('listPromises', at),
        warmth('listTripsTo', { orgUnitId: at.orgUnitId }),
      ]);
      this.next = next;
      this.nextPromise = promised.next;
      const canPlan = roles.some(({ role }) => PLANNERS.has(role));
      const promises = promised.promises.map(promiseLine);
      const lists = { trips: trips.map(tripLine), coming: coming.trips.map(comingLine), promises };
      return { data: { ...lists, more: tailOf(next), morePromises: tailOf(promised.next), canPlan } };
    });
  },

  async onMore() {
    this.setData({ more: 'loading' });
    const at = { orgUnitId: this.unit.id || null, after: this.next };
    const answer = await submit(this, () => warmth('listTrips', at));
    if (!answer) return this.setData({ more: 'failed' });
    this.next = answer.next;
    const trips = [...this.data.trips, ...answer.trips.map(tripLine)];
    return this.setData({ trips, more: tailOf(answer.next) });
  },

  async onMorePromises() {
    this.setData({ morePromises: 'loading' });
    const at = { orgUnitId: this.unit.id || null, after: this.nextPromise };
    const answer = await submit(this, () => warmth('listPromises', at));
    if (!answer) return this.setData({ morePromises: 'failed' });
    this.nextPromise = answer.next;
    const promises = [...this.data.promises, ...answer.promises.map(promiseLine)];
    return this.setData({ promises, morePromises: tailOf(answer.next) });
  },

  onTrip({ currentTarget }: WechatMiniprogram.TouchEvent) {
    openPage(`${PAGES}/trip/trip?trip=${(currentTarget.dataset as { id: string }).id}`);
  },

  onPlan() {
    openPage(`${PAGES}/plan-trip/plan-trip?id=${this.unit.id}&name=${encodeURIComponent(this.unit.name)}`);
  },

  onPromise({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    this.setData({ keeping: this.data.promises[index]!, note: '', refusal: '' });
  },

  onNote({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ note: value });
  },

  onStay() {
    this.setData({ keeping: null });
  },

  async onKept() {
    const input = { promiseId: this.data.keeping!.id, note: this.data.note.trim() };
    const answer = await submit(this, (tap) => warmth('keepPromise', input, tap));
    if (!answer) return;
    this.setData({ keeping: null });
    await this.refresh();
  },
});
