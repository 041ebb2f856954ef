import { load, loading } from '../../../../services/page-state';
import { holdUp, layDown } from '../../../../services/screen';
import { session } from '../../../../services/session';
import { snapshotOf } from '../../../../services/snapshot';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { voucherData, voucherSnapshot } from '../../voucher-snapshot';
import type { Kept } from '../../voucher-snapshot';
import { codesLeft, voucherView } from './view';
import type { VoucherView } from './view';

/** How often the page asks whether the kit was handed out, milliseconds. */
const LOOK_MS = 10_000;
/** With fewer codes left than this the next ones are fetched. */
const FEW_CODES = 6;

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    kept: null as Kept | null,
    view: {} as VoucherView,
    lead: '',
    words: '',
    isOwn: true,
    sheet: '' as '' | 'proxy' | 'cancel',
  },

  query: { campaign: '', claim: '' },
  card: '',
  looking: 0 as ReturnType<typeof setInterval> | number,

  onLoad({ campaign = '', claim = '' }: { campaign?: string; claim?: string }) {
    this.query = { campaign, claim };
    void wx.hideShareMenu({});
    this.setData({ isOwn: claim === '' });
  },

  onShow() {
    holdUp();
    this.showKept();
    void this.refresh();
    this.redraw();
    clearInterval(this.looking as number);
    this.looking = setInterval(() => this.look(), LOOK_MS);
  },

  onHide() {
    this.rest();
  },

  onUnload() {
    this.rest();
  },

  rest(): void {
    clearInterval(this.looking as number);
    layDown();
  },

  /** The phone may keep a newer code than is shown: the page where the station is changed leads back here. */
  showKept(): void {
    const { campaign, claim } = this.query;
    this.setData(snapshotOf(voucherSnapshot(campaign, claim))?.data ?? {});
  },

  async refresh(): Promise<void> {
    const { campaign: campaignId, claim } = this.query;
    await load(
      this,
      async () => {
        const [claimed, { me }] = await Promise.all([
          warmth('readVoucher', { campaignId, claimId: claim || null }),
          session(),
        ]);
        const tail = claim === '' ? (me?.maskedPhone.slice(-4) ?? '') : '';
        return { data: voucherData(claimed, tail) };
      },
      { snapshot: voucherSnapshot(campaignId, claim) },
    );
    this.redraw();
  },

  redraw(): void {
    const { kept } = this.data;
    if (kept) this.setData({ view: voucherView(kept, Date.now()) });
  },

  /** Asks whether it was handed out, as long as it is held. */
  look(): void {
    if (this.data.view.isHeld) void this.refresh();
  },

  onExpire() {
    this.redraw();
    const { kept } = this.data;
    if (kept && codesLeft(kept, Date.now()) < FEW_CODES) void this.refresh();
  },

  onWay() {
    const { point, name, address } = this.data.view.station;
    void wx.openLocation({ latitude: point.latitude, longitude: point.longitude, name, address });
  },

  async onCannot() {
    const { ways } = this.data.view;
    const chosen = await wx.showActionSheet({ itemList: ways.map(({ word }) => word) }).then(
      ({ tapIndex }) => ways[tapIndex]!.id,
      () => null,
    );
    if (chosen === 'cancel') this.setData({ ...unsent, sheet: 'cancel' });
    if (chosen === 'change')
      void wx.navigateTo({ url: `/packages/warmth/pages/claim/claim?campaign=${this.query.campaign}&change=1` });
    if (chosen === 'proxy') await this.askProxy();
  },

  onStay() {
    this.setData({ sheet: '' });
  },

  async onCancel() {
    const input = { campaignId: this.query.campaign, attempt: this.data.view.attempt };
    const cancelled = await submit(this, (tap) => warmth('cancelClaim', input, tap));
    if (!cancelled) return;
    this.setData({ sheet: '' });
    await this.refresh();
  },

  async askProxy(): Promise<void> {
    const input = { campaignId: this.query.campaign };
    const offer = await submit(this, (tap) => warmth('offerProxy', input, tap));
    if (!offer) return;
    this.card = offer.card;
    this.setData({ sheet: 'proxy' });
  },

  /** The card may be on its way now: the page says so, and how to take it back. */
  async onShared() {
    this.onStay();
    await this.refresh();
  },

  /** Only the button of the sheet leads here: WeChat's menu has no card to send. */
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return {
      title: `请您替我领一份${this.data.view.kitName}`,
      path: `/packages/warmth/pages/proxy/proxy?card=${encodeURIComponent(this.card)}`,
    };
  },

  async onRevoke() {
    const input = { campaignId: this.query.campaign };
    if (await submit(this, (tap) => warmth('revokeProxy', input, tap))) await this.refresh();
  },

  onBack() {
    void wx.switchTab({ url: '/pages/home/home' });
  },
});
