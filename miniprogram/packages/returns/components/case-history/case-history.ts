/** What happened to a case, newest first; folded to the last of it until somebody wants all. */
Component({
  properties: {
    /** `{ id, when, what, note }[]` */
    steps: { type: Array, value: [] as { id: string; when: string; what: string; note: string }[] },
  },
  data: { isWhole: false },
  methods: {
    onAll() {
      this.setData({ isWhole: true });
    },
  },
});
