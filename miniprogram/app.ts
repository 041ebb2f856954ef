import { followNetwork, onNetworkChange } from './services/network';
import { sendUnsent } from './services/outbox';

App({
  onLaunch() {
    wx.cloud.init({ traceUser: false });
    followNetwork();
    onNetworkChange((isConnected) => {
      if (isConnected) void sendUnsent();
    });
  },

  onShow() {
    void sendUnsent();
  },
});
