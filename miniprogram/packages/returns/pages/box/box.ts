import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { mayAt } from '../../../../services/may';
import type { May, ReturnsAct } from '../../../../services/may';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { typeScale } from '../../../../services/type-scale';
import { BOXES, dueSaid, STAFF_STAGES } from '../../../../text/returns-calls';

type Line = ReturnsApi['listBox']['output']['cases'][number];
type Box = keyof typeof BOXES;

const options = Object.entries(BOXES).map(([value, { name }]) => ({ value, label: name }));
/** Where somebody of a list is dealt with, and what one must be allowed for it. */
const PAGE_OF: Partial<Record<Box, [page: string, needs: ReturnsAct]>> = {
  visit: ['call', 'takeCase'],
  fix: ['call', 'takeCase'],
  objection: ['correct', 'correctFields'],
  check: ['check', 'checkCase'],
};

const caseLine = ({ id, name, stage, dueAt }: Line, now: number) => ({
  id,
  name,
  note: STAFF_STAGES[stage],
  isLate: dueAt <= now,
  due: dueSaid(dueAt, now),
});

Page({
  data: {
    ...typeScale(),
    ...loading,
    unit: { id: '', name: '' },
    box: 'visit' as Box,
    options,
    empty: '',
    cases: [] as ReturnType<typeof caseLine>[],
    /** Whether there are more than these. */
    more: false,
  },

  may: {} as May,

  onLoad({ id = '', name = '', box = 'visit' }: { id?: string; name?: string; box?: string }) {
    this.setData({ unit: { id, name: decodeURIComponent(name) }, box: box as Box });
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { unit, box } = this.data;
      const { cases, more } = await returns('listBox', { orgUnitId: unit.id, box });
      this.may = await mayAt(unit.id);
      const now = Date.now();
      return { data: { cases: cases.map((one) => caseLine(one, now)), more, empty: BOXES[box]!.empty } };
    });
  },

  onBox({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Box }>) {
    this.setData({ box: value, phase: 'loading' });
    void this.refresh();
  },

  onCase({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { unit, box } = this.data;
    const [dealing, needs] = PAGE_OF[box]!;
    const page = this.may[needs] ? dealing : 'case';
    const { id } = currentTarget.dataset as { id: string };
    const query = `id=${unit.id}&name=${encodeURIComponent(unit.name)}&case=${id}`;
    openPage(`/packages/returns/pages/${page}/${page}?${query}`);
  },
});
