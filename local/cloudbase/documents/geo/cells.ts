import { boxOf, shapeOf } from './shapes';
import type { Box } from './shapes';

/** Quarters of the map, each a digit longer than the one it lies in: 20 digits are about 38 m at the equator. */
const DEEPEST = 20;
/** A box is covered by cells so large that at most this many stand in a row or a column. */
const MOST_ACROSS = 4;

/** The cells that a GeoJSON geometry lies in: one for a point, few for anything larger. @throws DatabaseError when it is none */
export function cellsOf(geometry: unknown): string[] {
  const shape = shapeOf(geometry);
  if (shape.points.length > 0)
    return shape.points.map(([x, y]) => cellAt(columnOf(x, DEEPEST), rowOf(y, DEEPEST), DEEPEST));
  return cellsOver(boxOf(shape));
}

/** The largest cells of one size that cover a box, without one too many. */
export function cellsOver({ west, south, east, north }: Box): string[] {
  if (west > east)
    return [...cellsOver({ west, south, east: 180, north }), ...cellsOver({ west: -180, south, east, north })];
  const depth = depthFor(east - west, north - south);
  const [left, right] = [columnOf(west, depth), columnOf(east, depth)];
  const [bottom, top] = [rowOf(south, depth), rowOf(north, depth)];
  const cells: string[] = [];
  for (let row = bottom; row <= top; row += 1)
    for (let column = left; column <= right; column += 1) cells.push(cellAt(column, row, depth));
  return cells;
}

/** Every cell that a cell lies in, the whole map (no digit) first. */
export const cellsRound = (cell: string): string[] => Array.from(cell, (_, depth) => cell.slice(0, depth));

function depthFor(width: number, height: number): number {
  const across = Math.max(width / 360, height / 180);
  const depth = across === 0 ? DEEPEST : Math.floor(Math.log2((MOST_ACROSS - 1) / across));
  return Math.max(0, Math.min(DEEPEST, depth));
}

const placeOf = (share: number, depth: number) => Math.min(2 ** depth - 1, Math.floor(share * 2 ** depth));
const columnOf = (longitude: number, depth: number) => placeOf((longitude + 180) / 360, depth);
const rowOf = (latitude: number, depth: number) => placeOf((latitude + 90) / 180, depth);

function cellAt(column: number, row: number, depth: number): string {
  let cell = '';
  for (let bit = depth - 1; bit >= 0; bit -= 1) cell += String(((row >> bit) & 1) * 2 + ((column >> bit) & 1));
  return cell;
}
