/** Something that is on or off. Tells `change` with what it shall be; the page says what it is. */
Component({
  properties: {
    label: String,
    note: String,
    on: Boolean,
    disabled: Boolean,
  },
  methods: {
    onChange({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.triggerEvent('change', { on: value });
    },
  },
});
