import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { DayReport } from '../../../../../cloudfunctions/returns/contract/fields';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { typeScale } from '../../../../services/type-scale';
import { DAY_STATES } from '../../../../text/returns';
import { healthSaid, REPORTED_BY } from '../../../../text/returns-journey';
import { restSaid } from '../../../../text/returns-today';
import { daySaid, weekdayOf } from '../../../../text/times';
import { dayTitle, windowsOf } from '../../days';

type Journal = ReturnsApi['readJournal']['output'];

/** A day with what it says. */
function lineOf(report: DayReport) {
  const { day, dayNumber, state, by, mayReport } = report;
  const reported = by === null ? null : `${REPORTED_BY[by]}${state === 'lateDone' ? '，补报' : ''}`;
  return {
    day,
    name: `第 ${dayNumber} 天 · ${daySaid(day)} ${weekdayOf(day)}`,
    said: by === null ? DAY_STATES[state] : healthSaid(report),
    how: reported ?? '',
    act: mayReport ? (by !== null ? '再报一次' : state === 'missed' ? '补报' : '去报') : '',
  };
}
type Line = ReturnType<typeof lineOf>;

function viewOf({ case: one, days, today }: Journal) {
  const { lastDay, todayNumber } = one;
  return {
    windows: windowsOf(days),
    title: dayTitle(one, today),
    rest: lastDay === null || todayNumber === null ? '' : restSaid(today, lastDay),
    lines: days
      .filter(({ state }) => state !== 'ahead')
      .map(lineOf)
      .reverse(),
  };
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    view: {} as ReturnType<typeof viewOf>,
    /** The day of a tapped window, above the list; `null`: none was tapped. */
    picked: null as Line | null,
  },

  caseId: '',
  days: [] as DayReport[],

  onLoad({ id = '' }: { id?: string }) {
    this.caseId = id;
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const journal = await returns('readJournal', { caseId: this.caseId });
      this.days = journal.days;
      return { data: { view: viewOf(journal), picked: null }, isEmpty: journal.days.length === 0 };
    });
  },

  onPick({ detail: { day } }: WechatMiniprogram.CustomEvent<{ day: string }>) {
    const found = this.days.find((one) => one.day === day);
    this.setData({ picked: found ? lineOf(found) : null });
  },

  onReport({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const day = currentTarget.dataset['day'] as string;
    void wx.navigateTo({ url: `/packages/returns/pages/report/report?id=${this.caseId}&day=${day}` });
  },
});
