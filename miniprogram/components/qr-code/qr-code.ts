import { Ecc, QrCode } from 'tdesign-miniprogram/common/shared/qrcode/qrcodegen';
import { canvasOf } from '../../services/canvas';

/** A scanner wants dark on light, by day and by night; styles/tokens has the same two as --code and --code-ground. */
const DARK = '#241a16';
const LIGHT = '#ffffff';
/** Empty modules around the code, that scanners find its edge by. */
const QUIET = 2;

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
      const { pen, width, sharpness } = found;
      const code = QrCode.encodeText(text, Ecc.MEDIUM);
      // Whole pixels of the screen, so that no seams run between the modules.
      const module = Math.floor((width * sharpness) / (code.size + 2 * QUIET)) / sharpness;
      const edge = (width - code.size * module) / 2;
      pen.fillStyle = LIGHT;
      pen.fillRect(0, 0, width, width);
      pen.fillStyle = DARK;
      code.getModules().forEach((row, y) =>
        row.forEach((isDark, x) => {
          if (isDark) pen.fillRect(edge + x * module, edge + y * module, module, module);
        }),
      );
    },
  },
});
