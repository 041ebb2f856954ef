/** Somebody who is to be rung: who they are, how they are held, and the one green button. Tells `dial`. */
Component({
  properties: {
    name: String,
    /** 139****5083 · 给您留 13 分钟 */
    note: String,
    /** What whoever calls should know first; empty: nothing. */
    warning: String,
    dialling: Boolean,
    /** Whether it is for others to ring. */
    quiet: Boolean,
  },
  data: { initial: '' },
  observers: {
    name(name: string) {
      this.setData({ initial: name.slice(0, 1) });
    },
  },
  methods: {
    onDial() {
      if (!this.data.dialling) this.triggerEvent('dial');
    },
  },
});
