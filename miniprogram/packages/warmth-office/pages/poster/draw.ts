import type { Drawing } from '../../../../services/canvas';
import { drawCode } from '../../../../services/qr';
import { PALETTES } from '../../../../styles/palette';
import type { Poster } from '../../../../text/warmth-poster';

/** What is printed is drawn as by day. */
const INK = PALETTES.light;
/** The sheet in its own units: an A4 page, 72 to the inch. */
export const SHEET = { width: 595, height: 842 };
const EDGE = 44;
const WIDE = SHEET.width - 2 * EDGE;
const BAND = 232;
const CODE = 180;

/** The letters of the page; a canvas knows no style sheet. */
const LETTERS = '-apple-system, "PingFang SC", "Noto Sans SC Variable", sans-serif';

interface Style {
  size: number;
  strong?: boolean;
  colour?: string;
  /** Where it would be wider, it goes on below. */
  width?: number;
  most?: number;
}

type Pen = Drawing['pen'];

const setFont = (pen: Pen, { size, strong = false }: Style) => {
  pen.font = `${strong ? 600 : 400} ${size}px ${LETTERS}`;
};

/** A text broken where a line is full, into at most so many lines; what does not fit ends in …. */
function broken(pen: Pen, text: string, width: number, most: number): string[] {
  const lines: string[] = [''];
  for (const letter of text) {
    const line = lines.at(-1)! + letter;
    if (pen.measureText(line).width <= width) lines[lines.length - 1] = line;
    else lines.push(letter);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]!.slice(0, -1)}…`];
}

/** Writes a text, and answers where the next may begin. @param y baseline of the first line */
function write(pen: Pen, text: string, x: number, y: number, style: Style): number {
  setFont(pen, style);
  pen.fillStyle = style.colour ?? INK.ink;
  const lines = broken(pen, text, style.width ?? WIDE, style.most ?? 2);
  lines.forEach((line, i) => pen.fillText(line, x, y + i * style.size * 1.35));
  return y + lines.length * style.size * 1.35;
}

/** The band at the top: a lit window, and what there is. */
function drawBand(pen: Pen, { kit, items }: Poster): void {
  pen.fillStyle = INK.brand;
  pen.fillRect(0, 0, SHEET.width, BAND);
  pen.fillStyle = INK.glow;
  pen.fillRect(SHEET.width - EDGE - 76, 52, 76, 96);
  pen.fillStyle = INK.brand;
  pen.fillRect(SHEET.width - EDGE - 40, 52, 5, 96);
  pen.fillRect(SHEET.width - EDGE - 76, 97, 76, 5);
  const width = WIDE - 110;
  write(pen, '在这里领', EDGE, 76, { size: 24, colour: INK['glow-soft'], width, most: 1 });
  const below = write(pen, kit, EDGE, 128, { size: 48, strong: true, colour: INK.card, width, most: 1 });
  write(pen, items, EDGE, below - 8, { size: 20, colour: INK['glow-soft'], width: WIDE });
}

function drawFacts(pen: Pen, { station, address, lines }: Poster): number {
  let y = write(pen, station, EDGE, BAND + 56, { size: 32, strong: true });
  y = write(pen, address, EDGE, y - 4, { size: 17, colour: INK['ink-quiet'] });
  for (const { label, value } of lines) {
    pen.fillStyle = INK.line;
    pen.fillRect(EDGE, y - 6, WIDE, 1);
    write(pen, label, EDGE, y + 24, { size: 18, colour: INK['ink-quiet'] });
    y = write(pen, value, EDGE + 64, y + 24, { size: 20, strong: true, width: WIDE - 64, most: 3 });
  }
  return y;
}

/** Code at the left, the ways to go at the right of it. */
function drawWays(drawing: Drawing, { code, ways }: Poster, y: number): void {
  const { pen } = drawing;
  pen.fillStyle = INK['glow-soft'];
  pen.fillRect(EDGE, y, WIDE, CODE + 32);
  drawCode(drawing, code, { x: EDGE + 16, y: y + 16, side: CODE });
  ways.forEach((way, i) => {
    const line = y + 64 + i * 52;
    write(pen, String(i + 1), EDGE + CODE + 44, line, { size: 26, strong: true, colour: INK.brand });
    write(pen, way, EDGE + CODE + 76, line, { size: 20, strong: true, width: WIDE - CODE - 92 });
  });
}

/** Draws a poster onto a canvas of `SHEET`'s size. */
export function drawPoster(drawing: Drawing, poster: Poster): void {
  const { pen } = drawing;
  pen.fillStyle = INK.card;
  pen.fillRect(0, 0, SHEET.width, SHEET.height);
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  drawBand(pen, poster);
  const below = drawFacts(pen, poster);
  drawWays(drawing, poster, Math.round(Math.max(below + 8, SHEET.height - CODE - 32 - 84)));
  write(pen, poster.by, EDGE, SHEET.height - 40, { size: 18, colour: INK['ink-quiet'], most: 1 });
}
