import type { UnitFigures } from '../../../../../cloudfunctions/warmth/contract/office';
import { load, loading } from '../../../../services/page-state';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { figureSaid, periodsAt } from '../../../../text/warmth-figures';
import { occupationLines, partPoints } from '../figures/shares';

const inOneLine = ({ id, name, share }: ReturnType<typeof occupationLines>[number], of: UnitFigures) => ({
  name,
  share,
  id,
  said: figureSaid(of.occupations.find(({ occupation }) => occupation === id)!),
});

function shown(figures: UnitFigures) {
  const { handOutCount, personCount, parts, occupations, stations } = figures;
  const most = [...stations].sort((a, b) => b.handOutCount - a.handOutCount);
  return {
    handOutCount,
    personCount,
    parts: partPoints(parts),
    occupations: occupationLines(occupations).map((line) => inOneLine(line, figures)),
    stations: most.map(({ station, ...of }) => ({ ...station, said: figureSaid(of) })),
  };
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    unit: { id: '', name: '' },
    periods: periodsAt(Date.now()),
    period: periodsAt(Date.now())[0]!.value,
    figures: null as ReturnType<typeof shown> | null,
  },

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    this.setData({ unit: { id, name: decodeURIComponent(name) } });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const figures = await this.read();
      return { data: { figures: shown(figures) }, isEmpty: figures.handOutCount === 0 };
    });
  },

  /** The figures of the period that is chosen when they come; of another they would stand under the wrong name. */
  async read(): Promise<UnitFigures> {
    const { period, unit } = this.data;
    const figures = await warmth('readUnitFigures', { orgUnitId: unit.id, period });
    return period === this.data.period ? figures : this.read();
  },

  onPeriod({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    if (value === this.data.period) return;
    this.setData({ period: value, phase: 'loading' });
    void this.refresh();
  },
});
