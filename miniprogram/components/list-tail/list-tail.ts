/** The end of a list: there is more, more is coming, this was all, or it did not come. Tells `more` when more is wanted. */
Component({
  properties: {
    /** `more`, `loading`, `end` or `failed`. */
    state: { type: String, value: 'end' },
    /** What happened, when it did not come. */
    failure: String,
    /** What stands at the end, such as 一共 23 人. */
    said: { type: String, value: '都在这里了' },
  },
  methods: {
    onMore() {
      this.triggerEvent('more');
    },
  },
});
