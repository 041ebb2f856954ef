import type { ClaimStation, OfferView } from '../../../../../cloudfunctions/warmth/contract/member';
import type { Point } from '../../../../../cloudfunctions/places/contract';
import { knownWhereabouts, wantedWhereabouts } from '../../../../services/location';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { claimStationLine, NOTHING, STATIONS_CHANGED } from '../../../../text/warmth-member';
import type { ClaimStationLine } from '../../../../text/warmth-member';
import { keepVoucher } from '../../voucher-snapshot';
import { inDoorOrder, isGivenAt, isHeldAt } from './door';
import { placesOf, toldOf } from './view';

/** A ticket is good for ten minutes; an older page reads anew before it asks. */
const TICKET_MS = 9 * 60_000;

const VOUCHER = 'packages/warmth/pages/voucher/voucher';

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    name: '',
    kit: '',
    kitName: '',
    issuedBy: '',
    words: '',
    until: '',
    windows: '',
    reason: '',
    isChange: false,
    isPlaced: true,
    stations: [] as ClaimStationLine[],
    chosen: null as ClaimStationLine | null,
    /** Whether every station is listed, or the chosen one only. */
    choosing: false,
    wait: '',
    isLeaving: false,
    nothing: NOTHING.more,
  },

  query: { campaign: '', station: '', change: false },
  /** The attempt that is to be changed; `null` before it is known. */
  changing: null as number | null,
  ticket: '',
  readAt: 0,

  onLoad({ campaign = '', station = '', change = '' }: { campaign?: string; station?: string; change?: string }) {
    this.query = { campaign, station, change: change === '1' };
    this.setData({ nothing: NOTHING[campaign === '' ? 'here' : 'more'] });
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { change } = this.query;
      const near = await knownWhereabouts();
      const { offers } = await warmth('readOffers', {});
      const offer = await this.offerAmong(offers, near);
      if (!offer) return { data: {}, isEmpty: true };
      this.query.campaign = offer.campaign.id;
      if (this.isDone(offer)) return this.toVoucher();
      this.readAt = Date.now();
      this.ticket = (change ? offer.claim?.changeTicket : offer.ticket) ?? '';
      const found = await this.stationsOf(offer, near);
      const stations = found.map((station) => claimStationLine(station, this.readAt));
      const wanted = this.data.chosen?.id ?? this.query.station;
      const shown = { ...toldOf(offer, change, this.readAt), ...placesOf(offer, stations, { change, wanted }) };
      return { data: { ...shown, isPlaced: near !== null } };
    });
  },

  /** The campaign the page was opened for; from a door's code, what is held or given behind it. */
  async offerAmong(offers: readonly OfferView[], near: Point | null): Promise<OfferView | undefined> {
    const { campaign: id, station: door } = this.query;
    if (id !== '') return offers.find(({ campaign }) => campaign.id === id);
    for (const offer of inDoorOrder(offers, door)) {
      if (isHeldAt(offer, door) || isGivenAt(offer, await this.stationsOf(offer, near), door)) return offer;
    }
    return undefined;
  },

  async stationsOf({ campaign }: OfferView, near: Point | null): Promise<ClaimStation[]> {
    const { station: door } = this.query;
    const at = { campaignId: campaign.id, near, ...(door !== '' && { door }) };
    return (await warmth('listClaimStations', at)).stations;
  },

  /** Whether a code says more than this page: a kit is held; or the one to be changed has ended, or was changed already. */
  isDone({ claim }: OfferView): boolean {
    const held = claim?.state === 'reserved' ? claim.attempt : null;
    if (!this.query.change) return held !== null;
    this.changing ??= held;
    return held === null || held !== this.changing;
  },

  /** Back to the code where the change began there, so that no second page holds an older one. */
  toVoucher() {
    const isBefore = getCurrentPages().slice(-2)[0]?.route === VOUCHER;
    if (isBefore) void wx.navigateBack();
    else void wx.redirectTo({ url: `/${VOUCHER}?campaign=${this.query.campaign}` });
    return { data: {} };
  },

  async onAllowPlace() {
    if (await wantedWhereabouts()) await this.refresh();
  },

  onOther() {
    this.setData({ choosing: !this.data.choosing });
  },

  onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    this.setData({ chosen: this.data.stations[index]!, choosing: false, refusal: '' });
  },

  /** Whether the page is fresh, or is so again with the same station chosen; if not, it says so. */
  async isFresh(): Promise<boolean> {
    const isOld = () => Date.now() - this.readAt > TICKET_MS;
    if (!isOld()) return true;
    const { id } = this.data.chosen!;
    await this.refresh();
    const isSame = !isOld() && id === this.data.chosen?.id;
    if (!isSame) this.setData({ refusal: this.data.failure || STATIONS_CHANGED });
    return isSame;
  },

  async onClaim() {
    if (!(await this.isFresh())) return undefined;
    const { chosen, isChange } = this.data;
    const input = { ticket: this.ticket, stationId: chosen!.id, shards: chosen!.shards };
    const action = isChange ? 'changeStation' : 'claimKit';
    const claimed = await submit(this, (tap) => warmth(action, input, tap));
    if (!claimed) return this.again();
    keepVoucher(claimed);
    return this.toVoucher();
  },

  async onWait() {
    if (!(await this.isFresh())) return;
    const input = { ticket: this.ticket, stationId: this.data.chosen!.id };
    if (await submit(this, (tap) => warmth('joinWaiting', input, tap))) await this.refresh();
  },

  /** What is left may have changed; the refusal stays where it is. */
  async again() {
    const { refusal } = this.data;
    await this.refresh();
    this.setData({ refusal });
  },

  onLeave() {
    this.setData({ isLeaving: true });
  },

  onStay() {
    this.setData({ isLeaving: false });
  },

  async onLeft() {
    const input = { campaignId: this.query.campaign };
    const left = await submit(this, (tap) => warmth('leaveWaiting', input, tap));
    this.setData({ isLeaving: false });
    if (left) await this.refresh();
  },
});
