/**
 * Something that rises from below over the page, with a title and a way out. Tells `close` when the person leaves it. Its
 * head stays as it was while it sinks, when whatever it was about may be gone already, and it takes no more taps.
 */
Component({
  options: { multipleSlots: true },
  properties: {
    open: Boolean,
    title: String,
    note: String,
  },
  data: { head: { title: '', note: '' } },
  observers: {
    'open, title, note'(open: boolean, title: string, note: string) {
      if (open) this.setData({ head: { title, note } });
    },
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
