import { appendFileSync, readFileSync, statSync } from 'node:fs';
import type { Block } from '../../cloudfunctions/warmth/block';
import { freeStations } from './shelf-watch';

/** What a database saw at a moment: the stations with a free kit, and whether it had only just begun. */
interface Line {
  born: boolean;
  free: string[];
  /** Kits that nobody holds, also those that are for whoever waits. */
  left: number;
}

/** What was on a station's shelf from a moment until now; `unknown`: the database died meanwhile. */
export type Shelf = 'free' | 'empty' | 'unknown';

/**
 * What a database that may be killed saw of its shelves, in a file that outlives it: a line when it begins, and one after
 * every write of a block and before anybody is answered.
 */
export class ShelfLog {
  constructor(private readonly file: string) {
    appendFileSync(file, '');
  }

  /** @param born whether the database has just begun; what its former life wrote last may not stand here */
  note(blocks: readonly Block[], born: boolean): void {
    const left = blocks.reduce((sum, block) => sum + block.left, 0);
    const line: Line = { born, free: [...freeStations(blocks)], left };
    // A former life may have died in the middle of its last line.
    appendFileSync(this.file, `${born ? '\n' : ''}${JSON.stringify(line)}\n`);
  }

  /** A moment, for `since`. */
  now(): number {
    return statSync(this.file).size;
  }

  /** Kits that nobody held when it was last written. */
  left(): number {
    return linesOf(readFileSync(this.file)).findLast((line) => line !== null)?.left ?? 0;
  }

  /** `free` only if the station is known to have had a free kit all the time since a moment. */
  since(stationId: string, moment: number): Shelf {
    const text = readFileSync(this.file);
    const before = linesOf(text.subarray(0, moment)).slice(-1);
    const seen = [...before, ...linesOf(text.subarray(moment))];
    if (before.length === 0 || seen.some((line, i) => line === null || (i > 0 && line.born))) return 'unknown';
    return seen.every((line) => line?.free.includes(stationId)) ? 'free' : 'empty';
  }
}

/** `null`: a line in whose middle the database died. */
const linesOf = (text: Buffer): (Line | null)[] => text.toString().split('\n').filter(Boolean).map(lineOf);

function lineOf(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
