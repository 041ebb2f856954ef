import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { typeScale } from '../../../../services/type-scale';
import { stepSaid } from '../../../../text/returns-calls';
import { clock, dayAfter, dayAt } from '../../../../text/times';

type Calls = ReturnsApi['listMyCalls']['output'];
/** Days before today, as the chips name them. */
type Ago = '0' | '1';

const options = [
  { value: '0', label: '今天' },
  { value: '1', label: '昨天' },
];

/** Steps after which there is nothing more to do about that call. */
const DONE = new Set(['verified', 'reportedByStaff', 'followUp:harmless', 'followUp:hospital']);

const callLine = ({ id, name, at, step, note }: Calls['calls'][number]) => ({
  key: `${id}-${at}`,
  id,
  name,
  note: [clock(at), note].filter(Boolean).join('，'),
  tone: DONE.has(step) ? 'good' : 'wait',
  word: stepSaid(step),
});

/** How many calls, and how many of them verified somebody. */
function sumOf({ calls, more }: Calls) {
  const verified = calls.filter(({ step }) => step === 'verified').length;
  return { count: `${calls.length}${more ? '+' : ''}`, said: `核实好 ${verified} 人` };
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    options,
    ago: '0' as Ago,
    count: '',
    said: '',
    calls: [] as ReturnType<typeof callLine>[],
  },

  unit: '',

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    this.unit = `id=${id}&name=${name}`;
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const day = dayAfter(dayAt(Date.now()), -Number(this.data.ago));
      const answer = await returns('listMyCalls', { day });
      return { data: { ...sumOf(answer), calls: answer.calls.map(callLine) } };
    });
  },

  onAgo({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Ago }>) {
    this.setData({ ago: value, phase: 'loading' });
    void this.refresh();
  },

  onCall({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    openPage(`/packages/returns/pages/case/case?case=${id}&${this.unit}`);
  },
});
