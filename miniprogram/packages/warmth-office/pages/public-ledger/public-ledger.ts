import { load, loading } from '../../../../services/page-state';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { donationLine, monthSaid } from '../../../../text/public-ledger';
import { dayAt } from '../../../../text/times';

/** As far back as the wheel goes. */
const FIRST_MONTH = '2020-01';

const thisMonth = () => dayAt(Date.now()).slice(0, 7);

/** 公开账: what came in and what went out in a month, or for a campaign (`?campaign=&name=`), for everybody. */
Page({
  data: {
    ...typeScale(),
    ...loading,
    title: '',
    isMonth: true,
    month: '',
    span: { from: FIRST_MONTH, to: '' },
    lines: [] as { id: string; name: string; spec: string; cameIn: string; wentOut: string }[],
    donations: [] as ReturnType<typeof donationLine>[],
  },

  campaignId: '',
  campaignName: '',

  onLoad({ campaign = '', name = '' }: { campaign?: string; name?: string }) {
    this.campaignId = campaign;
    this.campaignName = decodeURIComponent(name);
    const month = thisMonth();
    this.setData({ month, isMonth: campaign === '', span: { from: FIRST_MONTH, to: month } });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { month, isMonth } = this.data;
      const { lines, donations } = await warmth('readPublicLedger', {
        of: isMonth ? { kind: 'month', month } : { kind: 'campaign', campaignId: this.campaignId },
      });
      const shown = lines.map(({ item: { id, name, spec, unit }, cameIn, wentOut }) => ({
        ...{ id, name, spec },
        cameIn: cameIn > 0 ? `收 ${cameIn} ${unit}` : '',
        wentOut: wentOut > 0 ? `发 ${wentOut} ${unit}` : '',
      }));
      const title = isMonth ? monthSaid(month) : this.campaignName;
      return { data: { title, lines: shown, donations: donations.map(donationLine) } };
    });
  },

  onMonth({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ month: value });
    return this.refresh();
  },
});
