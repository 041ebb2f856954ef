/** Looking begins this long after the last letter, milliseconds. */
const PAUSE_MS = 300;
const waiting = new WeakMap<object, ReturnType<typeof setTimeout>>();

/** A field to look for something by; tells `search` when the person pauses, and at once when they say so. */
Component({
  properties: {
    value: String,
    placeholder: { type: String, value: '找一找' },
    label: { type: String, value: '搜索' },
  },
  lifetimes: {
    detached() {
      clearTimeout(waiting.get(this));
    },
  },
  methods: {
    onInput({ detail: { value } }: WechatMiniprogram.Input) {
      this.setData({ value });
      clearTimeout(waiting.get(this));
      waiting.set(
        this,
        setTimeout(() => this.search(), PAUSE_MS),
      );
    },

    onClear() {
      this.setData({ value: '' });
      this.search();
    },

    search() {
      clearTimeout(waiting.get(this));
      this.triggerEvent('search', { value: this.data.value.trim() });
    },
  },
});
