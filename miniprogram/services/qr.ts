import { Ecc, QrCode } from 'tdesign-miniprogram/common/shared/qrcode/qrcodegen';
import type { Drawing } from './canvas';

/** A scanner wants dark on light, by day and by night; styles/tokens has the same two as --code and --code-ground. */
const DARK = '#241a16';
const LIGHT = '#ffffff';
/** Empty modules around the code, that scanners find its edge by. */
const QUIET = 2;

/** Draws a text as a code into a square, always dark on white. @param side in pixels of the layout, as x and y are */
export function drawCode({ pen, sharpness }: Drawing, text: string, { x = 0, y = 0, side }: Square): void {
  const code = QrCode.encodeText(text, Ecc.MEDIUM);
  // Whole pixels of the screen, so that no seams run between the modules.
  const module = Math.floor((side * sharpness) / (code.size + 2 * QUIET)) / sharpness;
  const edge = (side - code.size * module) / 2;
  pen.fillStyle = LIGHT;
  pen.fillRect(x, y, side, side);
  pen.fillStyle = DARK;
  code.getModules().forEach((row, i) =>
    row.forEach((isDark, k) => {
      if (isDark) pen.fillRect(x + edge + k * module, y + edge + i * module, module, module);
    }),
  );
}

interface Square {
  x?: number;
  y?: number;
  side: number;
}
