/** A few things of which one, or (`many`) several, can be chosen. Tells `choose` with the value; the page says what is chosen. */
Component({
  properties: {
    label: String,
    many: Boolean,
    /** `{ value, label }[]` */
    options: { type: Array, value: [] as { value: string; label: string }[] },
    /** The chosen value; with `many`, the chosen values. */
    chosen: { type: null, value: null as unknown },
    problem: String,
  },
  methods: {
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { value: currentTarget.dataset['value'] as string });
    },
  },
});
