/** Something that rises from below over the page, with a title and a way out. Tells `close` when the person leaves it. */
Component({
  options: { multipleSlots: true },
  properties: {
    open: Boolean,
    title: String,
    note: String,
  },
  methods: {
    onVisible({ detail: { visible } }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!visible) this.leave();
    },

    leave() {
      this.triggerEvent('close');
    },
  },
});
