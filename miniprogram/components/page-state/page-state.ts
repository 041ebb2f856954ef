/** What a page shows while its content is loading, when there is none, when it did not come, and when it is there. */
Component({
  options: { multipleSlots: true },
  properties: {
    phase: { type: String, value: 'loading' },
    failure: String,
  },
  data: {
    bones: [
      { width: '40%', height: '56rpx' },
      1,
      [{ width: '100%', height: '220rpx', borderRadius: '20rpx' }],
      [{ width: '100%', height: '220rpx', borderRadius: '20rpx' }],
    ],
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry');
    },
  },
});
