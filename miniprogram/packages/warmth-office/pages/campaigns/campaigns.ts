import type { CampaignState } from '../../../../../cloudfunctions/warmth/contract/fields';
import type { CampaignRecord } from '../../../../../cloudfunctions/warmth/contract/office';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { CAMPAIGN_TABS, campaignCard } from '../../../../text/warmth-office';
import type { CampaignCard } from '../../../../text/warmth-office';
import { mayRunCampaigns } from '../../may-run';

const PAGES = '/packages/warmth-office/pages';

Page({
  data: {
    ...typeScale(),
    ...loading,
    unit: { id: '', name: '' },
    state: 'open' as CampaignState,
    tabs: [] as { state: CampaignState; word: string; count: number }[],
    cards: [] as CampaignCard[],
    empty: '',
    mayRun: false,
  },

  campaigns: [] as CampaignRecord[],

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    this.setData({ unit: { id, name: decodeURIComponent(name) } });
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const input = { orgUnitId: this.data.unit.id, state: null };
      const [{ campaigns }, mayRun] = await Promise.all([warmth('listCampaigns', input), mayRunCampaigns()]);
      this.campaigns = campaigns;
      return { data: { mayRun, ...this.shown(this.data.state) } };
    });
  },

  shown(state: CampaignState) {
    const of = (one: CampaignState) => this.campaigns.filter((campaign) => campaign.state === one);
    const tabs = CAMPAIGN_TABS.map((tab) => ({ state: tab.state, word: tab.word, count: of(tab.state).length }));
    const cards = of(state).map((campaign) => campaignCard(campaign, Date.now()));
    return { state, tabs, cards, empty: CAMPAIGN_TABS.find((tab) => tab.state === state)!.empty };
  },

  onTab({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData(this.shown((currentTarget.dataset as { state: CampaignState }).state));
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    openPage(`${PAGES}/campaign/campaign?campaign=${id}`);
  },

  onNew() {
    this.goTo('campaign-form');
  },

  onFigures() {
    this.goTo('unit-figures');
  },

  goTo(page: string) {
    const { id, name } = this.data.unit;
    openPage(`${PAGES}/${page}/${page}?id=${id}&name=${encodeURIComponent(name)}`);
  },
});
