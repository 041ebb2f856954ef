import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { donationLine, monthSaid } from '../../../../text/public-ledger';
import { dayAt } from '../../../../text/times';

/** As far back as the wheel goes. */
const FIRST_MONTH = '2020-01';

const tailOf = (next: string | null) => (next === null ? 'end' : 'more');
const thisMonth = () => dayAt(Date.now()).slice(0, 7);

/** 公开账: what came in and what went out in a month, or for a campaign (`?campaign=&name=`), for everybody. */
Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    title: '',
    isMonth: true,
    month: '',
    span: { from: FIRST_MONTH, to: '' },
    lines: [] as { id: string; name: string; spec: string; cameIn: string; wentOut: string }[],
    donations: [] as ReturnType<typeof donationLine>[],
    tail: 'end',
  },

  campaignId: '',
  campaignName: '',
  next: null as string | null,

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
      const { lines, donations, next } = await this.read(null);
      const shown = lines.map(({ item: { id, name, spec, unit }, cameIn, wentOut }) => ({
        ...{ id, name, spec },
        cameIn: cameIn > 0 ? `收 ${cameIn} ${unit}` : '',
        wentOut: wentOut > 0 ? `发 ${wentOut} ${unit}` : '',
      }));
      const title = isMonth ? monthSaid(month) : this.campaignName;
      if (month === this.data.month) this.next = next;
      return { data: { title, lines: shown, donations: donations.map(donationLine), tail: tailOf(next) } };
    });
  },

  read(after: string | null) {
    const { month, isMonth } = this.data;
    const of = isMonth ? { kind: 'month' as const, month } : { kind: 'campaign' as const, campaignId: this.campaignId };
    return warmth('readPublicLedger', { of, after });
  },

  onReachBottom() {
    if (this.data.tail === 'more') void this.onMore();
  },

  async onMore() {
    const { month } = this.data;
    this.setData({ tail: 'loading' });
    const answer = await submit(this, () => this.read(this.next));
    if (month !== this.data.month) return;
    if (!answer) return this.setData({ tail: 'failed' });
    this.next = answer.next;
    const before = this.data.donations;
    const more = answer.donations.map((one, i) => donationLine(one, before.length + i));
    this.setData({ donations: [...before, ...more], tail: tailOf(answer.next) });
  },

  onMonth({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ month: value });
    return this.refresh();
  },
});
