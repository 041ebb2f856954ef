/** How a day of an observation period stands. */
type DayState = 'reported' | 'phoned' | 'late' | 'missed' | 'today' | 'ahead';

interface Day {
  /** Beijing calendar day, `YYYY-MM-DD`. */
  day: string;
  state: DayState;
}

const WORDS: Readonly<Record<DayState, string>> = {
  reported: '已报',
  phoned: '电话报的',
  late: '补报的',
  missed: '没报',
  today: '今天还没报',
  ahead: '还没到',
};
/** States that a legend explains, where there is such a day; the others explain themselves. */
const EXPLAINED: readonly DayState[] = ['phoned', 'late', 'missed'];
const LIT: ReadonlySet<DayState> = new Set(['reported', 'phoned', 'late']);

const dateOf = (day: string) => Number(day.slice(8));
const spoken = ({ day, state }: Day) => `${Number(day.slice(5, 7))} 月 ${dateOf(day)} 日，${WORDS[state]}`;

/** A period of observation as a house at dusk: a window for every day, and it lights up when the day is reported. */
Component({
  properties: {
    /** In order; `state` as the server says it. */
    days: { type: Array, value: [] as Day[] },
    /** 第 3 天 */
    title: String,
    /** 还有 11 天 */
    rest: String,
    note: String,
    /** The day that was reported just now: its window fills with light once. */
    lighting: String,
  },
  data: {
    windows: [] as { day: string; state: DayState; word: string; spoken: string }[],
    legend: [] as { state: DayState; word: string }[],
    said: '',
  },
  observers: {
    days(days: Day[]) {
      const windows = days.map((one) => ({
        ...one,
        word: one.state === 'today' ? '今天' : String(dateOf(one.day)),
        spoken: spoken(one),
      }));
      const legend = EXPLAINED.filter((state) => days.some((one) => one.state === state));
      const lit = days.filter(({ state }) => LIT.has(state)).length;
      this.setData({
        windows,
        legend: legend.map((state) => ({ state, word: WORDS[state] })),
        said: `${days.length} 扇窗，亮了 ${lit} 扇`,
      });
    },
  },
  methods: {
    onPick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', { day: currentTarget.dataset['day'] as string });
    },
  },
});
