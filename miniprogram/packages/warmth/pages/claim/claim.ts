import type { OfferView } from '../../../../../cloudfunctions/warmth/contract/member';
import { knownWhereabouts, wantedWhereabouts } from '../../../../services/location';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { claimStationLine, kitSaid, STATIONS_CHANGED, untilSaid, windowsSaid } from '../../../../text/warmth-member';
import type { ClaimStationLine } from '../../../../text/warmth-member';
import { REASONS } from '../../../../text/warmth';
import { keepVoucher } from '../../voucher-snapshot';

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
  },

  query: { campaign: '', station: '', change: false },
  /** The attempt that is to be changed; `null` before it is known. */
  changing: null as number | null,
  offer: null as OfferView | null,
  ticket: '',
  readAt: 0,

  onLoad({ campaign = '', station = '', change = '' }: { campaign?: string; station?: string; change?: string }) {
    this.query = { campaign, station, change: change === '1' };
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
      const offer = this.offerAmong(offers);
      if (!offer) return { data: {}, isEmpty: true };
      this.query.campaign = offer.campaign.id;
      if (this.isDone(offer)) return this.toVoucher();
      this.offer = offer;
      this.readAt = Date.now();
      this.ticket = (change ? offer.claim?.changeTicket : offer.ticket) ?? '';
      const found = await warmth('listClaimStations', { campaignId: offer.campaign.id, near });
      const stations = found.stations.map((station) => claimStationLine(station, this.readAt));
      return { data: { ...this.told(offer), ...this.places(stations), isPlaced: near !== null } };
    });
  },

  /** The campaign the page was opened for; from a door's code, the first that there is something to do in. */
  offerAmong(offers: readonly OfferView[]): OfferView | undefined {
    const { campaign: id } = this.query;
    if (id !== '') return offers.find(({ campaign }) => campaign.id === id);
    return offers.find(({ reason, claim }) => reason === null || claim?.state === 'reserved') ?? offers[0];
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

  told({ campaign, reason, wait }: OfferView) {
    const { name, kit, issuedBy, words, closesAt, windows } = campaign;
    const isRefused = reason !== null && !this.query.change;
    return {
      name,
      kit: kitSaid(kit),
      kitName: kit.name,
      issuedBy: issuedBy.join('、'),
      words,
      until: untilSaid(closesAt, Date.now()),
      windows: windowsSaid(windows),
      isChange: this.query.change,
      reason: isRefused ? REASONS[reason] : '',
      wait: wait
        ? `您在${wait.station.name}排着，${wait.ahead === 0 ? '下一个就是您' : `前面还有 ${wait.ahead} 人`}`
        : '',
    };
  },

  /** The nearest with kits is chosen beforehand; where the station is fixed or held already, that one stays as it is. */
  places(all: ClaimStationLine[]) {
    const { ownStation, claim } = this.offer!;
    const held = this.query.change ? claim?.station.id : undefined;
    const stations = all.filter(({ id }) => (ownStation ? id === ownStation.id : id !== held));
    const wanted = this.data.chosen?.id ?? this.query.station;
    const before = stations.find(({ id }) => id === wanted);
    return { stations, chosen: before ?? stations[0] ?? null };
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
