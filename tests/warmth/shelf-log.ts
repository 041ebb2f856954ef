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
    appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }

  /** A moment, for `since`. */
  now(): number {
    return statSync(this.file).size;
  }

  /** Kits that nobody held when it was last written. */
  left(): number {
    return linesOf(readFileSync(this.file)).at(-1)?.left ?? 0;
  }

  /** `free` only if the station is known to have had a free kit all the time since a moment. */
  since(stationId: string, moment: number): Shelf {
    const text = readFileSync(this.file);
    const before = linesOf(text.subarray(0, moment)).slice(-1);
    const after = linesOf(text.subarray(moment));
    if (before.length === 0 || after.some(({ born }) => born)) return 'unknown';
    return [...before, ...after].every(({ free }) => free.includes(stationId)) ? 'free' : 'empty';
  }
}

const linesOf = (text: Buffer) =>
  text
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
