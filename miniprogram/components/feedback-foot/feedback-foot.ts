const HOTLINE = '12351';

/** 投诉建议 at the foot of every page: to write, or to ring somebody. */
Component({
  methods: {
    onCall() {
      wx.makePhoneCall({ phoneNumber: HOTLINE, fail: () => {} });
    },
  },
});
