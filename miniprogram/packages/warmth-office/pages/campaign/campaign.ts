import type { CampaignRecord, StationFigure } from '../../../../../cloudfunctions/warmth/contract/office';
import type { Tap } from '../../../../services/cloud';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import {
  campaignCard,
  campaignLines,
  closingLines,
  openingLines,
  stationLine,
  withdrawnSaid,
} from '../../../../text/warmth-office';
import type { CampaignCard, StationLine } from '../../../../text/warmth-office';
import { mayRunCampaigns } from '../../may-run';
import { turnOf } from './turn';
import type { Turn } from './turn';

const PAGES = '/packages/warmth-office/pages';

/** A station whose kits are about to change. */
interface Moving {
  way: 'allot' | 'withdraw';
  id: string;
  name: string;
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    card: {} as CampaignCard,
    state: '',
    lines: [] as { label: string; value: string }[],
    stations: [] as StationLine[],
    mayRun: false,
    /** What is asked about in a sheet; empty: nothing. The sheet keeps its words while it goes down. */
    asking: '' as '' | 'turn' | 'move',
    turn: null as Turn | null,
    moving: null as Moving | null,
    count: '',
    /** What came of the last change; empty: nothing to say. */
    said: '',
  },

  campaignId: '',
  campaign: null as CampaignRecord | null,
  figures: [] as StationFigure[],

  onLoad({ campaign = '' }: { campaign?: string }) {
    this.campaignId = campaign;
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const read = warmth('readCampaign', { campaignId: this.campaignId });
      const [{ campaign, stations }, mayRun] = await Promise.all([read, mayRunCampaigns()]);
      this.campaign = campaign;
      this.figures = stations;
      const now = Date.now();
      const words = { card: campaignCard(campaign, now), lines: campaignLines(campaign, now) };
      return { data: { ...words, state: campaign.state, stations: stations.map(stationLine), mayRun } };
    });
  },

  goTo(page: string, query = '') {
    openPage(`${PAGES}/${page}/${page}?campaign=${this.campaignId}${query}`);
  },

  onEdit() {
    this.goTo('campaign-form');
  },

  onFigures() {
    this.goTo('figures');
  },

  onPoster({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.goTo('poster', `&station=${(currentTarget.dataset as { id: string }).id}`);
  },

  onAskOpen() {
    const lines = openingLines(this.campaign!, this.figures, Date.now());
    this.setData({ asking: 'turn', turn: turnOf('openCampaign', lines), refusal: '', said: '' });
  },

  onAskClose() {
    const turn = turnOf('closeCampaign', closingLines(this.figures));
    this.setData({ asking: 'turn', turn, refusal: '', said: '' });
  },

  async onTurn() {
    const { action } = this.data.turn!;
    const input = { campaignId: this.campaignId, version: this.campaign!.version };
    const done = await submit(this, (tap) => warmth(action, input, tap));
    this.setData({ asking: '' });
    const { refusal } = this.data;
    await this.refresh();
    if (!done) this.setData({ refusal });
  },

  onChooseStation() {
    const events = { chosen: (station: { id: string; name: string }) => this.move('allot', station) };
    const url = `${PAGES}/choose-station/choose-station?id=${this.campaign!.orgUnit.id}`;
    void wx.navigateTo({ url, events });
  },

  onMove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { way, index } = currentTarget.dataset as { way: Moving['way']; index: number };
    this.move(way, this.data.stations[index]!);
  },

  move(way: Moving['way'], { id, name }: { id: string; name: string }) {
    this.setData({ asking: 'move', moving: { way, id, name }, count: '', problems: {}, refusal: '', said: '' });
  },

  onCount({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ count: value, 'problems.count': '', refusal: '' });
  },

  onStay() {
    this.setData({ asking: '', refusal: '' });
  },

  async onMoved() {
    const { moving, count: typed } = this.data;
    const count = Number(typed);
    if (!/^[1-9]\d{0,3}$/.test(typed)) return this.setData({ 'problems.count': '请写几份，1 到 4000' });
    const input = { campaignId: this.campaignId, stationId: moving!.id, count };
    const said = await submit(this, (tap) => this.moved(moving!.way, input, tap));
    if (said === null) return undefined;
    this.setData({ asking: '', said });
    return this.refresh();
  },

  /** Moves kits and says what came of it. */
  async moved(way: Moving['way'], input: { campaignId: string; stationId: string; count: number }, tap: Tap) {
    if (way === 'allot') {
      await warmth('allotKits', input, tap);
      return `放了 ${input.count} 份`;
    }
    const { withdrawnCount } = await warmth('withdrawKits', input, tap);
    return withdrawnSaid(input.count, withdrawnCount);
  },
});
