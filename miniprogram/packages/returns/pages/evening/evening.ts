import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { STAFF_STAGES } from '../../../../text/returns-calls';
import { daySummary, loadSaid } from '../../../../text/returns-office';
import { clock, dayAt, instantAt } from '../../../../text/times';

type Day = ReturnsApi['readDay']['output'];
type Loans = ReturnsApi['proposeLoans']['output'];
type Proposal = Loans['proposals'][number];

/** Nobody is rung later; a loan of the evening ends then. */
const LAST_CALL = '21:00';

const leftLine = ({ id, name, unit, stage, overdue }: Day['left'][number]) => ({
  id,
  name,
  note: `${unit} · ${STAFF_STAGES[stage]}`,
  overdue,
});
const loadLine = (one: Loans['loads'][number]) => ({
  id: one.unit.id,
  name: one.unit.name,
  openCount: one.openCount,
  said: loadSaid(one),
});

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    unit: { id: '', name: '' },
    counts: { registeredCount: 0, verifiedCount: 0, closedCount: 0, openCount: 0 },
    left: [] as ReturnType<typeof leftLine>[],
    leftComplete: true,
    loads: [] as ReturnType<typeof loadLine>[],
    proposals: [] as (Proposal & { id: string })[],
    /** The loan that is to be made; `null`: none. */
    lending: null as Proposal | null,
    until: LAST_CALL,
    lent: '',
  },

  summary: '',

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
      const { id, name } = this.data.unit;
      const day = dayAt(Date.now());
      const [of, loans] = await Promise.all([
        returns('readDay', { orgUnitId: id, day }),
        returns('proposeLoans', { parentId: id }),
      ]);
      this.summary = daySummary(name, day, of);
      const { left, leftComplete, ...counts } = of;
      const proposals = loans.proposals.map((one) => ({ ...one, id: `${one.from.id}-${one.to.id}` }));
      return { data: { counts, left: left.map(leftLine), leftComplete, loads: loans.loads.map(loadLine), proposals } };
    });
  },

  onCase({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, name } = this.data.unit;
    const { case: caseId } = currentTarget.dataset as { case: string };
    openPage(`/packages/returns/pages/case/case?case=${caseId}&id=${id}&name=${encodeURIComponent(name)}`);
  },

  onCopy() {
    void wx.setClipboardData({ data: this.summary });
  },

  onLend({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    this.setData({ lending: this.data.proposals[index]!, refusal: '', lent: '' });
  },

  onStay() {
    this.setData({ lending: null });
  },

  async onConfirm() {
    const { from, to } = this.data.lending!;
    const untilAt = instantAt(dayAt(Date.now()), LAST_CALL);
    const input = { fromUnitId: from.id, toUnitId: to.id, untilAt };
    const answer = await submit(this, (tap) => returns('lendQueue', input, tap));
    if (!answer) return;
    const lent = `${to.name}可以帮${from.name}打，到 ${clock(answer.untilAt)} 为止`;
    this.setData({ lending: null, lent });
    await this.refresh();
  },
});
