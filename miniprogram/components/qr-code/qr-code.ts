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
      const { pen, width } = found;
      const code = QrCode.encodeText(text, Ecc.MEDIUM);
      const module = width / (code.size + 2 * QUIET);
      pen.fillStyle = LIGHT;
      pen.fillRect(0, 0, width, width);
      pen.fillStyle = DARK;
      code.getModules().forEach((row, y) =>
        row.forEach((isDark, x) => {
          if (isDark) pen.fillRect((x + QUIET) * module, (y + QUIET) * module, module + 0.3, module + 0.3);
        }),
      );
    },
  },
});
