/** A few things of which one, or (`many`) several, can be chosen. */
Component({
  properties: {
    label: String,
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
