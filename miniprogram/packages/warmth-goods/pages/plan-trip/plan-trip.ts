import type { SiteView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { load, loading } from '../../../../services/page-state';
import { session } from '../../../../services/session';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { STILL_LACKING } from '../../../../text/failures';
import { dayAt } from '../../../../text/times';
import { ONCE_PER, STOP_KINDS } from '../../../../text/warmth-trips';
import { leaveWith } from '../../told';
import { blankOn, checkedStops, factsOf, formOf, NEW_STOP, tripLacks } from './form';
import type { Choice, Form, StopForm } from './form';
import { sheetOf } from './sheet';
import type { Choosing, Sheet } from './sheet';

const PLANNERS: ReadonlySet<string> = new Set(['secretary', 'unitAdmin']);
const MOST_STOPS = 20;

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    form: blankOn(''),
    kinds: STOP_KINDS,
    oncePer: ONCE_PER,
    mostStops: MOST_STOPS,
    /** Goods are on the road: where they came from and how often one gets something stays. */
    isOut: false,
    sites: [] as SiteView[],
    campaigns: [] as Choice[],
    /** What the sheet chooses: where goods come from, the campaign, or the place of a stop by its number; empty: it is shut. */
    choosing: '' as Choosing | '',
    sheet: null as Sheet | null,
    act: '安排好了',
  },

  tripId: '',
  version: 1,
  orgUnitId: '',

  onLoad({ trip = '', id = '' }: { trip?: string; id?: string }) {
    this.tripId = trip;
    this.orgUnitId = id;
    if (trip !== '') void wx.setNavigationBarTitle({ title: '改安排' });
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const known = this.tripId === '' ? blankOn(dayAt(Date.now())) : await this.known();
      const { roles } = await session();
      this.orgUnitId ||= roles.find(({ role }) => PLANNERS.has(role))?.orgUnit.id ?? '';
      const at = { orgUnitId: this.orgUnitId };
      const [{ sites }, { campaigns }] = await Promise.all([warmth('listSites', at), warmth('listTripCampaigns', at)]);
      return { data: { sites, campaigns, form: { ...known, ...draftOf<Form>(this.draftName()) } } };
    });
  },

  async known(): Promise<Form> {
    const { trip } = await warmth('readTrip', { tripId: this.tripId });
    this.version = trip.version;
    this.orgUnitId = trip.orgUnit.id;
    this.setData({ isOut: trip.state === 'out', act: '改好了' });
    return formOf(trip);
  },

  /** What was typed over an older version is not laid over a newer one. */
  draftName() {
    return this.tripId === '' ? `trip-of-${this.orgUnitId}` : `trip-${this.tripId}-${this.version}`;
  },

  fill(part: Partial<Form>, problem: string) {
    const form = { ...this.data.form, ...part };
    keepDraft(this.draftName(), form);
    this.setData({ form, [`problems.${problem}`]: '', refusal: '' });
  },

  onField({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: string };
    this.fill({ [field]: value }, field);
  },

  onStop({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { index, field } = currentTarget.dataset as { index: number; field: keyof StopForm };
    this.change(index, { [field]: value });
  },

  onNextDay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    this.change(index, { nextDay: !this.data.form.stops[index]!.nextDay });
  },

  change(index: number, part: Partial<StopForm>) {
    const stops = this.data.form.stops.map((stop, i) => (i === index ? { ...stop, ...part, problem: '' } : stop));
    this.fill({ stops }, 'stops');
  },

  onAddStop() {
    this.fill({ stops: [...this.data.form.stops, NEW_STOP] }, 'stops');
  },

  onDropStop({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    this.fill({ stops: this.data.form.stops.filter((_, i) => i !== index) }, 'stops');
  },

  onWhat({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { what } = currentTarget.dataset as { what: Choosing };
    this.setData({ choosing: what, sheet: sheetOf(what, this.data) });
  },

  onChoice({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { choosing, sheet } = this.data;
    const chosen = sheet!.choices[(currentTarget.dataset as { index: number }).index]!;
    const choice = chosen.id === '' ? null : { id: chosen.id, name: chosen.name };
    if (choosing === 'from' || choosing === 'campaign') this.fill({ [choosing]: choice }, choosing);
    else this.choosePlace(Number(choosing), choice);
    this.onStay();
  },

  /** A place lends the stop its name where none was typed. */
  choosePlace(index: number, site: Choice | null) {
    const { name } = this.data.form.stops[index]!;
    this.change(index, { site, name: name.trim() === '' && site ? site.name : name });
  },

  onStay() {
    this.setData({ choosing: '' });
  },

  async onSave() {
    const stops = checkedStops(this.data.form.stops);
    const problems = tripLacks(this.data.form);
    if (Object.keys(problems).length > 0 || stops.some(({ problem }) => problem !== ''))
      return this.setData({ problems, 'form.stops': stops, refusal: STILL_LACKING });
    const facts = factsOf(this.data.form, this.orgUnitId);
    const { tripId, version } = this;
    const answer = await submit(this, (tap) =>
      tripId === '' ? warmth('planTrip', { facts }, tap) : warmth('editTrip', { tripId, version, facts }, tap),
    );
    if (!answer) return;
    clearDraft(this.draftName());
    leaveWith(tripId === '' ? '安排好了' : '改好了');
  },
});
