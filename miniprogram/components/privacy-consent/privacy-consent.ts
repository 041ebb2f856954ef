/**
 * What is kept of a person, what for, and their yes. Tells `change` with `agreed`. The whole text is WeChat's own page of
 * the privacy guide.
 */
Component({
  properties: {
    title: String,
    /** Sentences. */
    promises: { type: Array, value: [] as string[] },
    /** The words of the yes. */
    yes: { type: String, value: '我看过了，同意' },
    agreed: Boolean,
    problem: String,
  },
  methods: {
    onAgree({ detail: { checked } }: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
      this.triggerEvent('change', { agreed: checked });
    },

    onWhole() {
      wx.openPrivacyContract({ fail: () => {} });
    },
  },
});
