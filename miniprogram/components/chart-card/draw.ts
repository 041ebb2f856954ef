import type { Drawing } from '../../services/canvas';
import type { Palette } from '../../styles/palette';

/** One number of a chart. */
export interface Point {
  /** 五, 18, 今天. */
  label: string;
  /** `null`: not known yet. In a heat chart, a share of 0 to 1. */
  value: number | null;
  /** Whether it is today's. */
  now?: boolean;
}

/** What a chart is drawn with. */
export interface Brush extends Drawing {
  palette: Palette;
}

const FULL_TURN = 2 * Math.PI;
const COLUMNS = 7;
const valueOf = ({ value }: Point) => value ?? 0;

function rounded({ pen }: Brush, x: number, y: number, width: number, height: number, radius: number): void {
  const r = Math.min(radius, width / 2, height / 2);
  pen.beginPath();
  pen.moveTo(x + r, y);
  pen.arcTo(x + width, y, x + width, y + height, r);
  pen.arcTo(x + width, y + height, x, y + height, r);
  pen.arcTo(x, y + height, x, y, r);
  pen.arcTo(x, y, x + width, y, r);
  pen.closePath();
}

function rule({ pen, width }: Brush, y: number, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(0, y);
  pen.lineTo(width, y);
  pen.stroke();
}

function bar(brush: Brush, points: readonly Point[]): void {
  const { pen, width, height, palette } = brush;
  const floor = height - 1;
  const room = width / points.length;
  const most = Math.max(...points.map(valueOf), 1);
  rule(brush, floor + 0.5, palette['line-strong']);
  points.forEach((point, i) => {
    const high = Math.max((valueOf(point) / most) * (floor - 4), point.value ? 2 : 0);
    rounded(brush, i * room + room * 0.18, floor - high, room * 0.64, high, 3);
    pen.fillStyle = point.now ? palette.brand : palette.glow;
    pen.fill();
  });
}

function line(brush: Brush, points: readonly Point[]): void {
  const { pen, width, height, palette } = brush;
  const floor = height - 1;
  const values = points.map(valueOf);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = (width - 24) / Math.max(points.length - 1, 1);
  const at = (i: number): [number, number] => [
    12 + i * step,
    floor - 12 - ((values[i]! - least) / Math.max(most - least, 1)) * (floor - 28),
  ];
  [floor + 0.5, (floor + 14) / 2, 14].forEach((y, i) => rule(brush, y, palette[i === 0 ? 'line-strong' : 'line']));
  const trace = () => points.forEach((_, i) => (i === 0 ? pen.moveTo(...at(i)) : pen.lineTo(...at(i))));
  pen.beginPath();
  trace();
  pen.lineTo(at(points.length - 1)[0], floor);
  pen.lineTo(at(0)[0], floor);
  pen.closePath();
  pen.fillStyle = palette['glow-soft'];
  pen.fill();
  pen.beginPath();
  trace();
  Object.assign(pen, { strokeStyle: palette.glow, lineWidth: 3, lineJoin: 'round', lineCap: 'round' });
  pen.stroke();
  dot(brush, ...at(points.length - 1));
}

function dot({ pen, palette }: Brush, x: number, y: number): void {
  pen.beginPath();
  pen.arc(x, y, 5, 0, FULL_TURN);
  pen.fillStyle = palette.brand;
  pen.fill();
  pen.strokeStyle = palette.card;
  pen.lineWidth = 2;
  pen.stroke();
}

/** The first number out of the second, 0 to 1. */
export function shareOf(points: readonly Point[]): number {
  const [part = 0, whole = 0] = points.map(valueOf);
  return whole > 0 ? Math.min(part / whole, 1) : 0;
}

function ring(brush: Brush, points: readonly Point[]): void {
  const { pen, width, height, palette } = brush;
  const share = shareOf(points);
  const radius = Math.min(width, height) / 2 - 8;
  const sweep = (from: number, to: number, colour: string) => {
    pen.beginPath();
    pen.arc(width / 2, height / 2, radius, (from - 0.25) * FULL_TURN, (to - 0.25) * FULL_TURN);
    pen.strokeStyle = colour;
    pen.lineWidth = 12;
    pen.stroke();
  };
  sweep(0, 1, palette['glow-soft']);
  if (share > 0) sweep(0, share, palette.glow);
}

/** A week to a row, Monday first; the fuller a day, the brighter. */
function heat(brush: Brush, points: readonly Point[]): void {
  const { pen, width, height, palette } = brush;
  const [cell, row] = [width / COLUMNS, height / Math.max(Math.ceil(points.length / COLUMNS), 1)];
  points.forEach(({ value, now }, i) => {
    rounded(brush, (i % COLUMNS) * cell + 3, Math.floor(i / COLUMNS) * row + 2, cell - 6, row - 4, 4);
    pen.globalAlpha = value === null ? 1 : 0.2 + 0.8 * value;
    pen.fillStyle = palette.glow;
    if (value !== null) pen.fill();
    pen.globalAlpha = 1;
    pen.lineWidth = now ? 2 : 1;
    pen.strokeStyle = now ? palette.brand : palette.line;
    if (now || value === null) pen.stroke();
  });
}

/** The kinds of chart there are. A ring takes two numbers, a part and the whole; the others as many as there are. */
export const CHARTS = { bar, line, ring, heat };
