import { dayAt, dayInWords } from '../../text/times';

/** A Beijing day, shown as people say it. Tells `change {value}`: `YYYY-MM-DD`, or `YYYY-MM` with `monthly`. */
Component({
  properties: {
    /** What the day is; over the wheels, and for who listens. */
    label: String,
    /** Empty: none is chosen. */
    value: String,
    /** What stands there while none is chosen. */
    hint: { type: String, value: '选日期' },
    /** First and last day that can be chosen. */
    from: String,
    to: String,
    monthly: Boolean,
    wrong: Boolean,
  },
  data: { said: '' },
  observers: {
    value(value: string) {
      this.setData({ said: value === '' ? '' : dayInWords(value, dayAt(Date.now())) });
    },
  },
  methods: {
    onChange({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { value });
    },
  },
});
