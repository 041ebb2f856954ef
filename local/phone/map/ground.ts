import type { WorldPoint } from './projection';

interface Look {
  block: string;
  street: string;
  edge: string;
  park: string;
  water: string;
}

const LOOKS: Readonly<Record<'light' | 'dark', Look>> = {
  light: { block: '#f7f3f0', street: '#ffffff', edge: '#eadfd8', park: '#e6f3ea', water: '#dfe9f0' },
  dark: { block: '#221a15', street: '#2f251f', edge: '#3a2d25', park: '#1c3325', water: '#1b2933' },
};
/** Distance of streets, pixels of the screen; every fourth is a wide one. */
const GRID = 96;

/** A number from 0 to 1 for a cell, always the same. */
function chanceOf(a: number, b: number): number {
  const mixed = Math.imul(Math.imul(a | 0, 374_761_393) + Math.imul(b | 0, 668_265_263), 1_274_126_177);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
}

const lineAt = (i: number, salt: number) => i * GRID + (chanceOf(i, salt) - 0.5) * GRID * 0.5;
const widthAt = (i: number) => (i % 4 === 0 ? 14 : 8);

/** Streets and blocks to find one's way by. They are drawn, not surveyed: no map service is asked. */
export function drawGround(canvas: HTMLCanvasElement, corner: WorldPoint, theme: 'light' | 'dark'): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  Object.assign(canvas, { width: width * ratio, height: height * ratio });
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(ratio, ratio);
  const look = LOOKS[theme];
  const [x0, y0] = [Math.floor(corner.x / GRID) - 1, Math.floor(corner.y / GRID) - 1];
  const columns = Array.from({ length: Math.ceil(width / GRID) + 4 }, (_, i) => x0 + i);
  const rows = Array.from({ length: Math.ceil(height / GRID) + 4 }, (_, i) => y0 + i);
  pen.fillStyle = look.block;
  pen.fillRect(0, 0, width, height);
  for (const i of columns) for (const j of rows) drawBlock(pen, corner, i, j, look);
  for (const layer of ['edge', 'street'] as const) {
    pen.fillStyle = look[layer];
    const more = layer === 'edge' ? 2 : 0;
    for (const i of columns)
      pen.fillRect(lineAt(i, 1) - corner.x - widthAt(i) / 2 - more / 2, 0, widthAt(i) + more, height);
    for (const j of rows)
      pen.fillRect(0, lineAt(j, 2) - corner.y - widthAt(j) / 2 - more / 2, width, widthAt(j) + more);
  }
}

function drawBlock(pen: CanvasRenderingContext2D, corner: WorldPoint, i: number, j: number, look: Look): void {
  const chance = chanceOf(i, j);
  if (chance > 0.12) return;
  pen.fillStyle = chance < 0.03 ? look.water : look.park;
  const [left, top] = [lineAt(i, 1) - corner.x, lineAt(j, 2) - corner.y];
  pen.fillRect(left, top, lineAt(i + 1, 1) - corner.x - left, lineAt(j + 1, 2) - corner.y - top);
}
