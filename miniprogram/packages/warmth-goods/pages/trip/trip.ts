import type { TripView } from '../../../../../cloudfunctions/warmth/contract/outreach';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { session } from '../../../../services/session';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { CANCELS, goodsLine, ONCE_PER, stopLine, tripDay, tripTag, tripText } from '../../../../text/warmth-trips';
import { TEAM } from '../../team';
import { toldOnce } from '../../told';

const PAGES = '/packages/warmth-goods/pages';
const PLANNERS: ReadonlySet<string> = new Set(['secretary', 'unitAdmin']);
const LOADERS: ReadonlySet<string> = new Set([...PLANNERS, 'stationKeeper']);

/** A trip as its page shows it. */
const viewOf = (trip: TripView) => ({
  title: trip.title,
  tag: tripTag(trip.state),
  note: `${tripDay(trip.day)} · 从${trip.from.name}出发`,
  team: `带队 ${trip.leader}${trip.team.length > 0 ? `，同行 ${trip.team.join('、')}` : ''}`,
  once: `${trip.campaign ? `${trip.campaign.name} · ` : ''}${ONCE_PER.find(({ value }) => value === trip.oncePer)!.label}`,
  stops: trip.stops.map(stopLine),
  goods: trip.goods.map(goodsLine),
});

/** What the round of a trip allows whoever looks at it. */
const mayOf = (roles: ReadonlySet<string>, { state, ours }: TripView) => {
  const isAny = (some: ReadonlySet<string>) => [...roles].some((role) => some.has(role));
  const has = (some: ReadonlySet<string>) => ours && isAny(some);
  const isOut = state === 'out';
  return {
    isOut,
    isOver: state === 'closed',
    hand: isOut && isAny(TEAM),
    run: isOut && has(TEAM),
    load: has(LOADERS) && (isOut || state === 'planned'),
    edit: has(PLANNERS) && (isOut || state === 'planned'),
    cancel: has(PLANNERS) && state === 'planned',
  };
};

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    trip: null as ReturnType<typeof viewOf> | null,
    may: null as ReturnType<typeof mayOf> | null,
    told: '',
    reasons: CANCELS,
    isCancelling: false,
  },

  tripId: '',
  whole: null as TripView | null,

  onLoad({ trip = '' }: { trip?: string }) {
    this.tripId = trip;
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
      const [{ roles }, { trip }] = await Promise.all([session(), warmth('readTrip', { tripId: this.tripId })]);
      this.whole = trip;
      const may = mayOf(new Set(roles.map(({ role }) => role)), trip);
      return { data: { trip: viewOf(trip), may } };
    });
  },

  open(page: string, query: string) {
    openPage(`${PAGES}/${page}/${page}?trip=${this.tripId}&${query}`);
  },

  onStop({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.open('depot', `stop=${(currentTarget.dataset as { id: string }).id}`);
  },

  onVisit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.open('visit', `stop=${(currentTarget.dataset as { id: string }).id}`);
  },

  onLoading() {
    const { id, name } = this.whole!.from;
    this.open('move', `way=load&site=${encodeURIComponent(id)}&name=${encodeURIComponent(name)}`);
  },

  onLoss() {
    this.open('move', 'way=roadLoss');
  },

  onClosing() {
    this.open('close-trip', '');
  },

  onEdit() {
    this.open('plan-trip', '');
  },

  onCopy() {
    void wx.setClipboardData({ data: tripText(this.whole!) });
  },

  onCancelling() {
    this.setData({ isCancelling: true, refusal: '' });
  },

  onStay() {
    this.setData({ isCancelling: false });
  },

  async onCancel({ detail: { reason, words } }: WechatMiniprogram.CustomEvent<{ reason: string; words: string }>) {
    const label = CANCELS.find(({ value }) => value === reason)!.label;
    const said = reason === 'other' ? words : [label, words].filter((part) => part !== '').join('，');
    const input = { tripId: this.tripId, version: this.whole!.version, reason: said.slice(0, 200) };
    if (!(await submit(this, (tap) => warmth('cancelTrip', input, tap)))) return;
    this.setData({ isCancelling: false });
    await this.refresh();
  },
});
