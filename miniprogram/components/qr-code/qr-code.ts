import { canvasOf } from '../../services/canvas';
import { drawCode } from '../../services/qr';

/** A code to be scanned, always dark on white. `data-code` carries its text for whoever cannot scan. */
Component({
  properties: {
    text: { type: String, observer: 'redraw' },
    /** rpx */
    size: { type: Number, value: 364 },
    label: { type: String, value: '二维码' },
  },
  lifetimes: {
    ready() {
      void this.redraw();
    },
  },
  methods: {
    async redraw() {
      const { text } = this.data;
      const found = text === '' ? null : await canvasOf(this, '.qr-code__canvas');
      if (!found || text !== this.data.text) return;
      drawCode(found, text, { side: found.width });
    },
  },
});
