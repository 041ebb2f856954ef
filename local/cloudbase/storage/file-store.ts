import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Suffix of every file on disk, so that `a` and `a/b` may both be files of the bucket. */
const SUFFIX = '.file';

/** The files of the bucket, on disk; one is there whole or not at all. Paths are those of `bucketPath`. */
export class FileStore {
  private readonly unfinished: string;

  /** @param folder is made when it is missing; what a power cut left unfinished in it is thrown away */
  constructor(private readonly folder: string) {
    this.unfinished = join(folder, '.unfinished');
    rmSync(this.unfinished, { recursive: true, force: true });
  }

  /** Writes a file, over one of the same path; it is on disk when this returns. */
  put(path: string, content: Buffer): void {
    mkdirSync(this.unfinished, { recursive: true });
    const draft = join(this.unfinished, randomBytes(8).toString('hex'));
    const file = openSync(draft, 'w');
    try {
      writeSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    mkdirSync(dirname(this.placeOf(path)), { recursive: true });
    renameSync(draft, this.placeOf(path));
  }

  /** What is in a file. @throws Error when there is none */
  read(path: string): Promise<Buffer> {
    return readFile(this.placeOf(path));
  }

  /** Bytes of a file, or `null` when there is none. */
  size(path: string): number | null {
    const stats = statSync(this.placeOf(path), { throwIfNoEntry: false });
    return stats?.isFile() ? stats.size : null;
  }

  /** Removes a file; `false` when there was none. */
  remove(path: string): boolean {
    if (this.size(path) === null) return false;
    rmSync(this.placeOf(path));
    return true;
  }

  private placeOf(path: string): string {
    return join(this.folder, `${path}${SUFFIX}`);
  }
}
