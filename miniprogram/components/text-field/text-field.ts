/** One thing to type: its name, the field, and below it what is wrong with it. */
Component({
  properties: {
    label: String,
    value: String,
    placeholder: String,
    problem: String,
    type: { type: String, value: 'text' },
    maxlength: { type: Number, value: 40 },
  },
  methods: {
    onChange({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { value: detail.value });
    },
  },
});
