import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Driver } from './driver';
import type { Store } from './store';
import { wireText } from './wire-text';

/** The file of an export that tells how many documents each collection has; written last, so that no half export has one. */
export const MANIFEST = 'manifest.json';

/** How many documents each collection has. */
export type Counts = Record<string, number>;

/** Lines are written to the disk in pieces of about this many characters. */
const PIECE = 1 << 20;

/** Bytes of a page of the file, SQLite's own choice, and the most pages it allows. */
const PAGE_BYTES = 4_096;
const MOST_PAGES = 4_294_967_294;

/** The data file as a whole: carried away, copied, and made small. Each is done at once, of one instant. */
export class Archive {
  constructor(
    private readonly store: Store,
    private readonly driver: Driver,
  ) {}

  /**
   * Writes every collection into a new folder, a line of canonical EJSON for each document in the order they came.
   *
   * @throws Error when the folder exists
   */
  exportTo(folder: string): Counts {
    return arriving(folder, (unfinished) => {
      mkdirSync(unfinished, { recursive: true });
      const counts: Counts = {};
      for (const name of this.store.collectionNames()) {
        counts[name] = writeLines(join(unfinished, `${name}.jsonl`), this.linesOf(name));
      }
      writeLines(join(unfinished, MANIFEST), [JSON.stringify({ format: 1, counts }, null, 2)]);
      return counts;
    });
  }

  /** Copies the data file, while it is in use, to a new one that can take its place. @throws Error when that exists */
  backupTo(file: string): void {
    arriving(file, (unfinished) => this.driver.prepare('VACUUM INTO ?').run(unfinished));
  }

  /** Gives back the room of what was removed; no byte of it is in the file or its log afterwards. */
  compact(): void {
    this.driver.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
  }

  /** Lets the file grow to so many bytes, or as large as it is when it is larger, as a disk would that is full then. */
  limitTo(mostBytes: number): void {
    const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(mostBytes / PAGE_BYTES)));
    this.driver.exec(`PRAGMA max_page_count=${pages}`);
  }

  private *linesOf(name: string): Generator<string> {
    for (const document of this.store.candidates(this.store.collection(name), { by: 'scan', sorted: true }))
      yield wireText(document);
  }
}

/** Makes something under another name, and gives it its own when it is whole and on disk. */
export function arriving<T>(path: string, make: (unfinished: string) => T): T {
  if (existsSync(path)) throw new Error(`${path} is there already.`);
  const unfinished = `${path}.unfinished`;
  mkdirSync(dirname(path), { recursive: true });
  rmSync(unfinished, { recursive: true, force: true });
  try {
    const result = make(unfinished);
    synced(unfinished);
    renameSync(unfinished, path);
    synced(dirname(path));
    return result;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function writeLines(file: string, lines: Iterable<string>): number {
  const to = openSync(file, 'wx');
  let piece = '';
  let count = 0;
  for (const line of lines) {
    piece += `${line}\n`;
    count += 1;
    if (piece.length < PIECE) continue;
    writeFileSync(to, piece);
    piece = '';
  }
  writeFileSync(to, piece);
  fsyncSync(to);
  closeSync(to);
  return count;
}

/** A file's bytes, or a folder's names, are on disk when this returns; Windows syncs no folders. */
function synced(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
