import { clock, dayAt, instantAt } from '../../../../text/times';

/** A time of day where only the day was chosen. */
const NOON = '12:00';

/** A day, and with `timed` an hour of it, in Beijing time. Tells `change {value}`: an instant, or a day without `timed`. */
Component({
  properties: {
    label: String,
    /** An instant in epoch milliseconds, or without `timed` a day; `null` while none is chosen. */
    value: { type: null, value: null as unknown },
    timed: Boolean,
    /** First and last day that can be chosen. */
    from: String,
    to: String,
    problem: String,
  },
  data: { day: '', time: '' },
  observers: {
    value(value: number | string | null) {
      const day = typeof value === 'number' ? dayAt(value) : (value ?? '');
      const time = typeof value === 'number' ? clock(value) : '';
      this.setData({ day, time });
    },
  },
  methods: {
    onDay({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.tell(value, this.data.time || NOON);
    },

    onTime({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.tell(this.data.day || dayAt(Date.now()), value);
    },

    tell(day: string, time: string) {
      this.triggerEvent('change', { value: this.data.timed ? instantAt(day, time) : day });
    },
  },
});
