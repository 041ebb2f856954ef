import { isConnected, onNetworkChange } from '../../services/network';
import { onUnsentChange, unsentWrites } from '../../services/outbox';
import { standingSaid } from '../../text/unsent';

const stops = new WeakMap<object, (() => void)[]>();

/** A line across the page while something is not sent, or was refused; a tap leads to 我的, where it is listed. */
Component({
  data: { said: '', isRefused: false },
  lifetimes: {
    attached() {
      const tell = () => this.tell();
      stops.set(this, [onNetworkChange(tell), onUnsentChange(tell)]);
      this.tell();
    },
    detached() {
      stops.get(this)?.forEach((stop) => stop());
    },
  },
  methods: {
    tell() {
      const unsent = unsentWrites();
      const refused = unsent.filter(({ told }) => told !== null).length;
      const said = standingSaid({ isConnected: isConnected(), waiting: unsent.length - refused, refused });
      this.setData({ said, isRefused: refused > 0 });
    },

    onMine() {
      void wx.switchTab({ url: '/pages/mine/mine' });
    },
  },
});
