import { DAY_SHIFT, NIGHT_SHIFT, endsNextDay } from '../../window-form';
import type { WindowForm } from '../../window-form';

const DAYS = [...'一二三四五六日'].map((label, i) => ({ value: String(i + 1), label }));

const shown = (windows: readonly WindowForm[]) => windows.map((one, id) => ({ ...one, id, isNight: endsNextDay(one) }));

/** When kits are handed out: days of the week, from when to when, also across midnight. Tells `change {value}`. */
Component({
  properties: {
    /** WindowForm[]; empty: round the clock. */
    value: { type: Array, value: [] as WindowForm[] },
    problem: String,
  },
  data: { days: DAYS, windows: [] as ReturnType<typeof shown> },
  observers: {
    value(value: WindowForm[]) {
      this.setData({ windows: shown(value) });
    },
  },
  methods: {
    tell(value: WindowForm[]) {
      this.triggerEvent('change', { value });
    },

    change(index: number, change: Partial<WindowForm>) {
      this.tell(this.data.value.map((one, i) => (i === index ? { ...one, ...change } : one)));
    },

    onDay({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { index } = currentTarget.dataset as { index: number };
      const { days } = this.data.value[index]!;
      const next = days.includes(value) ? days.filter((day) => day !== value) : [...days, value].sort();
      this.change(index, { days: next });
    },

    onTime({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { index, end } = currentTarget.dataset as { index: number; end: 'from' | 'to' };
      this.change(index, { [end]: value });
    },

    onRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { index } = currentTarget.dataset as { index: number };
      this.tell(this.data.value.filter((_, i) => i !== index));
    },

    onAddDay() {
      this.tell([...this.data.value, DAY_SHIFT]);
    },

    onAddNight() {
      this.tell([...this.data.value, NIGHT_SHIFT]);
    },
  },
});
