import type { Drawing } from '../../../../services/canvas';
import { drawCode } from '../../../../services/qr';
import { PALETTES } from '../../../../styles/palette';
import type { Paper } from './paper';

/** A picture is sent on and printed: it is drawn as by day. */
const INK = PALETTES.light;
const EDGE = 28;
const LINE = 40;
const CODE = 132;

/** The size of the picture in pixels of the layout; as the page lays out its canvas. */
export const SHEET = { width: 375, height: 560 };

/** The letters of the page; a canvas knows no style sheet. */
const LETTERS = '-apple-system, "PingFang SC", "Noto Sans SC Variable", sans-serif';
const font = (size: number, isStrong = false) => `${isStrong ? 600 : 400} ${size}px ${LETTERS}`;

/** A text as large as fits into a width. */
function fit(
  pen: Drawing['pen'],
  text: string,
  x: number,
  y: number,
  { size, width }: { size: number; width: number },
) {
  pen.font = font(size, true);
  const needed = pen.measureText(text).width;
  if (needed > width) pen.font = font((size * width) / needed, true);
  pen.fillText(text, x, y);
}

/** Draws a certificate: frame, words, lines, its number and the code that says the number. */
export function drawCertificate(drawing: Drawing, { title, said, lines, number, spaced }: Paper): void {
  const { pen, width, height } = drawing;
  pen.fillStyle = INK['glow-soft'];
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = INK.card;
  pen.fillRect(EDGE / 2, EDGE / 2, width - EDGE, height - EDGE);
  pen.fillStyle = INK.brand;
  pen.fillRect(EDGE / 2, EDGE / 2, width - EDGE, 10);

  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'center';
  pen.fillStyle = INK.ink;
  fit(pen, title, width / 2, 84, { size: 26, width: width - 3 * EDGE });
  pen.fillStyle = INK['ink-quiet'];
  fit(pen, said, width / 2, 120, { size: 16, width: width - 3 * EDGE });

  lines.forEach(({ label, value }, i) => drawLine(drawing, label, value, 168 + i * LINE));
  drawCode(drawing, number, { x: (width - CODE) / 2, y: 364, side: CODE });
  pen.textAlign = 'center';
  pen.fillStyle = INK['ink-quiet'];
  fit(pen, spaced, width / 2, 518, { size: 13, width: width - 2 * EDGE });
  fit(pen, '在“娘家人”小程序里查真假', width / 2, 537, { size: 11, width: width - 2 * EDGE });
}

function drawLine({ pen, width }: Drawing, label: string, value: string, y: number): void {
  pen.textAlign = 'left';
  pen.font = font(15);
  pen.fillStyle = INK['ink-quiet'];
  pen.fillText(label, EDGE * 1.4, y);
  pen.textAlign = 'right';
  pen.fillStyle = INK.ink;
  fit(pen, value, width - EDGE * 1.4, y, { size: 16, width: width - 5 * EDGE });
  pen.fillStyle = INK.line;
  pen.fillRect(EDGE * 1.4, y + 13, width - EDGE * 2.8, 1);
}
