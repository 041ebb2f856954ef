import { dropOldDrafts } from './services/draft';
import { followNetwork, onNetworkChange } from './services/network';
import { sendUnsent } from './services/send-unsent';

App({
  onLaunch() {
    wx.cloud.init({ traceUser: false });
    followNetwork();
    dropOldDrafts(Date.now());
    onNetworkChange((isConnected) => {
      if (isConnected) void sendUnsent();
    });
  },

  onShow() {
    void sendUnsent();
  },
});
