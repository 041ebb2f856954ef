/** Something to say at length: its name, the field that grows, how much room is left, and what is wrong with it. */
Component({
  properties: {
    label: String,
    value: String,
    placeholder: String,
    problem: String,
    maxlength: { type: Number, value: 500 },
  },
  data: { left: 500 },
  observers: {
    'value, maxlength'(value: string, maxlength: number) {
      this.setData({ left: maxlength - value.length });
    },
  },
  methods: {
    onInput({ detail: { value } }: WechatMiniprogram.Input) {
      this.triggerEvent('change', { value });
    },
  },
});
