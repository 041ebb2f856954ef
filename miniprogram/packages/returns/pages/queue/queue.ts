import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { mayAt } from '../../../../services/may';
import type { May } from '../../../../services/may';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { typeScale } from '../../../../services/type-scale';
import { BOXES, dueSaid, forecastSaid } from '../../../../text/returns-calls';
import { clock } from '../../../../text/times';

type Queue = ReturnsApi['readQueue']['output'];
type List = ReturnsApi['listBox']['output'];
type Loan = ReturnsApi['listLoans']['output']['loans'][number];
type Box = keyof typeof BOXES;

const PAGES = '/packages/returns/pages';
const BOX_NAMES = Object.keys(BOXES) as Box[];

const waitingLine = ({ id, name, dueAt, attempts }: Queue['waiting'][number], now: number) => ({
  id,
  name,
  note: attempts > 0 ? `打过 ${attempts} 次` : '还没打过',
  isLate: dueAt <= now,
  due: dueSaid(dueAt, now),
});

const loanLine = ({ from, openCount, untilAt }: Loan) => ({
  id: from.id,
  name: from.name,
  note: `还有 ${openCount} 个，帮到 ${clock(untilAt)}`,
});

const entryOf = (box: Box, { cases, more }: List) => ({ id: box, ...BOXES[box]!, count: cases.length, more });

Page({
  data: {
    ...typeScale(),
    ...loading,
    unit: { id: '', name: '' },
    openCount: 0,
    forecast: '',
    settled: '',
    isQuiet: false,
    may: {} as May,
    /** Neighbours whose calls this unit may make this evening. */
    loans: [] as { id: string; name: string; note: string }[],
    waiting: [] as ReturnType<typeof waitingLine>[],
    entries: [] as { id: string; icon: string; name: string; count: number; more: boolean }[],
  },

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
      const orgUnitId = this.data.unit.id;
      const boxes = BOX_NAMES.map((box) => returns('listBox', { orgUnitId, box }));
      const [queue, lent, ...lists] = await Promise.all([
        returns('readQueue', { orgUnitId }),
        returns('listLoans', { orgUnitId }).catch(() => ({ loans: [] })),
        ...boxes,
      ]);
      const now = Date.now();
      const { openCount, settledCount, quietUntil } = queue;
      const shown = {
        openCount,
        forecast: forecastSaid(queue, now),
        settled: settledCount > 0 ? `半小时办好 ${settledCount} 人` : '',
        isQuiet: quietUntil !== null,
        may: await mayAt(orgUnitId),
        loans: lent.loans.map(loanLine),
        waiting: queue.waiting.map((one) => waitingLine(one, now)),
        entries: BOX_NAMES.map((box, i) => entryOf(box, lists[i]!)),
      };
      return { data: shown };
    });
  },

  query() {
    const { id, name } = this.data.unit;
    return `id=${id}&name=${encodeURIComponent(name)}`;
  },

  onNext() {
    openPage(`${PAGES}/call/call?${this.query()}`);
  },

  /** The next one of a neighbour's queue; what comes of it stays with the neighbour. */
  onLoan({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, name } = this.data.loans[(currentTarget.dataset as { index: number }).index]!;
    const lentTo = this.data.unit.id;
    openPage(`${PAGES}/call/call?id=${id}&name=${encodeURIComponent(name)}&lentTo=${lentTo}`);
  },

  onTake({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const page = this.data.may.takeCase ? 'call' : 'case';
    openPage(`${PAGES}/${page}/${page}?${this.query()}&case=${(currentTarget.dataset as { id: string }).id}`);
  },

  onBox({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: Box }>) {
    openPage(`${PAGES}/box/box?${this.query()}&box=${id}`);
  },

  onMyCalls() {
    openPage(`${PAGES}/my-calls/my-calls?${this.query()}`);
  },

  onRoster() {
    openPage(`${PAGES}/roster/roster?${this.query()}`);
  },
});
