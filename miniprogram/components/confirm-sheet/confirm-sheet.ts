/** Asks once more before something that cannot be undone: what will happen, and for whom. Tells `confirm` or `close`. */
Component({
  properties: {
    open: Boolean,
    title: String,
    /** What happens then. */
    words: String,
    /** What the button does, as a verb: 发给 400 人. */
    act: String,
    /** The way back: 再想想. */
    back: { type: String, value: '再想想' },
    /** Whether something is lost by it. */
    severe: Boolean,
    submitting: Boolean,
  },
  methods: {
    onAct() {
      this.triggerEvent('confirm');
    },

    onClose() {
      this.triggerEvent('close');
    },
  },
});
